// Suppression against an attacker who solves for every hidden cell with all that is published.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  MINIMUM_CELL,
  suppressTable,
  type RowVerdict,
  type TableRow,
} from '../../../subgraphs/statistics/domain/suppressTable';
import { findInterval, type AttackedTable } from './attack';

const SMALL_MAX = MINIMUM_CELL - 1;
const RUNS = { numRuns: 250, seed: 20264 };

/** Rows of small, middling and large members, zeros and seasonal ones among them; some rows share a group. */
const rowsOf = (months: number): fc.Arbitrary<TableRow[]> =>
  fc
    .array(
      fc.record({
        size: fc.constantFrom(2, 4, 6, 9, 14, 40, 200),
        group: fc.nat({ max: 5 }),
        draws: fc.array(fc.nat({ max: 99 }), { minLength: months, maxLength: months }),
      }),
      { minLength: 1, maxLength: 14, size: 'max' },
    )
    .map((rows) =>
      rows.map(({ size, group, draws }, index) => ({
        member: `member-${index}`,
        group: index % 2 ? `group-${group}` : `own-${index}`,
        values: draws.map((draw) => Math.floor((draw * size) / 99)),
      })),
    );

const tables = fc.integer({ min: 1, max: 11 }).chain(rowsOf);

const fullTables = rowsOf(12);
const seeds = fc.nat({ max: 1_000 });

const secretsOf = (seed: number) => ({
  rankOf: (member: string) => ((seed + 7) * (member.length * 31 + member.charCodeAt(member.length - 1))) % 101,
  noiseOf: (month: number) => (seed + month) % MINIMUM_CELL,
});

interface Published {
  readonly rows: readonly TableRow[];
  readonly verdicts: ReadonlyMap<string, RowVerdict>;
}

function publish(rows: readonly TableRow[], seed: number): Published {
  return { rows, verdicts: suppressTable(rows, secretsOf(seed)) };
}

const isHidden = ({ rows, verdicts }: Published, row: number, month: number): boolean =>
  verdicts.get(rows[row]?.member ?? '')?.months[month] !== true;

/** A month in which nothing at all is shown has only its national total to tell of it. */
const isDark = (published: Published, month: number): boolean =>
  published.rows.every((_row, index) => isHidden(published, index, month));

/** The attacker even knows which hidden cells are small and which only protect them. */
function attackedBy(published: Published, knownGroup: string | null): AttackedTable {
  const { rows, verdicts } = published;
  return {
    values: rows.map(({ values }) => values),
    isShown: rows.map(({ member }) => verdicts.get(member)?.months ?? []),
    isYearShown: rows.map(({ member }) => verdicts.get(member)?.year === true),
    boundsOf: (row, month) =>
      isDark(published, month)
        ? { min: 0, max: Number.MAX_SAFE_INTEGER }
        : (rows[row]?.values[month] ?? 0) < MINIMUM_CELL
          ? { min: 0, max: SMALL_MAX }
          : { min: MINIMUM_CELL, max: Number.MAX_SAFE_INTEGER },
    knownRows: new Set(rows.flatMap(({ group }, index) => (group === knownGroup ? [index] : []))),
  };
}

function expectProtected(published: Published, knownGroup: string | null): void {
  const attacked = attackedBy(published, knownGroup);
  published.rows.forEach(({ values, group }, row) => {
    if (group === knownGroup) return;
    values.forEach((value, month) => {
      if (!isHidden(published, row, month) || isDark(published, month)) return;
      const found = findInterval(attacked, [row, month], SMALL_MAX);
      const facts = { row, month, value, width: found.max - found.min };
      if (value < MINIMUM_CELL) expect({ ...facts, ...found }).toEqual({ ...facts, min: 0, max: SMALL_MAX });
      else expect(facts.width).toBeGreaterThanOrEqual(knownGroup === null ? SMALL_MAX : 1);
    });
  });
}

describe('a published table', () => {
  it('shows no cell below the minimum', () => {
    fc.assert(
      fc.property(tables, seeds, (rows, seed) => {
        const { verdicts } = publish(rows, seed);
        for (const { member, values } of rows) {
          const verdict = verdicts.get(member);
          values.forEach((value, month) => expect(verdict?.months[month] === true && value < MINIMUM_CELL).toBe(false));
          const total = values.reduce((sum, value) => sum + value, 0);
          expect(verdict?.year === true && total < MINIMUM_CELL).toBe(false);
        }
      }),
      RUNS,
    );
  });

  it.each([
    ['a running year', tables],
    ['a complete year', fullTables],
  ])('of %s leaves every small cell anything from 0 to 4, months’ and years’ totals known', (_name, arbitrary) => {
    fc.assert(
      fc.property(arbitrary, seeds, (rows, seed) => expectProtected(publish(rows, seed), null)),
      RUNS,
    );
  });

  it('protects small cells also from those who know all figures of one tree of institutions', () => {
    fc.assert(
      fc.property(fullTables, seeds, fc.nat({ max: 13 }), (rows, seed, pick) => {
        const group = rows[pick % rows.length]?.group ?? '';
        expectProtected(publish(rows, seed), group);
      }),
      RUNS,
    );
  });

  it('never takes back or adds a month when later months close', () => {
    fc.assert(
      fc.property(fullTables, seeds, fc.integer({ min: 1, max: 11 }), (rows, seed, closed) => {
        const earlier = publish(
          rows.map((row) => ({ ...row, values: row.values.slice(0, closed) })),
          seed,
        );
        const later = publish(rows, seed);
        for (const { member } of rows) {
          expect(later.verdicts.get(member)?.months.slice(0, closed)).toEqual(earlier.verdicts.get(member)?.months);
        }
      }),
      RUNS,
    );
  });

  it('shows a running year only where all its months are shown, so that its growth tells nothing', () => {
    fc.assert(
      fc.property(tables, seeds, (rows, seed) => {
        for (const { months, year } of publish(rows, seed).verdicts.values()) {
          if (year && months.length < 12) expect(months).not.toContain(false);
        }
      }),
      RUNS,
    );
  });

  it('shows the year of a small institution whose months are all hidden', () => {
    const values = [2, 3, 1, 4, 0, 2, 3, 3, 1, 2, 0, 4];
    const rows = [{ member: 'small', group: 'small', values }].concat(
      Array.from({ length: 6 }, (_each, index) => ({
        member: `big-${index}`,
        group: `big-${index}`,
        values: values.map(() => 40 + index),
      })),
    );
    const verdict = publish(rows, 1).verdicts.get('small');
    expect(verdict).toEqual({ months: values.map(() => false), year: true });
  });

  it('is not attacked in vain: without complementary cells the attack finds every small one', () => {
    const values = [[3], [50], [60]];
    const isShown = [[false], [true], [true]];
    const attacked: AttackedTable = {
      ...{ values, isShown, isYearShown: [false, false, false], knownRows: new Set<number>() },
      boundsOf: () => ({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    };
    expect(findInterval(attacked, [0, 0], SMALL_MAX)).toEqual({ min: 3, max: 3 });
  });
});
