// Very many rows into tables of their own seed: LOAD DATA from a stream where a server allows it (two to three times as
// fast as multi-row INSERTs), bulkInsert everywhere else. Called by the seeds.
import { Readable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import { bulkInsert, type BulkInsert } from './bulkInsert';
import type { Database } from './database';
import { quote } from './dialect';

type Rows = Omit<BulkInsert, 'tail'>;
export type BulkLoad = (tx: EntityManager, load: Rows) => Promise<void>;

/** A chunk travels as one packet, of which the protocol allows 16 MB. */
const CHUNK_LENGTH = 256 * 1024;

/** How rows get into this database fastest. Asks the server once. */
export async function chooseBulkLoad({ dialect, reader }: Database): Promise<BulkLoad> {
  if (dialect.engine === 'sqlite') return bulkInsert;
  const rows = (await reader.query('SELECT @@GLOBAL.local_infile AS allowed')) as { allowed: number }[];
  return Number(rows[0]?.allowed) === 1 ? loadData : bulkInsert;
}

/** For a process that does nothing but write: the embedded engine keeps more in memory and copies its log less often. */
export async function prepareForBulk(database: Database): Promise<void> {
  if (database.dialect.engine !== 'sqlite') return;
  for (const pragma of ['cache_size = -128000', 'wal_autocheckpoint = 16000'])
    await database.write((tx) => tx.query(`PRAGMA ${pragma}`));
}

/** What mysql2's connection offers beyond what TypeORM passes on. */
interface InfileConnection {
  query(
    options: { readonly sql: string; readonly infileStreamFactory: () => Readable },
    done: (error: Error | null, result?: { readonly affectedRows: number; readonly warningStatus: number }) => void,
  ): void;
}

const isMariaDb = (tx: EntityManager): boolean => tx.connection.options.type === 'mariadb';

async function loadData(tx: EntityManager, load: Rows): Promise<void> {
  if (load.rows.length === 0) return;
  const connection = (await tx.queryRunner?.connect()) as InfileConnection | undefined;
  if (!connection) throw new Error('Rows are loaded inside a transaction.');
  // Seeded rows are what the tables' own rules made, and each key is a function of a row's number.
  const before = 'SET SESSION unique_checks = 0, foreign_key_checks = 0';
  await tx.query(isMariaDb(tx) ? `${before}, check_constraint_checks = 0` : before);
  try {
    await streamRows(connection, load);
  } finally {
    const after = 'SET SESSION unique_checks = 1, foreign_key_checks = 1';
    await tx.query(isMariaDb(tx) ? `${after}, check_constraint_checks = 1` : after);
  }
}

async function streamRows(connection: InfileConnection, { table, columns, rows }: Rows): Promise<void> {
  const sql = `LOAD DATA LOCAL INFILE 'rows' INTO TABLE ${quote(table)} CHARACTER SET utf8mb4 (${columns.map(quote).join(', ')})`;
  const result = await new Promise<{ affectedRows: number; warningStatus: number }>((resolve, reject) =>
    connection.query({ sql, infileStreamFactory: () => Readable.from(writeChunks(rows)) }, (error, answer) =>
      error || !answer ? reject(error ?? new Error('The server did not answer.')) : resolve(answer),
    ),
  );
  // With LOCAL the server turns faults of a row into warnings and goes on: here they are errors.
  if (result.affectedRows !== rows.length || result.warningStatus > 0) {
    throw new Error(
      `${table}: ${result.affectedRows} of ${rows.length} rows loaded, ${result.warningStatus} warnings.`,
    );
  }
}

function* writeChunks(rows: BulkInsert['rows']): Generator<Buffer> {
  let text = '';
  for (const row of rows) {
    text += writeRow(row);
    if (text.length < CHUNK_LENGTH) continue;
    yield Buffer.from(text);
    text = '';
  }
  if (text !== '') yield Buffer.from(text);
}

/** The format that LOAD DATA reads by default: tabs, line feeds, backslashes, `\N` for NULL. */
export function writeRow(row: readonly unknown[]): string {
  let line = '';
  for (let i = 0; i < row.length; i += 1) line += (i === 0 ? '' : '\t') + writeField(row[i]);
  return `${line}\n`;
}

const SPECIAL = /[\\\t\n\r\0]/;
const EACH_SPECIAL = /[\\\t\n\r\0]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r', '\0': '\\0' };

function writeField(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value !== 'string') throw new TypeError(`A ${typeof value} cannot be loaded.`);
  return SPECIAL.test(value) ? value.replace(EACH_SPECIAL, (character) => ESCAPES[character] as string) : value;
}
