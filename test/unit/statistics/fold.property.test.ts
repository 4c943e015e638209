// The fold against a naive recount of the cases themselves, over random lives and random batches.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRunning, nextDue } from '../../../subgraphs/reports/domain/caseState';
import { isActiveAssignment, isOpen } from '../../../subgraphs/reports/domain/states';
import { wibDay } from '../../../subgraphs/statistics/domain/wibDay';
import { drawsOfLives, interleave, playLife, type Life } from './lives';
import { MemoryProjection } from './memoryProjection';

const RUNS = { numRuns: 300, seed: 20262 };

function project(lives: readonly Life[], batch: number): MemoryProjection {
  const projection = new MemoryProjection();
  const events = interleave(lives);
  for (let from = 0; from < events.length; from += batch) projection.apply(events.slice(from, from + batch));
  return projection;
}

function countBy(keys: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}

const only = (map: ReadonlyMap<string, number>, prefix: string, suffix = ''): Map<string, number> =>
  new Map([...map].filter(([key]) => key.startsWith(prefix) && key.endsWith(suffix)).sort());

/** Ages are counted when a case ends, on days that lie before, as differences: `../../subgraph/statistics/facts.property.test.ts`. */
const isAge = (key: string): boolean => /older_\d+$/.test(key);

const sorted = (map: ReadonlyMap<string, number>): Map<string, number> => new Map([...map].sort());

describe('the counters after any lives of reports', () => {
  it('are the same in whatever batches the events come', () => {
    fc.assert(
      fc.property(drawsOfLives, fc.integer({ min: 1, max: 50 }), (draws, batch) => {
        const lives = draws.map(playLife);
        const whole = project(lives, 10_000);
        const parts = project(lives, batch);
        expect(sorted(parts.counters)).toEqual(sorted(whole.counters));
        expect(sorted(parts.dues)).toEqual(sorted(whole.dues));
      }),
      RUNS,
    );
  });

  it('are those of a recount of the reports, day by day', () => {
    fc.assert(
      fc.property(drawsOfLives, (draws) => {
        const lives = draws.map(playLife);
        const projection = project(lives, 7);
        const states = lives.map(({ state }) => state);
        const dayOf = (name: string, at: number | null) => (at === null ? null : `NATION * ${wibDay(at)} ${name}`);
        const facts = [
          ['received', states.map((state) => state.submittedAt)],
          ['verified', states.map((state) => state.verifiedAt)],
          ['followed_up', states.map((state) => state.firstRespondedAt)],
          ['responded', states.map((state) => state.answeredAt)],
        ] as const;
        for (const [name, times] of facts) {
          const expected = sorted(countBy(times.map((at) => dayOf(name, at))));
          expect(only(projection.counters, 'NATION * ', ` ${name}`)).toEqual(expected);
        }
        const closed = states.filter(({ status }) => status === 'CLOSED').length;
        expect(projection.sum('NATION', '*', 'closed') - projection.sum('NATION', '*', 'reopened')).toBe(closed);
        const dues = states
          .map(({ clocks }) => nextDue(clocks))
          .map((due) => (due ? `NATION * ${wibDay(due.dueAt)}` : null));
        expect(only(projection.dues, 'NATION * ')).toEqual(sorted(countBy(dues)));
      }),
      RUNS,
    );
  });

  it('count what is open under the category and area that it has now', () => {
    fc.assert(
      fc.property(drawsOfLives, (draws) => {
        const lives = draws.map(playLife);
        const projection = project(lives, 7);
        const open = lives.filter(({ state }) => isOpen(state.status));
        const roots = countBy(open.map(({ categoryCode }) => categoryCode.replace('PU_JALAN_RUSAK', 'PEKERJAAN_UMUM')));
        const areas = countBy(open.map(({ areaCode }) => areaCode?.slice(0, 2) ?? '-'));
        for (const [dimension, members, counts] of [
          ['CATEGORY', ['PEKERJAAN_UMUM', 'NAKER_UPAH', 'SOSIAL'], roots],
          ['AREA', ['32', '11', '-'], areas],
        ] as const) {
          for (const member of members) {
            const net = projection.sum(dimension, member, 'opened') - projection.sum(dimension, member, 'ended');
            expect([member, net]).toEqual([member, counts.get(member) ?? 0]);
          }
        }
      }),
      RUNS,
    );
  });

  it('are those of a recount of the assignments for each institution', () => {
    fc.assert(
      fc.property(drawsOfLives, (draws) => {
        const lives = draws.map(playLife);
        const projection = project(lives, 7);
        const all = lives.flatMap(({ state }) => state.assignments.map((assignment) => ({ state, assignment })));
        const facts = [
          ['received', all.map(({ assignment }) => assignment.assignedAt)],
          ['followed_up', all.map(({ assignment }) => assignment.firstRespondedAt)],
          ['responded', all.map(({ assignment }) => assignment.answeredAt)],
        ] as const;
        for (const [name, times] of facts) {
          const keys = all.map(({ assignment }, index) => {
            const at = times[index] ?? null;
            return at === null ? null : `AGENCY ${assignment.agencyId} ${wibDay(at)} ${name}`;
          });
          expect(only(projection.counters, 'AGENCY ', ` ${name}`)).toEqual(sorted(countBy(keys)));
        }
        const active = all.filter(({ assignment }) => isActiveAssignment(assignment.status));
        const net = only(projection.counters, 'AGENCY ', ' opened');
        const opened = [...net.values()].reduce((sum, value) => sum + value, 0);
        const ended = [...only(projection.counters, 'AGENCY ', ' ended').values()].reduce(
          (sum, value) => sum + value,
          0,
        );
        expect(opened - ended).toBe(active.length);
        const dues = active.map(({ state, assignment }) => {
          const due = nextDue(state.clocks.filter(isRunning), assignment.id);
          return due === null ? null : `AGENCY ${assignment.agencyId} ${wibDay(due.dueAt)}`;
        });
        expect(only(projection.dues, 'AGENCY ')).toEqual(sorted(countBy(dues)));
      }),
      RUNS,
    );
  });

  it('never change for a day that has passed, so that what was published stays true', () => {
    fc.assert(
      fc.property(drawsOfLives, (draws) => {
        const projection = new MemoryProjection();
        for (const entry of interleave(draws.map(playLife))) {
          const day = wibDay(entry.at);
          const before = new Map(projection.counters);
          projection.apply([entry]);
          const isPast = ([key]: readonly [string, number]): boolean => !isAge(key) && (key.split(' ')[2] ?? '') < day;
          const changed = [...projection.counters].filter(([key, value]) => before.get(key) !== value).filter(isPast);
          const gone = [...before].filter(([key]) => !projection.counters.has(key)).filter(isPast);
          if (changed.length + gone.length > 0) expect({ changed, gone }).toEqual({ changed: [], gone: [] });
        }
      }),
      { numRuns: 60, seed: 20263 },
    );
  });

  it('never show more clocks met than due, nor a negative number', () => {
    fc.assert(
      fc.property(drawsOfLives, (draws) => {
        const { counters, dues } = project(draws.map(playLife), 7);
        for (const [key, value] of [...counters, ...dues]) if (!isAge(key)) expect(value).toBeGreaterThan(0);
        for (const [key, met] of counters) {
          if (!key.endsWith('_met')) continue;
          expect(counters.get(key.replace(/_met$/, '_due')) ?? 0).toBeGreaterThanOrEqual(met);
        }
      }),
      RUNS,
    );
  });
});
