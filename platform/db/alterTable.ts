// Portable changes of tables that exist, for migrations; `ddl.ts` adds columns.
import type { QueryRunner } from 'typeorm';
import { dialectOfRunner } from './ddl';
import { quote } from './dialect';

export async function dropColumns(runner: QueryRunner, table: string, names: readonly string[]): Promise<void> {
  for (const name of names) await runner.query(`ALTER TABLE ${quote(table)} DROP COLUMN ${quote(name)}`);
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
