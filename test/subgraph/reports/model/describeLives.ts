// The suite of random lives, for two files that jest runs beside each other, each with seeds of its own. MODEL_STEPS sets how many
// steps both play together (about), MODEL_SEED the seed; a failure prints seed, path and the shortest life.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MINISTRY, REGENCY, asLiaison } from '../support/callers';
import { startReports, type RunningReports } from '../support/startReports';
import {
  expectCountersOfRows,
  expectDerivedStates,
  expectEventsOfHistory,
  expectFeedOf,
  expectWholeLog,
} from './aftermath';
import { Lives } from './lives';
import type { Draw } from './plans';
import { ACTIONS } from './rules';

/** Of both files; on a server the first runs alone. `MODEL_STEPS=50000 npx jest test/subgraph/reports/model` takes some minutes. */
const DEFAULT_STEPS = process.env.TEST_DATABASE_URL === undefined ? 5_000 : 4_000;
const STEPS = Number(process.env.MODEL_STEPS ?? DEFAULT_STEPS) / 2;
const SEED = Number(process.env.MODEL_SEED ?? 20_261);
const LENGTH = 60;
const CASES = 4;

/** Every action and every refusal. */
const EVERYTHING = [
  ...ACTIONS,
  ...['system ESCALATE', 'system AUTO_CLOSE', 'system EXPIRE'],
  ...['NOT_FOUND', 'VERSION_CONFLICT', 'FORBIDDEN', 'TRANSITION_NOT_ALLOWED', 'INVALID_INPUT'],
];

type Real = { lives: Lives };

class Act implements fc.AsyncCommand<object, Real> {
  constructor(private readonly draw: Draw) {}
  check = (): boolean => true;
  run = (_model: object, { lives }: Real): Promise<void> => lives.act(this.draw);
  toString = (): string => `act(${JSON.stringify(this.draw)})`;
}

class Wait implements fc.AsyncCommand<object, Real> {
  constructor(private readonly hours: number) {}
  check = (): boolean => true;
  run = (_model: object, { lives }: Real): Promise<void> => lives.wait(this.hours);
  toString = (): string => `wait(${this.hours})`;
}

const number = fc.nat({ max: 9_999 });
const acts = fc
  .record({
    ...{ which: fc.nat({ max: CASES - 1 }), actor: number, action: number, pick: number },
    isGuided: fc.constantFrom(true, true, true, false),
    versionOff: fc.constantFrom(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, 1),
  })
  .map((draw) => new Act(draw));
const waits = fc.constantFrom(1, 8, 24, 24, 72, 200, 750).map((hours) => new Wait(hours));

export function describeLives(part: number): void {
  let reports: RunningReports;
  const seen = new Map<string, number>();
  let runs = 0;

  beforeAll(async () => {
    reports = await startReports({ hasSequencer: false });
  });

  afterAll(() => reports.close());

  describe('whatever is done by whomever', () => {
    it(
      'every step does what the table says, and every refusal changes nothing',
      async () => {
        const commands = fc.commands([...Array.from({ length: 11 }, () => acts), waits], {
          maxCommands: LENGTH,
          size: 'max',
        });
        await fc.assert(
          fc.asyncProperty(commands, async (steps) => {
            runs += 1;
            // One run in 20 goes the whole way over HTTP.
            const lives = new Lives(reports, runs % 20 === 1 ? reports.ask : reports.askDirectly, seen);
            await lives.begin(CASES);
            await fc.asyncModelRun(() => ({ model: {}, real: { lives } }), steps);
            if (runs % 2 === 0) await lives.compareViews(runs / 2);
            if (runs % 3 === 0) await reports.numberEvents();
          }),
          {
            seed: SEED + part,
            numRuns: Math.ceil(STEPS / (LENGTH / 2)),
            endOnFailure: process.env.MODEL_SHRINK === 'no',
          },
        );
        // A step that never came about was not tested.
        if (STEPS >= 2_000) expect(EVERYTHING.filter((step) => !seen.has(step))).toEqual([]);
      },
      60_000 + STEPS * 200,
    );

    it('afterwards log, events, states, feeds and counters tell the same', async () => {
      await reports.numberEvents();
      await expectWholeLog(reports);
      await expectEventsOfHistory(reports);
      await expectDerivedStates(reports);
      await expectCountersOfRows(reports);
      for (const agency of [REGENCY, MINISTRY]) await expectFeedOf(reports, asLiaison(agency));
    }, 120_000);
  });
}
