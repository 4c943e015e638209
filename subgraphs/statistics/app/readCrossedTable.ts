// Two dimensions crossed (tabel silang), counted from single cases: for national admins over all reports, for an institution
// over its own assignments. Nobody else: published are the declared tables alone.
import { CodedError } from '../../../platform/errors';
import { CROSSED_DIMENSIONS, readCrossed, type CrossedCell, type CrossedDimension } from '../store/crossed.store';
import { listAllAgencyProfiles } from '../store/agencyRef.store';
import { findParts } from '../store/rollUp';
import { findExactMembers } from './findExactMembers';
import { rootOfCategory } from './referenceMembers';
import type { FigureScope } from './readMembers';
import { seesEverything } from './rights';
import type { StatisticsContext } from './services';

/** What is coarser than the facts themselves is added up from them. */
const COARSER = { KIND: 'AGENCY', PROVINCE: 'AREA', ROOT_CATEGORY: 'CATEGORY' } as const;
export const CROSSABLE = [...CROSSED_DIMENSIONS, ...(Object.keys(COARSER) as (keyof typeof COARSER)[])] as const;
export type Crossable = (typeof CROSSABLE)[number];

export interface CrossedWish {
  readonly rows: Crossable;
  readonly columns: Crossable;
}

/** So many cases are counted within the deadline of an answer. */
const MAX_CASES = 50_000;
const MAX_CELLS = 1_000;

export async function readCrossedTable(
  ctx: StatisticsContext,
  scope: FigureScope,
  { rows, columns }: CrossedWish,
): Promise<readonly CrossedCell[]> {
  if (rows === columns) throw new CodedError('BAD_USER_INPUT', 'rows and columns want two different dimensions.');
  const agencyIds = await findAgencies(ctx, scope);
  const { from, to } = scope.period;
  const wish = { rows: finestOf(rows), columns: finestOf(columns), from, to, agencyIds, limit: MAX_CASES };
  const found = await readCrossed(ctx.db.reader, wish);
  if (found === null) throw tooBroad(`the period holds more than ${MAX_CASES} cases; ask for a shorter one`);
  const [nameRow, nameColumn] = [await findNaming(ctx, rows), await findNaming(ctx, columns)];
  const cells = addUpCells(found.map((cell) => ({ ...cell, row: nameRow(cell.row), column: nameColumn(cell.column) })));
  if (cells.length > MAX_CELLS)
    throw tooBroad(`the table has ${cells.length} cells, more than ${MAX_CELLS}; take coarser dimensions`);
  return cells;
}

/** Null: all reports. */
async function findAgencies(
  ctx: StatisticsContext,
  { dimension, member }: FigureScope,
): Promise<readonly string[] | null> {
  const isWhole = dimension === 'NATION' && seesEverything(ctx.principal);
  if (isWhole) return null;
  const isOwn = dimension !== 'NATION' && (await findExactMembers(ctx, dimension, [member])).has(member);
  if (!isOwn)
    throw new CodedError(
      'FORBIDDEN',
      'Tables of two dimensions are for national admins and for institutions about their own cases.',
    );
  return dimension === 'AGENCY_TREE' ? [...(await findParts(ctx.db.reader, dimension, [member])).keys()] : [member];
}

function finestOf(dimension: Crossable): CrossedDimension {
  return dimension in COARSER ? COARSER[dimension as keyof typeof COARSER] : (dimension as CrossedDimension);
}

async function findNaming(ctx: StatisticsContext, dimension: Crossable): Promise<(code: string) => string> {
  if (dimension === 'ROOT_CATEGORY') return rootOfCategory;
  if (dimension === 'PROVINCE') return (code) => code.slice(0, 2);
  if (dimension !== 'KIND' && dimension !== 'AGENCY') return (code) => code;
  const profiles = new Map((await listAllAgencyProfiles(ctx.db.reader)).map((agency) => [agency.agencyId, agency]));
  return (id) => (dimension === 'KIND' ? profiles.get(id)?.agencyKind : profiles.get(id)?.code) ?? id;
}

function addUpCells(cells: readonly CrossedCell[]): CrossedCell[] {
  const sums = new Map<string, CrossedCell>();
  for (const cell of cells) {
    const key = `${cell.row}\n${cell.column}`;
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? cell : addUp(sum, cell));
  }
  return [...sums.values()].sort((a, b) => compare(a.row, b.row) || compare(a.column, b.column));
}

function addUp(some: CrossedCell, others: CrossedCell): CrossedCell {
  return {
    ...some,
    received: some.received + others.received,
    followedUp: some.followedUp + others.followedUp,
    responded: some.responded + others.responded,
    closed: some.closed + others.closed,
    open: some.open + others.open,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const tooBroad = (why: string): CodedError => new CodedError('FILTER_TOO_BROAD', `Too much to count: ${why}.`);
