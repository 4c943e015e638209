// Closes one row of the history: its hash over everything it says and over the hash of the row before.
// Called where a change is recorded, and by the seed.
import { sha256 } from '../../../../platform/crypto';
import type { Changed, ClockState } from '../../domain/caseState';
import {
  encodeDues,
  encodeLogEntry,
  encodeTexts,
  LOG_FORMAT,
  type LogEntry,
  type LoggedText,
} from '../../domain/logEntry';
import type { HistoryColumns } from '../recordChange';

export interface SealFacts {
  readonly previousHash: string | null;
  readonly clocks: readonly Changed<ClockState>[];
  readonly texts: readonly LoggedText[];
}

export type SealedColumns = HistoryColumns & {
  readonly prev_hash: string | null;
  readonly hash: string;
  readonly dues: string | null;
  readonly texts: string | null;
};

export function sealEntry(row: HistoryColumns, { previousHash, clocks, texts }: SealFacts): SealedColumns {
  const added = { dues: encodeDues(clocks), texts: encodeTexts(texts) };
  const hash = hashOfEntry({
    reportId: row.report_id,
    version: row.version,
    previousHash,
    id: row.id,
    at: row.at,
    action: row.action,
    fromStatus: row.from_status,
    toStatus: row.to_status,
    actorRole: row.actor_role,
    actorAgencyId: row.actor_agency_id,
    actorOperatorId: row.actor_operator_id,
    actorClientId: row.actor_client_id,
    assignmentId: row.assignment_id,
    reason: row.reason,
    ...added,
  });
  return { ...row, ...added, prev_hash: previousHash, hash };
}

export function hashOfEntry(entry: LogEntry): string {
  return `${LOG_FORMAT}.${sha256(encodeLogEntry(entry)).toString('base64url')}`;
}
