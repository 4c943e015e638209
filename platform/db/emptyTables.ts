// Removes all rows of tables, in the quickest way of each engine. Called by seeds, on what only a seed has written.
import type { Database } from './database';
import { quote } from './dialect';

export async function emptyTables(database: Database, names: readonly string[]): Promise<void> {
  if (database.dialect.engine === 'sqlite') {
    await database.write(async (tx) => {
      for (const name of names) await tx.query(`DELETE FROM ${quote(name)}`);
    });
    return;
  }
  // It commits by itself, which is why it is not inside a unit of work.
  for (const name of names) {
    if (await hasRows(database, name)) await database.writer.query(`TRUNCATE TABLE ${quote(name)}`);
  }
}

/** Every table of the schema but the list of migrations; not what an engine keeps beside one, such as an index of words. */
export async function listTables({ dialect, reader }: Database): Promise<readonly string[]> {
  const sql =
    dialect.engine === 'sqlite'
      ? "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'"
      : "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_TYPE = 'BASE TABLE'";
  const rows = (await reader.query(sql)) as { name: string }[];
  return rows.map(({ name }) => name).filter((name) => name !== 'migration');
}

export async function hasRows({ reader }: Database, name: string): Promise<boolean> {
  return ((await reader.query(`SELECT 1 FROM ${quote(name)} LIMIT 1`)) as unknown[]).length > 0;
}
