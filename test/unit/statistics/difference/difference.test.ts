// Privacy against differences: everything published over a year, of every declared table and of every pair of them, leaves
// each cell below k anything from 0 to 4. And the attack itself works: weaker publications are seen through.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FLOW_FIGURES } from '../../../../subgraphs/statistics/domain/measures';
import type { Publication } from '../../../../subgraphs/statistics/domain/publishMembers';
import { PUBLISHED_DIMENSIONS } from '../../../../subgraphs/statistics/domain/publishedTables';
import { MINIMUM_CELL } from '../../../../subgraphs/statistics/domain/suppressTable';
import { attackInOrder, attackTables, type AttackedCell } from './attackTables';
import { publishInstead, regroup, tablesOf, type WorldTable } from './publishedWorld';

const SMALL_MAX = MINIMUM_CELL - 1;
const DIMENSIONS = PUBLISHED_DIMENSIONS;
const PAIRS = DIMENSIONS.flatMap((first, index) =>
  DIMENSIONS.slice(index + 1).map((second) => [first, second] as const),
);

function expectUndetermined(cells: readonly AttackedCell[]): void {
  for (const cell of cells) {
    if (cell.min > 0 || cell.max < SMALL_MAX) throw new Error(`Narrowed down: ${JSON.stringify(cell)}`);
  }
}

describe('everything that is published in a year', () => {
  it.each(DIMENSIONS)('of %s leaves every small cell open, from 0 to 4', async (dimension) => {
    let attacked = 0;
    await fc.assert(
      fc.asyncProperty(tablesOf(dimension), fc.constantFrom(...FLOW_FIGURES), async (table, figure) => {
        const cells = await attackTables([table], figure);
        attacked += cells.length;
        expectUndetermined(cells);
      }),
      { numRuns: 20, seed: 20281 },
    );
    expect(attacked).toBeGreaterThan(150);
  });

  it.each(PAIRS)('of %s and %s together does so, too', async (first, second) => {
    await fc.assert(
      fc.asyncProperty(tablesOf(first), fc.nat(), fc.constantFrom(...FLOW_FIGURES), async (table, draw, figure) => {
        const other = regroup(table, second, draw);
        const month = 1 + (draw % 12);
        expectUndetermined(await attackTables([table, other], figure, (cell) => cell.month === month));
      }),
      { numRuns: 4, seed: 20282 },
    );
  });
});

describe('the order in which a case is handled', () => {
  const ORDERS = [
    ['received', 'followedUp'],
    ['followedUp', 'responded'],
    ['responded', 'closed'],
  ] as const;

  it.each(ORDERS)('%s before %s determines no small cell', async (...order) => {
    await fc.assert(
      fc.asyncProperty(tablesOf('AGENCY'), async (table) => {
        const found = await attackInOrder(table, order);
        expect(found.filter(({ min, max }) => min === max)).toEqual([]);
      }),
      { numRuns: 4, seed: 20284 },
    );
  });
});

describe('the attack', () => {
  const isLarge = (values: readonly number[]): boolean => values.reduce((sum, value) => sum + value, 0) >= MINIMUM_CELL;
  const [world] = fc.sample(tablesOf('AGENCY').filter(hasSmallBesideLarge), { numRuns: 1, seed: 20283 }) as [
    WorldTable,
  ];

  async function countDetermined(table: WorldTable): Promise<number> {
    const cells = await attackTables([table], 'received');
    return cells.filter(({ min, max }) => min === max).length;
  }

  it('finds nothing in this world as it is published', async () => {
    expect(await countDetermined(world)).toBe(0);
  });

  it('sees through a table that hides small cells alone', async () => {
    expect(
      await countDetermined(publishInstead(world, (values, { unit }) => unit === 'MONTH' && isLarge(values))),
    ).toBeGreaterThan(0);
  });

  it('sees through quarters that are shown over hidden months', async () => {
    const all = publishInstead(world, () => true);
    const withQuarters = {
      ...world,
      publish: (closedMonths: number): Publication => ({
        find: (member, period) => (period.unit === 'QUARTER' ? all : world).publish(closedMonths).find(member, period),
      }),
    };
    expect(await countDetermined(withQuarters)).toBeGreaterThan(0);
  });

  it('sees through a running year that grows by what was hidden', async () => {
    expect(await countDetermined(publishInstead(world, (_values, { unit }) => unit === 'YEAR'))).toBeGreaterThan(0);
  });
});

/** A month in which one member alone is small: complementary cells are all that protects it. */
function hasSmallBesideLarge({ rows }: WorldTable): boolean {
  return (
    rows.length > 4 &&
    rows.some(({ months }) => months.some(({ received }) => received > 0 && received <= SMALL_MAX)) &&
    rows.filter(({ months }) => months.every(({ received }) => received >= MINIMUM_CELL)).length === rows.length - 1
  );
}
