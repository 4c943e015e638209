// Portable changes of tables that exist, for migrations; `ddl.ts` adds columns.
import type { QueryRunner } from 'typeorm';
import { dialectOfRunner, enumColumn } from './ddl';
import { quote } from './dialect';

export async function dropColumns(runner: QueryRunner, table: string, names: readonly string[]): Promise<void> {
  for (const name of names) await runner.query(`ALTER TABLE ${quote(table)} DROP COLUMN ${quote(name)}`);
}

export interface EnumOf {
  readonly table: string;
  /** A nullable column made by `enumColumn`, in no index. */
  readonly name: string;
  readonly values: readonly string[];
}

/** Gives an enum another list of values; the rows keep theirs. */
export async function replaceEnum(runner: QueryRunner, { table, name, values }: EnumOf): Promise<void> {
  const { engine, types } = dialectOfRunner(runner);
  const [at, column] = [quote(table), quote(name)];
  if (engine === 'sqlite') {
    // It cannot change a CHECK; a column takes its own with it when it goes.
    const next = `${name}_next`;
    await runner.query(`ALTER TABLE ${at} ADD COLUMN ${quote(next)} ${enumColumn(types, next, values, true)}`);
    await runner.query(`UPDATE ${at} SET ${quote(next)} = ${column}`);
    await runner.query(`ALTER TABLE ${at} DROP COLUMN ${column}`);
    await runner.query(`ALTER TABLE ${at} RENAME COLUMN ${quote(next)} TO ${column}`);
    return;
  }
  if (engine === 'mysql') await dropChecks(runner, table, name);
  await runner.query(`ALTER TABLE ${at} MODIFY COLUMN ${column} ${enumColumn(types, name, values, true)}`);
}

/** MySQL keeps a column's CHECK as the table's own, beside the new one; MariaDB replaces it. */
async function dropChecks(runner: QueryRunner, table: string, name: string): Promise<void> {
  const checks = (await runner.query(
    'SELECT c.CONSTRAINT_NAME AS name FROM information_schema.CHECK_CONSTRAINTS c ' +
      'JOIN information_schema.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA ' +
      'AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME ' +
      'WHERE t.TABLE_SCHEMA = DATABASE() AND t.TABLE_NAME = ? AND c.CHECK_CLAUSE LIKE ?',
    [table, `%\`${name}\`%`],
  )) as { readonly name: string }[];
  for (const check of checks) await runner.query(`ALTER TABLE ${quote(table)} DROP CHECK ${quote(check.name)}`);
}

export interface IndexOf {
  readonly table: string;
  readonly name: string;
  readonly columns: readonly string[];
}

export async function createIndex(runner: QueryRunner, { table, name, columns }: IndexOf): Promise<void> {
  await runner.query(`CREATE INDEX ${quote(name)} ON ${quote(table)} (${columns.map(quote).join(', ')})`);
}

export async function dropIndex(runner: QueryRunner, { table, name }: Omit<IndexOf, 'columns'>): Promise<void> {
  const { engine } = dialectOfRunner(runner);
  await runner.query(
    engine === 'sqlite' ? `DROP INDEX ${quote(name)}` : `DROP INDEX ${quote(name)} ON ${quote(table)}`,
  );
}
