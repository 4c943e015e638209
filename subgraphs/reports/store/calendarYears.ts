// Days off of a year as `app/correctCalendar.ts` changes them, in its transaction. Read are they through `ruleBook.ts`.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Dialect } from '../../../platform/db/dialect';
import type { CalendarCorrection } from '../domain/calendarCorrection';

/** Compare-and-set, which also locks the year for the rest of the transaction. False: it has another version. */
export async function raiseYear(
  tx: EntityManager,
  dialect: Dialect,
  { year, version }: { readonly year: number; readonly version: number },
): Promise<boolean> {
  const touched =
    version === 0
      ? await dialect.execute(tx, `${dialect.insertIgnore} INTO calendar_year (\`year\`, version) VALUES (?, 1)`, [
          year,
        ])
      : await dialect.execute(tx, 'UPDATE calendar_year SET version = version + 1 WHERE `year` = ? AND version = ?', [
          year,
          version,
        ]);
  return touched === 1;
}

export async function readDaysOff(tx: EntityManager, year: number): Promise<ReadonlySet<string>> {
  const rows = (await tx.query('SELECT `date` FROM holiday WHERE `year` = ?', [year])) as { date: string }[];
  return new Set(rows.map(({ date }) => date));
}

export async function changeDaysOff(
  tx: EntityManager,
  { year, add, remove }: CalendarCorrection,
  version: number,
): Promise<void> {
  if (remove.length > 0)
    await tx.query(`DELETE FROM holiday WHERE \`date\` IN (${remove.map(() => '?').join(', ')})`, [...remove]);
  await bulkInsert(tx, {
    table: 'holiday',
    columns: ['date', 'year', 'name', 'kind', 'source', 'is_proposal', 'version'],
    rows: add.map(({ date, name, kind, source }) => [date, year, name, kind, source, 0, version]),
  });
}
