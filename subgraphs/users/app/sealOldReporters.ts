// Encrypts what was stored before personal data was. Runs at each start, before the server listens; mostly finds nothing.
import { holdLock } from '../../../platform/db/holdLock';
import type { Runtime } from '../../../platform/subgraph/module';
import type { PersonSealer } from '../store/personSealer';
import { insertReporters } from '../store/reporter.store';
import { countUnsealed, forgetTaken, takeUnsealed } from '../store/unsealedReporter.store';

const BATCH_ROWS = 2_000;

type SealRuntime = Pick<Runtime, 'db' | 'onProgress'>;

/** A batch a transaction: cut off, it goes on where it stopped. Returns how many there were. */
export async function sealOldReporters(runtime: SealRuntime, sealer: PersonSealer): Promise<number> {
  const { db } = runtime;
  if ((await countUnsealed(db.reader)) === 0) return 0;
  const release = await holdLock(db, 'seal');
  try {
    const total = await countUnsealed(db.reader);
    for (let done = 0; done < total; done += BATCH_ROWS) {
      runtime.onProgress(`encrypting reporters ${Math.floor((done / total) * 100)} %`, done / total);
      await db.write(async (tx) => insertReporters(tx, sealer, await takeUnsealed(tx, BATCH_ROWS)));
    }
    await forgetTaken(db);
    return total;
  } finally {
    await release();
  }
}
