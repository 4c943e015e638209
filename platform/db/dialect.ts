// The one place where the two engines differ. Stores ask it; nobody else asks which engine runs.
import type { EntityManager } from 'typeorm';
import { FTS5, INNODB_FULLTEXT, type FullText } from './fullText';

export type EngineName = 'sqlite' | 'mariadb' | 'mysql';

/** SQL that is built before it is sent. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Dialect {
  readonly engine: EngineName;
  /** Column types of portable migrations. */
  readonly types: ColumnTypes;
  /** Suffix of CREATE TABLE. */
  readonly tableOptions: string;
  /** Appended to a SELECT by primary key inside a transaction: locks the row where the engine locks rows. */
  readonly lockRow: string;
  /** The database's own clock in ms UTC: several processes that compare with it need not agree on the time. */
  readonly nowMs: string;
  /** `INSERT … ` that leaves an existing row untouched; the statement's affected rows tell whether it was new. */
  readonly insertIgnore: string;
  /** Behind a table in FROM: read it along this index, whatever the statistics say. */
  useIndex(name: string): string;
  /** Behind a table in FROM: read it by its primary key, of which the WHERE names the values. */
  usePrimaryKey(table: string): string;
  /** Tables of words: find rows by their text. */
  readonly fullText: FullText;
  /** The tail of an INSERT that adds the new values of `columns` to those of the row that exists. */
  upsertIncrement(key: readonly string[], columns: readonly string[]): string;
  /** The tail of an INSERT that replaces `columns` of the row that exists. */
  upsertReplace(key: readonly string[], columns: readonly string[]): string;
  isDuplicateKey(error: unknown): boolean;
  /** The transaction lost a race and may be run again as it is. */
  isTransient(error: unknown): boolean;
  /** A statement waited in vain, for a lock or up to its own limit: run again at once, it would only wait again. */
  isStalled(error: unknown): boolean;
  /** Number of rows that an INSERT, UPDATE or DELETE run through `execute` touched. */
  execute(manager: EntityManager, sql: string, parameters?: readonly unknown[]): Promise<number>;
  /** Runs an INSERT of at most one row, and tells `columns` of it; null when it made none. */
  insertTelling(manager: EntityManager, insert: Statement, made: MadeRow): Promise<unknown>;
  /** Several statements of a transaction in one packet, with what each gives: rows, or their count. Absent where it gains nothing. */
  readonly runTogether?: (tx: EntityManager, statements: readonly Statement[]) => Promise<readonly unknown[]>;
}

/** The row that an INSERT may make, by its primary key `id`. */
export interface MadeRow {
  readonly table: string;
  readonly id: string;
  readonly columns: string;
}

export interface ColumnTypes {
  /** A canonical UUID. */
  readonly id: string;
  /** Upper-case codes, hashes and keys: ASCII, compared by bytes. */
  code(length: number): string;
  /** Short text of people, compared by bytes. */
  line(length: number): string;
  /** Long text of people. */
  readonly text: string;
  readonly json: string;
  /** Milliseconds UTC, counters. */
  readonly bigint: string;
  readonly int: string;
  readonly bool: string;
  /** YYYY-MM-DD. */
  readonly day: string;
}

interface DriverError {
  readonly code?: string;
  readonly errno?: number;
  readonly driverError?: DriverError;
}

function driverErrorOf(error: unknown): DriverError {
  const outer = (error ?? {}) as DriverError;
  return outer.driverError ?? outer;
}

const sqlite: Dialect = {
  engine: 'sqlite',
  types: {
    id: 'TEXT',
    code: () => 'TEXT',
    line: () => 'TEXT',
    text: 'TEXT',
    json: 'TEXT',
    bigint: 'INTEGER',
    int: 'INTEGER',
    bool: 'INTEGER',
    day: 'TEXT',
  },
  tableOptions: '',
  lockRow: '',
  nowMs: "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)",
  insertIgnore: 'INSERT OR IGNORE',
  useIndex: (name) => `INDEXED BY ${quote(name)}`,
  // The index that keeps a table's first key unique.
  usePrimaryKey: (table) => `INDEXED BY ${quote(`sqlite_autoindex_${table}_1`)}`,
  fullText: FTS5,
  upsertIncrement: (key, columns) =>
    `ON CONFLICT (${key.map(quote).join(', ')}) DO UPDATE SET ${columns
      .map((column) => `${quote(column)} = ${quote(column)} + excluded.${quote(column)}`)
      .join(', ')}`,
  upsertReplace: (key, columns) =>
    `ON CONFLICT (${key.map(quote).join(', ')}) DO UPDATE SET ${columns
      .map((column) => `${quote(column)} = excluded.${quote(column)}`)
      .join(', ')}`,
  isDuplicateKey: (error) => /^SQLITE_CONSTRAINT_(PRIMARYKEY|UNIQUE)$/.test(driverErrorOf(error).code ?? ''),
  isTransient: (error) => /^SQLITE_(BUSY|LOCKED)/.test(driverErrorOf(error).code ?? ''),
  insertTelling: insertReturning,
  isStalled: () => false,
  async execute(manager, sql, parameters = []) {
    const runner = manager.queryRunner ?? manager.connection.createQueryRunner();
    const result = (await runner.query(sql, [...parameters], true)) as { affected?: number };
    return result.affected ?? 0;
  },
};

