// What the tables give back after any lives of reports, in any batches, against a naive look at the states of each day:
// the backlog by age on any past day, the waits of each month's cases, and the counters of months and days.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { openDatabase, type Database } from '../../../platform/db/database';
import { emptyTables } from '../../../platform/db/emptyTables';
import type { ReportState, SequencedEvent } from '../../../schema/contract/events';
import { projectReports } from '../../../subgraphs/statistics/app/projectEvents';
import { rootOfCategory } from '../../../subgraphs/statistics/app/referenceMembers';
import { Recount } from '../../../subgraphs/statistics/domain/recount';
import { addDaysTo, countDays, wibDay } from '../../../subgraphs/statistics/domain/wibDay';
import { binOfDays, countWorkingDays } from '../../../subgraphs/statistics/domain/workingDays';
import { statisticsModule } from '../../../subgraphs/statistics/module';
import { readCells, readDayCells } from '../../../subgraphs/statistics/store/cells.store';
import { readBacklogAges, readDurations } from '../../../subgraphs/statistics/store/cohorts.store';
import { readRecountable } from '../../../subgraphs/statistics/store/compare.store';
import { COUNTER_TABLES } from '../../../subgraphs/statistics/store/generation';
import { settleDays } from '../../../subgraphs/statistics/store/projection.store';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase';
import { drawsOfLives, interleave, playLife, type Life } from '../../unit/statistics/lives';

const RUNS = { numRuns: 12, seed: 20264 };
const AT_REST = ['CLOSED', 'ARCHIVED', 'MERGED', 'WITHDRAWN'];

let place: TestDatabase;
let db: Database;

beforeAll(async () => {
  place = await createTestDatabase();
  const { entities, migrations } = statisticsModule;
  const file = `${place.dataDir}/facts.sqlite`;
  db = await openDatabase({ url: place.urlFor('facts'), file, entities, migrations, statementTimeoutMs: 0 });
  await db.writer.runMigrations();
});

afterAll(async () => {
  await db.close();
  await place.drop();
});

interface Told {
  readonly lives: readonly Life[];
  /** A day after the last event. */
  readonly today: string;
}

/** The day changes in the middle: clocks and dues ahead are settled by a second pass. */
async function project(draws: readonly Parameters<typeof playLife>[0][], batch: number): Promise<Told> {
  await emptyTables(db, COUNTER_TABLES);
  const lives = draws.map(playLife);
  const events = interleave(lives).map(({ at, event }, index): SequencedEvent => ({
    seq: index + 1,
    id: `e${index}`,
    at,
    event,
  }));
  const today = addDaysTo(wibDay(events.at(-1)?.at ?? 0), 1);
  const write = (work: (target: Parameters<typeof settleDays>[0]) => Promise<unknown>): Promise<unknown> =>
    db.write((tx) => work({ tx, dialect: db.dialect, generation: 'current' }));
  const half = Math.floor(events.length / 2);
  for (let from = 0; from < events.length; from += batch) {
    if (from >= half) await write((target) => settleDays(target, wibDay(events[from]?.at ?? 0)));
    await write((target) => projectReports(target, events.slice(from, from + batch)));
  }
  await write((target) => settleDays(target, today));
  return { lives, today };
}

/** The state that a report had at the end of a day; null before it was there. */
function stateOn({ events }: Life, day: string): ReportState | null {
  return events.filter(({ at }) => wibDay(at) <= day).at(-1)?.event.after ?? null;
}

const bucketOf = (age: number): number => [15, 31, 61, 91].filter((limit) => age >= limit).length;

