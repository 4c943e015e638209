// A thin better-sqlite3 shaped driver around libsql, handed to TypeORM by openDatabase.
// libsql aborts the whole process on a bound Date, Buffer-like object or boolean, and stores 5 as "5.0" in a text
// column: so every parameter passes through bindValue, and every statement through this file.
import LibsqlDatabase from 'libsql';

type Bindable = string | number | bigint | null | Buffer;

/** Most numbers are small; making a BigInt of each took a third of the time of a batch. */
const SMALL = Array.from({ length: 256 }, (_, n) => BigInt(n));

/** Converts one parameter, or refuses it with a message instead of letting the native code abort. */
export function bindValue(value: unknown): Bindable {
  switch (typeof value) {
    case 'string':
    case 'bigint':
      return value;
    case 'boolean':
      return value ? 1n : 0n;
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError('A number that is not finite cannot be stored.');
      return SMALL[value] ?? (Number.isSafeInteger(value) ? BigInt(value) : value);
    case 'undefined':
      return null;
    default:
      if (value === null) return null;
      if (Buffer.isBuffer(value)) return value;
      if (value instanceof Uint8Array) return Buffer.from(value);
      throw new TypeError(`A ${value?.constructor?.name ?? typeof value} cannot be a statement's parameter.`);
  }
}

class Statement {
  readonly reader: boolean;

  constructor(private readonly statement: LibsqlDatabase.Statement) {
    this.reader = statement.reader;
  }

  all(...parameters: unknown[]): unknown[] {
    return this.statement.all(parameters.map(bindValue));
  }

  run(...parameters: unknown[]): LibsqlDatabase.RunResult {
    return this.statement.run(parameters.map(bindValue));
  }
}

/** What TypeORM's better-sqlite3 driver asks of a connection. */
export class LibsqlConnection {
  private readonly database: LibsqlDatabase.Database;

  constructor(path: string) {
    this.database = new LibsqlDatabase(path);
    // What is deleted or replaced is overwritten in its page: an erased person should not be found in the file's gaps.
    const pragmas = ['busy_timeout = 3000', 'journal_mode = WAL', 'synchronous = NORMAL', 'secure_delete = FAST'];
    for (const pragma of pragmas) this.pragma(pragma);
  }

  /** `BEGIN TRANSACTION` would take the write lock late and fail where it can no longer wait: take it at once. */
  prepare(sql: string): Statement {
    return new Statement(this.database.prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql));
  }

  pragma(source: string): unknown {
    return this.database.prepare(`PRAGMA ${source}`).all([]);
  }

  close(): void {
    this.database.close();
  }
}
