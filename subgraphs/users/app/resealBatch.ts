// One step through the reporters: those under an older key are sealed again under the newest. Called by jobs/resealReporters.ts.
import type { Runtime } from '../../../platform/subgraph/module';
import { SealError, type PersonSealer } from '../store/personSealer';
import { listReportersAfter, replacePersonalData, type ReporterRow } from '../store/reporter.store';

const BATCH_ROWS = 200;

export interface ResealedBatch {
  /** Go on after this id; null at the end. */
  readonly last: string | null;
  readonly resealed: number;
}

export async function resealBatch(
  { db, log }: Pick<Runtime, 'db' | 'log'>,
  sealer: PersonSealer,
  after: string,
): Promise<ResealedBatch> {
  const rows = await listReportersAfter(db.reader, after, BATCH_ROWS);
  const old = rows.filter((row) => row.keyId !== null && row.keyId !== sealer.keyId);
  if (old.length > 0) {
    await db.write(async (tx) => {
      for (const row of old) {
        const data = openOrLog(sealer, row, (err) => log.error({ err, reporterId: row.id }, 'cannot be opened'));
        if (data !== null) await replacePersonalData(tx, sealer, row, data);
      }
    });
  }
  return { last: rows.length < BATCH_ROWS ? null : (rows.at(-1)?.id ?? null), resealed: old.length };
}

function openOrLog(sealer: PersonSealer, row: ReporterRow, onFault: (error: SealError) => void) {
  try {
    return { name: sealer.openName(row.id, row), ...sealer.openContact(row.id, row) };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    onFault(error);
    return null;
  }
}
