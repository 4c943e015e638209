// Takes away files whose rows are gone or erased, uploads that nobody used for a day, and what killed uploads left behind.
// A few at a time, in any number of copies at once: removing twice is removing once.
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { startRepeating } from '../../../platform/subgraph/startRepeating';
import type { ReportFiles } from '../app/context';
import { findDueRemovals, forgetRemoval, forgetUnused } from '../store/attachments';

const EVERY_MS = 30_000;
const BATCH = 100;
const STAGED_MS = 3_600_000;

export function removeFiles(runtime: Runtime, files: ReportFiles): RunningJob {
  return startRepeating({
    everyMs: EVERY_MS,
    run: () => removeDueFiles(runtime, files),
    onError: (error) => runtime.log.warn({ err: error }, 'files could not be removed'),
    isEager: true,
  });
}

/** One round; what is left is for the next. */
export async function removeDueFiles(
  { db, clock }: Pick<Runtime, 'db' | 'clock'>,
  { store, staging }: ReportFiles,
): Promise<void> {
  const now = clock.now();
  await db.write((tx) => forgetUnused(tx, db.dialect, { now, limit: BATCH }));
  const keys = await findDueRemovals(db.reader, now, BATCH);
  for (const key of keys) await store.remove(key);
  if (keys.length > 0) await db.write((tx) => forgetRemoval(tx, keys));
  await staging.sweep(STAGED_MS, BATCH);
}
