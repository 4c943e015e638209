// Anchors the days of the case log as they end, and those that were missed. Several copies of the process may run it.
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { addMissingLeaves, anchorDays } from '../app/caseLog/anchorDays';
import type { LogKeys } from '../app/caseLog/logKeys';
import { anchorFileOf, appendAnchors } from '../store/anchorFile';

/** The first run leaves the start of the process to what is waited for. */
const FIRST_MS = 2_000;
const EVERY_MS = 10 * 60_000;

export function anchorCaseLog({ config, db, clock, log }: Runtime, keys: LogKeys): RunningJob {
  let isStopping = false;
  let running: Promise<void> = Promise.resolve();
  let timer = setTimeout(run, FIRST_MS);

  function run(): void {
    running = anchor()
      .catch((error: unknown) => log.error({ err: error }, 'the case log could not be anchored'))
      .finally(() => {
        if (!isStopping) timer = setTimeout(run, EVERY_MS);
      });
  }

  async function anchor(): Promise<void> {
    const count = await anchorDays({ db, clock, keys }, () => isStopping);
    await addMissingLeaves(db, () => isStopping);
    await appendAnchors(db.reader, anchorFileOf(config));
    if (count > 0) log.info({ days: count }, 'anchored the case log');
  }

  return {
    async stop() {
      isStopping = true;
      clearTimeout(timer);
      await running;
    },
  };
}
