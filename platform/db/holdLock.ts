// A lock on a whole database for long work of one process, such as its seed. It ends with the process, however that ends.
import { rmSync } from 'node:fs';
import type { Database } from './database';
import { LibsqlConnection } from './libsqlDriver';

export type ReleaseLock = () => Promise<void>;

const WAIT_SECONDS = 12;
/** How long the embedded engine's own waiting takes (`busy_timeout`). */
const ATTEMPT_SECONDS = 3;

/** @throws Error when another process holds it for longer than a dying one would */
export function holdLock(database: Database, name: string): Promise<ReleaseLock> {
  return database.dialect.engine === 'sqlite' ? holdFile(database, name) : holdOnServer(database, name);
}

function refuse(name: string): never {
  throw new Error(`Another process is at work on this database (${name}): let it end first.`);
}

async function holdOnServer({ writer }: Database, name: string): Promise<ReleaseLock> {
  // Locks of that kind are the server's; a hash keeps the name short.
  const lock = 'SHA1(CONCAT(DATABASE(), ?))';
  const runner = writer.createQueryRunner();
  const rows = (await runner.query(`SELECT GET_LOCK(${lock}, ?) AS got`, [name, WAIT_SECONDS])) as { got: number }[];
  if (Number(rows[0]?.got) !== 1) {
    await runner.release();
    refuse(name);
  }
  return async () => {
    await runner.query(`SELECT RELEASE_LOCK(${lock})`, [name]);
    await runner.release();
  };
}

/** The system releases locks of files when their process dies; the embedded engine takes them portably. */
async function holdFile({ writer }: Database, name: string): Promise<ReleaseLock> {
  const path = `${String(writer.options.database)}.${name}-lock`;
  const connection = new LibsqlConnection(path);
  for (let waited = 0; !tryLock(connection); waited += ATTEMPT_SECONDS) {
    if (waited < WAIT_SECONDS) continue;
    connection.close();
    refuse(name);
  }
  return async () => {
    connection.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  };
}

function tryLock(connection: LibsqlConnection): boolean {
  try {
    connection.prepare('BEGIN IMMEDIATE').run();
    return true;
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('SQLITE_BUSY')) throw error;
    return false;
  }
}
