// Opens a subgraph's own database, embedded or on a server, and gives the two ways to use it: read, and one unit of work.
import { closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DataSource, type EntityManager, type MigrationInterface } from 'typeorm';
import { createConnection } from 'mysql2/promise';
import { LibsqlConnection } from './libsqlDriver';
import { dialectOf, type Dialect, type EngineName } from './dialect';
import { createMutex } from './mutex';
import { createStatementLogger, type StatementListener } from './statementLogger';

/** A running transaction, or the reader: what verbs hand on to stores without knowing the framework. */
export type { EntityManager as Transaction } from 'typeorm';

export type EntityClass = new () => object;
export type MigrationClass = new () => MigrationInterface;

export interface DatabaseOptions {
  /** `mysql://user:password@host:port/name`, or null for the embedded engine at `file`. */
  readonly url: string | null;
  readonly file: string;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  /** Limit of one statement on a server, in milliseconds; 0 for none (migrations, seeds). */
  readonly statementTimeoutMs: number;
  readonly poolSize?: number;
  readonly onStatement?: StatementListener;
}

export interface Database {
  readonly dialect: Dialect;
  /** Reads outside any transaction, on sessions of its own. Never write through it: on the embedded engine it is read-only. */
  readonly reader: EntityManager;
  /** Runs `work` in one transaction; again from the start when it lost a race. Returns after the commit. */
  write<T>(work: (tx: EntityManager) => Promise<T>): Promise<T>;
  /** Called after each commit of `write`. */
  onCommit(listener: () => void): void;
  readonly writer: DataSource;
  close(): Promise<void>;
}

const MAX_ATTEMPTS = 4;

export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const engine = options.url === null ? 'sqlite' : await detectEngine(options.url);
  const writer = await createDataSource(engine, options, false);
  const reader = await createDataSource(engine, options, true);
  const dialect = dialectOf(engine);
  const listeners: (() => void)[] = [];
  // The embedded engine has one connection per data source: two transactions on it would cancel each other's BEGIN.
  const exclusive = engine === 'sqlite' ? createMutex() : <T>(work: () => Promise<T>) => work();

  return {
    dialect,
    reader: reader.manager,
    writer,
    onCommit: (listener) => void listeners.push(listener),
    async write(work) {
      const result = await exclusive(() => runWithRetries(() => writer.transaction(work), dialect));
      for (const listener of listeners) listener();
      return result;
    },
    async close() {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

async function runWithRetries<T>(run: () => Promise<T>, dialect: Dialect): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= MAX_ATTEMPTS || !dialect.isTransient(error) || dialect.isStalled(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * 10 + Math.random() * 20));
    }
  }
}

async function createDataSource(engine: EngineName, options: DatabaseOptions, isReader: boolean): Promise<DataSource> {
  const common = {
    entities: [...options.entities],
    migrations: isReader ? [] : [...options.migrations],
    migrationsTableName: 'migration',
    migrationsTransactionMode: 'each' as const,
    synchronize: false,
    logging: options.onStatement ? (['query'] as const satisfies string[]) : false,
    logger: options.onStatement ? createStatementLogger(options.onStatement) : undefined,
  };
  if (engine === 'sqlite') {
    createFile(options.file);
    const source = new DataSource({
      ...common,
      type: 'better-sqlite3',
      database: options.file,
      driver: LibsqlConnection,
      prepareDatabase: (connection: LibsqlConnection) =>
        void (isReader ? connection.pragma('query_only = ON') : undefined),
    });
    return source.initialize();
  }
  const source = new DataSource({
    ...common,
    type: engine,
    url: options.url as string,
    charset: 'utf8mb4',
    timezone: 'Z',
    poolSize: options.poolSize ?? 10,
    // For `sendTogether`. Sessions that only read, which is where what strangers send mostly ends, take one statement at a time.
    multipleStatements: !isReader,
    // All our BIGINTs are safe integers: instants and counters come back as numbers, not as TypeORM's strings.
    supportBigNumbers: true,
    bigNumberStrings: false,
    // A stack captured for each statement, in case it fails, cost 4 % of a mutation.
    trace: false,
  });
  await source.initialize();
  await prepareSessions(source, engine, options.statementTimeoutMs);
  return source;
}

/**
 * Personal data lies in the file: its owner alone may read it, whatever the umask says. A file that is there is not opened:
 * closing it would end the locks that this process holds on it, and another process could then take the log away.
 */
function createFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
}

interface PoolLike {
  on(event: 'connection', listener: (connection: { query(sql: string): void }) => void): void;
}

/** Every pooled session reads what is committed at each statement, waits briefly for locks, and ends long statements. */
async function prepareSessions(source: DataSource, engine: EngineName, statementTimeoutMs: number): Promise<void> {
  const limit =
    engine === 'mariadb'
      ? `max_statement_time = ${statementTimeoutMs / 1000}`
      : `max_execution_time = ${statementTimeoutMs}`;
  const settings = [
    'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
    `SET SESSION innodb_lock_wait_timeout = 3, ${limit}`,
    // The driver escapes values by backslashes: with this mode a text that ends in one would end its own quotes.
    "SET SESSION sql_mode = REPLACE(@@sql_mode, 'NO_BACKSLASH_ESCAPES', '')",
  ];
  const pool = (source.driver as unknown as { pool: PoolLike }).pool;
  pool.on('connection', (connection) => settings.forEach((sql) => connection.query(sql)));
  // The session with which initialize() tried the connection exists already, and is the one that serves these.
  for (const sql of settings) await source.query(sql);
}

/** The server says what it is: TypeORM's type `mysql` on MariaDB gives wrong upsert ids and an endless schema diff. */
async function detectEngine(url: string): Promise<EngineName> {
  const target = new URL(url);
  const database = target.pathname.slice(1);
  target.pathname = '';
  const connection = await createConnection(target.toString());
  try {
    const [rows] = await connection.query(
      'SELECT VERSION() AS version, (SELECT SCHEMA_NAME FROM information_schema.SCHEMATA WHERE SCHEMA_NAME = ?) AS found',
      [database],
    );
    const { version, found } = (rows as { version: string; found: string | null }[])[0] ?? { version: '', found: null };
    if (found === null)
      await connection.query(`CREATE DATABASE IF NOT EXISTS \`${database.replaceAll('`', '')}\` CHARACTER SET utf8mb4`);
    return version.includes('MariaDB') ? 'mariadb' : 'mysql';
  } finally {
    await connection.end();
  }
}