function mysqlFamily(engine: 'mariadb' | 'mysql'): Dialect {
  const collation = engine === 'mariadb' ? 'utf8mb4_nopad_bin' : 'utf8mb4_0900_bin';
  const ascii = 'CHARACTER SET ascii COLLATE ascii_bin';
  const people = `CHARACTER SET utf8mb4 COLLATE ${collation}`;
  return {
    engine,
    types: {
      id: `CHAR(36) ${ascii}`,
      code: (length) => `VARCHAR(${length}) ${ascii}`,
      line: (length) => `VARCHAR(${length}) ${people}`,
      text: `MEDIUMTEXT ${people}`,
      json: `MEDIUMTEXT ${people}`,
      bigint: 'BIGINT',
      int: 'INT',
      bool: 'TINYINT',
      day: `CHAR(10) ${ascii}`,
    },
    tableOptions: `ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE ${collation}`,
    lockRow: 'FOR UPDATE',
    nowMs: 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)',
    insertIgnore: 'INSERT IGNORE',
    useIndex: (name) => `FORCE INDEX (${quote(name)})`,
    usePrimaryKey: () => 'FORCE INDEX (PRIMARY)',
    fullText: INNODB_FULLTEXT,
    upsertIncrement: (_key, columns) =>
      `ON DUPLICATE KEY UPDATE ${columns
        .map((column) => `${quote(column)} = ${quote(column)} + VALUES(${quote(column)})`)
        .join(', ')}`,
    upsertReplace: (_key, columns) =>
      `ON DUPLICATE KEY UPDATE ${columns.map((column) => `${quote(column)} = VALUES(${quote(column)})`).join(', ')}`,
    isDuplicateKey: (error) => driverErrorOf(error).errno === 1062,
    isTransient: (error) => [1205, 1213, 1020].includes(driverErrorOf(error).errno ?? 0),
    isStalled: (error) => [1205, 1969, 3024].includes(driverErrorOf(error).errno ?? 0),
    async execute(manager, sql, parameters = []) {
      const result = (await manager.query(sql, [...parameters])) as { affectedRows?: number };
      return result.affectedRows ?? 0;
    },
    insertTelling: engine === 'mariadb' ? insertReturning : insertAndRead,
    runTogether: runInOnePacket,
  };
}

async function insertReturning(
  manager: EntityManager,
  { sql, parameters }: Statement,
  { columns }: MadeRow,
): Promise<unknown> {
  const rows = (await manager.query(`${sql} RETURNING ${columns}`, [...parameters])) as unknown[];
  return rows[0] ?? null;
}

/** MySQL cannot tell what it has inserted. */
async function insertAndRead(
  manager: EntityManager,
  { sql, parameters }: Statement,
  { table, id, columns }: MadeRow,
): Promise<unknown> {
  const { affectedRows = 0 } = (await manager.query(sql, [...parameters])) as { affectedRows?: number };
  if (affectedRows === 0) return null;
  const rows = (await manager.query(`SELECT ${columns} FROM ${quote(table)} WHERE id = ?`, [id])) as unknown[];
  return rows[0] ?? null;
}

interface Session {
  promise(): { query(sql: string, values: readonly unknown[]): Promise<readonly unknown[]> };
}

/** Past TypeORM's own query(), which would tell its logger of one statement. */
async function runInOnePacket(tx: EntityManager, statements: readonly Statement[]): Promise<readonly unknown[]> {
  if (tx.queryRunner === undefined) throw new Error('Statements go together only within a transaction.');
  const { logger } = tx.connection;
  for (const { sql, parameters } of statements) logger.logQuery(sql, [...parameters], tx.queryRunner);
  const session = (await tx.queryRunner.connect()) as Session;
  const text = statements.map(({ sql }) => sql).join(';\n');
  // The driver would spread a list or an object over several places, and shift the values of what follows.
  const isSpread = (value: unknown): boolean => typeof value === 'object' && value !== null && !Buffer.isBuffer(value);
  if (statements.some(({ parameters }) => parameters.some(isSpread)))
    throw new Error('A parameter is no single value.');
  const [results] = await session.promise().query(
    text,
    statements.flatMap(({ parameters }) => parameters),
  );
  return results as readonly unknown[];
}

export function quote(name: string): string {
  return `\`${name}\``;
}

export function dialectOf(engine: EngineName): Dialect {
  return engine === 'sqlite' ? sqlite : mysqlFamily(engine);
}
