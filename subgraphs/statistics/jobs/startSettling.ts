// Takes each WIB day into the counters of months once it is over. Started before anything is counted, so that what is
// projected afterwards goes where it belongs at once.
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { startRepeating } from '../../../platform/subgraph/startRepeating';
import { wibDay } from '../domain/wibDay';
import { countPoison } from '../store/poison.store';
import { settleDays } from '../store/projection.store';

const EVERY_MS = 1_000;
const ROUNDS_A_COUNT = 10;

export async function startSettling({ db, clock, log }: Runtime): Promise<RunningJob> {
  let settled = '';
  let poison = 0;
  let rounds = 0;
  const settle = async (): Promise<void> => {
    const today = wibDay(clock.now());
    if (today > settled) {
      await db.write((tx) => settleDays({ tx, dialect: db.dialect, generation: 'current' }, today));
      settled = today;
    }
    if (rounds % ROUNDS_A_COUNT === 0) poison = await countPoison(db.reader);
    rounds += 1;
  };
  await settle();
  const job = startRepeating({
    everyMs: EVERY_MS,
    run: settle,
    onError: (error) => log.error({ err: error }, 'the days that are over could not be settled; trying again'),
  });
  return { ...job, describe: () => ({ poisonEvents: poison }) };
}
