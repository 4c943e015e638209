// The difference attack on what is really served: everything that anybody can read of the demo's figures without a token,
// month by month, quarter by quarter and by year, solved for the small cells that were not shown.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Dimension, FlowFigure, Flows } from '../../subgraphs/statistics/domain/measures';
import { MONTHS, type Period } from '../../subgraphs/statistics/domain/period';
import type { VisibleFlows } from '../../subgraphs/statistics/domain/figures';
import type { Token } from '../support/askGateway';
import { startStack, type Stack } from '../support/startStack';
import { attackTables, type AttackedCell } from '../unit/statistics/difference/attackTables';
import type { WorldTable } from '../unit/statistics/difference/publishedWorld';

const FIGURES = ['received', 'verified', 'followedUp', 'responded', 'closed'] as const satisfies readonly FlowFigure[];
const SELECTED = `figures { ${FIGURES.map((figure) => `${figure} { value }`).join(' ')} }`;
const YEAR = new Date().getUTCFullYear() - 1;
const SMALL_MAX = 4;

const TABLES = [
  ['AREA', `byProvince(first: 100) { nodes { area { code } ${SELECTED} } }`],
  ['CATEGORY', `byCategory(first: 100) { nodes { category { code } ${SELECTED} } }`],
  ['CHANNEL', `byChannel { channel ${SELECTED} }`],
  ['CLASSIFICATION', `byClassification { classification supervision ${SELECTED} }`],
] as const;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
}, 180_000);
afterAll(() => stack?.close(), 30_000);

type Cells = Map<string, Record<string, number | null>>;

async function readCells(who: Token, selection: string, period: string): Promise<Cells> {
  const { data, errors } = await stack.query(
    who,
    `{ statistics(period: { year: ${YEAR}${period} }) { ${selection} } }`,
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  const [list] = Object.values(data.statistics) as any[];
  const entries = (list.nodes ?? list).filter(({ supervision = null }: any) => supervision === null);
  return new Map(
    entries.map(({ figures, ...entry }: any) => [
      JSON.stringify(Object.values(entry)[0]),
      Object.fromEntries(FIGURES.map((figure) => [figure, figures[figure].value])),
    ]),
  );
}

/** The periods of the attack by what is written into the query. */
const nameOf = ({ unit, from }: Period): string => {
  const month = Number(from.slice(5, 7));
  return unit === 'YEAR' ? '' : unit === 'MONTH' ? `, month: ${month}` : `, quarter: ${(month + 2) / 3}`;
};
const PERIODS = [
  '',
  ...MONTHS.map((month) => `, month: ${month}`),
  ...[1, 2, 3, 4].map((each) => `, quarter: ${each}`),
];

async function readTable(dimension: Dimension, selection: string): Promise<WorldTable> {
  const served = new Map<string, Cells>();
  for (const period of PERIODS) served.set(period, await readCells(null, selection, period));
  const truth: Cells[] = [];
  for (const month of MONTHS)
    truth.push(await readCells(stack.tokens.asNationalAdmin(), selection, `, month: ${month}`));
  const members = [...(truth[0] as Cells).keys()];
  return {
    dimension,
    rows: members.map((member) => ({
      member,
      group: member,
      months: truth.map((cells) => cells.get(member) as unknown as Flows),
    })),
    publish: (closedMonths) => ({
      // The year is over: all of it was published at once.
      find: (member, period) =>
        ((closedMonths === 12 ? served.get(nameOf(period))?.get(member) : undefined) as unknown as VisibleFlows) ??
        HIDDEN,
    }),
  };
}

const HIDDEN = Object.fromEntries(FIGURES.map((figure) => [figure, null])) as unknown as VisibleFlows;

describe('the figures of a year that anybody can read', () => {
  it.each(TABLES)(
    'by %s leave every small cell open, from 0 to 4',
    async (dimension, selection) => {
      const table = await readTable(dimension, selection);
      const cells: AttackedCell[] = [];
      for (const figure of FIGURES) cells.push(...(await attackTables([table], figure)));
      expect(cells.filter(({ min, max }) => min > 0 || max < SMALL_MAX)).toEqual([]);
      const values = table.rows.flatMap(({ months }) => months.map(({ received }) => received));
      expect(values.reduce((sum, value) => sum + value, 0)).toBeGreaterThan(100);
    },
    60_000,
  );
});
