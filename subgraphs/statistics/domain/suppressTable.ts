// Which cells of a table member × month (with its yearly totals) may be published, so that no small one can be computed
// from the others, from the national totals or from earlier publications (`docs/decisions/0010-statistics-disclosure.md`).

/** Cells below it are suppressed, zero included: a published zero would turn "below 5" into "1 to 4". */
export const MINIMUM_CELL = 5;
const SMALL_MAX = MINIMUM_CELL - 1;
const MONTHS_OF_YEAR = 12;

export interface TableRow {
  readonly member: string;
  /** Members whose exact figures one viewer may know together: an institution and those above or below it. */
  readonly group: string;
  /** One value for each closed month of the year, January first. */
  readonly values: readonly number[];
}

/** What nobody outside can foresee; drawn from a key, so that it never changes for the same table. */
export interface Secrets {
  /** Decides among complementary cells of similar size. */
  rankOf(member: string): number;
  /** Extra cover of a month's column, 0 to MINIMUM_CELL - 1. */
  noiseOf(monthIndex: number): number;
}

export interface RowVerdict {
  readonly months: readonly boolean[];
  readonly year: boolean;
}

interface WorkRow extends TableRow {
  readonly isShown: boolean[];
  /** Gave a complementary cell: its year stays hidden, which leaves that cell free to be anything. */
  isYearWithheld: boolean;
}

export function suppressTable(rows: readonly TableRow[], secrets: Secrets): Map<string, RowVerdict> {
  const work = rows.map((row): WorkRow => {
    const isShown = row.values.map((value) => value >= MINIMUM_CELL);
    return { ...row, isShown, isYearWithheld: false };
  });
  const closedMonths = rows[0]?.values.length ?? 0;
  // Month after month, each seeing only those before it: a later month never changes what was published.
  for (let month = 0; month < closedMonths; month += 1) coverColumn(work, month, secrets);
  return new Map(work.map((row) => [row.member, { months: row.isShown, year: isYearShown(row) }]));
}

/** Hides so many larger cells of a month that any small one beside them could have been 0 to 4. */
function coverColumn(rows: readonly WorkRow[], month: number, secrets: Secrets): void {
  if (rows.every((row) => row.isShown[month])) return;
  const wanted = SMALL_MAX + secrets.noiseOf(month);
  const byGroup = new Map<string, number>();
  for (const row of orderCandidates(rows, month, secrets)) {
    row.isShown[month] = false;
    row.isYearWithheld = true;
    byGroup.set(row.group, (byGroup.get(row.group) ?? 0) + valueAt(row, month) - MINIMUM_CELL);
    if (coverWithoutLargest(byGroup) >= wanted) return;
  }
  // Not enough to hide behind: the month stays hidden, and no yearly total may give any of it away.
  for (const row of rows) row.isYearWithheld = true;
}

/** Rows that gave a cell before, then small ones by size class; within a class only the secret decides. */
function orderCandidates(rows: readonly WorkRow[], month: number, secrets: Secrets): WorkRow[] {
  const sizeClass = (row: WorkRow): number => Math.floor(Math.log2(valueAt(row, month) + SMALL_MAX));
  return rows
    .filter((row) => row.isShown[month])
    .map((row) => ({ row, size: sizeClass(row), rank: secrets.rankOf(row.member) }))
    .sort((a, b) => Number(b.row.isYearWithheld) - Number(a.row.isYearWithheld) || a.size - b.size || a.rank - b.rank)
    .map(({ row }) => row);
}

/** A viewer who knows the exact figures of one group must still not be able to tell the rest apart. */
function coverWithoutLargest(byGroup: ReadonlyMap<string, number>): number {
  const covers = [...byGroup.values()];
  return covers.reduce((sum, cover) => sum + cover, 0) - Math.max(...covers);
}

/**
 * A year that is the sum of published months tells nothing new. Over hidden months it is shown once the year is complete,
 * and only if their sum leaves each of them free to be 0 to 4; during the year its growth would be the hidden month itself.
 */
function isYearShown(row: WorkRow): boolean {
  if (row.values.length === 0) return false;
  const hidden = row.values.filter((_value, month) => !row.isShown[month]);
  if (hidden.length === 0) return true;
  if (row.isYearWithheld || row.values.length < MONTHS_OF_YEAR) return false;
  const sum = hidden.reduce((total, value) => total + value, 0);
  const total = row.values.reduce((all, value) => all + value, 0);
  return total >= MINIMUM_CELL && sum >= SMALL_MAX && sum <= SMALL_MAX * (hidden.length - 1);
}

function valueAt(row: TableRow, month: number): number {
  return row.values[month] ?? 0;
}
