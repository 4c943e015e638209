// Brings a database to the newest schema, at start and by command; two processes that start at once take turns.
import type { Database } from './database';

const LOCK_TIMEOUT_SECONDS = 60;

export async function migrate(database: Database, lockName: string): Promise<readonly string[]> {
  return withMigrationLock(database, `lapor_migrate_${lockName}`, async () => {
    const done = await database.writer.runMigrations();
    return done.map((migration) => migration.name);
  });
}

/** A named lock of the server; the embedded engine's file lock is taken by each migration's own BEGIN IMMEDIATE. */
async function withMigrationLock<T>(database: Database, name: string, work: () => Promise<T>): Promise<T> {
  if (database.dialect.engine === 'sqlite') return work();
  const runner = database.writer.createQueryRunner();
  try {
    const rows = (await runner.query('SELECT GET_LOCK(?, ?) AS got', [name, LOCK_TIMEOUT_SECONDS])) as {
      got: number;
    }[];
    if (Number(rows[0]?.got) !== 1) throw new Error('Another process has been migrating this database for a minute.');
    return await work();
  } finally {
    await runner.query('SELECT RELEASE_LOCK(?)', [name]);
    await runner.release();
  }
}
