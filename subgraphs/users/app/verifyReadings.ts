// Verifies the chain of opened identities: every link again, in order, up to the head. For whoever has the key of users.
import type { Database } from '../../../platform/db/database';
import { textOfLink } from '../domain/reading';
import { listLinksAfter, readChainHead, type StoredLink } from '../store/reading.store';
import { commitTo, linkOf } from './recordReading';

const BATCH_ROWS = 1_000;

export interface AuditVerdict {
  readonly count: number;
  /** The first place in the chain that does not follow from what is before it; null when all do. */
  readonly brokenAt: number | null;
}

export async function verifyReadings({ reader }: Database, auditKey: Buffer): Promise<AuditVerdict> {
  let before = '';
  let seq = 0;
  for (;;) {
    const links = await listLinksAfter(reader, seq, BATCH_ROWS);
    for (const stored of links) {
      if (!isNext(stored, seq, linkOf(auditKey, textOfLink(before, stored)))) return { count: seq, brokenAt: seq + 1 };
      seq = stored.seq;
      before = stored.link;
    }
    if (links.length < BATCH_ROWS) break;
  }
  const head = await readChainHead(reader);
  return { count: seq, brokenAt: head.seq === seq && head.link === before ? null : seq + 1 };
}

/** Words that are still there must be those that were committed to. */
function isNext(stored: StoredLink, seq: number, link: string): boolean {
  const { purpose, purposeSalt, purposeCommitment } = stored;
  const keepsWord = purpose === null || commitTo(purpose, purposeSalt ?? '') === purposeCommitment;
  return stored.seq === seq + 1 && stored.link === link && keepsWord;
}
