// The stage of the stories: the whole system without reports, beginning on a Monday morning, with a clock that only they
// move. They are told one after the other (`stories.test.ts`); each leaves nothing open behind it.
import { askUntil } from '../../support/askGateway';
import { runLapor } from '../../support/spawnLapor';
import { startStack, type Stack } from '../../support/startStack';
import { isWorked, wallClock } from '../../subgraph/reports/seed/seededReports';
import { createMutations, type Mutations } from './mutations';
import { createViews, type Views } from './views';

/** Nyepi and Idul Fitri, with their joint leave, lie within the weeks that follow. */
const BEGINNING = '2026-03-02T09:00:00+07:00';
const DAY_BEFORE = '2026-03-01';
/** What runs beside requests follows at once, on a busy machine too. */
const FOLLOWS_WITHIN_MS = 15_000;
const DAY_MS = 86_400_000;
const NINE_IN_JAKARTA_MS = 2 * 3_600_000;

export interface Scene extends Mutations, Views {
  readonly stack: Stack;
  now(): number;
  /** Forward only. */
  moveTo(atMs: number): void;
  /** Nine o'clock in Jakarta, so many working days later. */
  sleepOver(workingDays?: number): void;
  /** Asks until it is so, and gives the last answer. */
  until<T>(ask: () => Promise<T>, isMet: (answer: T) => boolean): Promise<T>;
  /** What `lapor log verify` says of one report, over the database of the running system. */
  verifyLog(reportId: string): string;
  close(): Promise<void>;
}

export async function openScene(): Promise<Scene> {
  let nowMs = Date.parse(BEGINNING);
  const stack = await startStack({ seed: 'topics', until: DAY_BEFORE, clock: { now: () => nowMs } });
  const moveTo = (atMs: number): void => {
    if (!(atMs >= nowMs)) throw new Error(`${new Date(atMs).toISOString()} is in the past.`);
    nowMs = atMs;
  };
  return {
    ...createMutations(stack),
    ...createViews(stack),
    stack,
    now: () => nowMs,
    moveTo,
    sleepOver(workingDays = 1) {
      let day = nowMs;
      for (let left = workingDays; left > 0;) {
        day += DAY_MS;
        if (isWorked(wallClock(day, 'WIB'))) left -= 1;
      }
      moveTo(Date.parse(`${wallClock(day, 'WIB').toISOString().slice(0, 10)}T00:00:00Z`) + NINE_IN_JAKARTA_MS);
    },
    until: async (ask, isMet) => (await askUntil(ask, isMet, FOLLOWS_WITHIN_MS)).answer,
    verifyLog(reportId) {
      const { url } = stack.databaseOf('reports');
      const variables: Record<string, string> = { DATA_DIR: stack.dataDir };
      if (url !== null) variables.DATABASE_URL = url.replace(/_[a-z]+$/, '');
      return runLapor(['log', 'verify', '--report', reportId], variables).stdout;
    },
    close: () => stack.close(),
  };
}