describe('what the tables give back after any lives of reports', () => {
  it('is the backlog by age on any past day, also of a category that cases have left or joined', async () => {
    await fc.assert(
      fc.asyncProperty(drawsOfLives, fc.integer({ min: 1, max: 60 }), fc.nat(), async (draws, batch, pick) => {
        const { lives, today } = await project(draws, batch);
        const first = wibDay(Math.min(...lives.map(({ events }) => events[0]?.at ?? 0)));
        const at = addDaysTo(first, pick % (countDays(first, today) + 1));
        for (const [dimension, member] of [
          ['NATION', '*'],
          ['CATEGORY', 'SOSIAL'],
          ['AREA', '32'],
        ] as const) {
          const expected = [0, 0, 0, 0, 0];
          for (const life of lives) {
            const state = stateOn(life, at);
            if (state === null || AT_REST.includes(state.status)) continue;
            const isHere =
              dimension === 'NATION' || state.categoryCode === member || (state.areaCode ?? '').startsWith(member);
            const bucket = bucketOf(countDays(wibDay(state.submittedAt), at));
            if (isHere) expected[bucket] = (expected[bucket] ?? 0) + 1;
          }
          const ages = await readBacklogAges(db.reader, { dimension, members: [member], at, today });
          expect([at, dimension, ages.get(member)?.buckets]).toEqual([at, dimension, expected]);
        }
      }),
      RUNS,
    );
  });

  it('is how long verification took, with those that wait and those that left', async () => {
    await fc.assert(
      fc.asyncProperty(drawsOfLives, fc.integer({ min: 1, max: 60 }), async (draws, batch) => {
        const { lives, today } = await project(draws, batch);
        const query = {
          dimension: 'NATION',
          members: ['*'],
          fromMonth: '2025-01',
          toMonth: today.slice(0, 7),
        } as const;
        const cohort = (await readDurations(db.reader, { ...query, measure: 'VERIFY', today })).get('*');
        const bins = { ended: [] as number[], open: [] as number[], left: 0 };
        for (const { state } of lives) {
          const start = wibDay(state.submittedAt);
          const waited = (until: string): number => binOfDays(countWorkingDays(start, until));
          if (state.verifiedAt !== null) bins.ended.push(waited(wibDay(state.verifiedAt)));
          else if (AT_REST.includes(state.status)) bins.left += 1;
          else bins.open.push(waited(today));
        }
        const spread = (of: readonly { days: number; count: number }[] = []): number[] =>
          of.flatMap(({ days, count }) => new Array<number>(count).fill(days));
        const byNumber = (a: number, b: number): number => a - b;
        expect(spread(cohort?.ended)).toEqual(bins.ended.sort(byNumber));
        expect(spread(cohort?.open)).toEqual(bins.open.sort(byNumber));
        expect(spread(cohort?.left)).toHaveLength(bins.left);
      }),
      RUNS,
    );
  });

  it('agrees with a recount of the published states, and with itself by day and by month', async () => {
    await fc.assert(
      fc.asyncProperty(drawsOfLives, fc.integer({ min: 1, max: 60 }), async (draws, batch) => {
        const { lives, today } = await project(draws, batch);
        const recount = new Recount(rootOfCategory);
        for (const { event } of interleave(lives)) recount.add(event);
        expect(recount.findDifferences(await readRecountable(db.reader))).toEqual([]);
        const month = today.slice(0, 7);
        const period = { from: `${month}-01`, to: addDaysTo(`${addDaysTo(`${month}-01`, 31).slice(0, 7)}-01`, -1) };
        for (const dimension of ['NATION', 'CLASSIFICATION', 'AGENCY', 'ROLE'] as const) {
          const query = { dimension, members: null, ...period, today };
          const [cells, days] = [await readCells(db.reader, query), await readDayCells(db.reader, query)];
          for (const [member, { months }] of cells) {
            const sums: Record<string, number> = {};
            for (const { counters } of days.get(member) ?? [])
              for (const [name, value] of Object.entries(counters)) sums[name] = (sums[name] ?? 0) + value;
            for (const [name, value] of Object.entries(months[0]?.counters ?? {}))
              expect([dimension, member, name, value]).toEqual([dimension, member, name, sums[name] ?? 0]);
          }
        }
        const [now] = [
          (await readCells(db.reader, { dimension: 'NATION', members: ['*'], ...period, today })).get('*'),
        ];
        const late = lives.filter(({ events }) => {
          const { status, dueAt } = events.at(-1)?.event.after as ReportState;
          return !AT_REST.includes(status) && dueAt !== null && wibDay(dueAt) < today;
        });
        expect(now?.overdue ?? 0).toBe(late.length);
      }),
      RUNS,
    );
  });
});
