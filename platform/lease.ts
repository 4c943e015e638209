// A lease: one row that says which process does a piece of work at present, so that two that run do not do it twice.
// The token grows with each holder and is checked inside the transaction of every effect (fencing): who stalled past the
// lease, and was succeeded, can write nothing more. Used by the system's own jobs (`docs/decisions/0018-clocks-and-jobs.md`).
import type { EntityManager } from 'typeorm';
import type { Database } from './db/database';
import type { TableDefinition } from './db/ddl';
import { newId } from './ids';
import type { Logger } from './log';

export const leaseTable: TableDefinition = {
  name: 'lease',
  columns: (t) => ({
    name: `${t.code(64)} NOT NULL`,
    holder: `${t.id} NOT NULL`,
    token: `${t.bigint} NOT NULL`,
    expires_at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['name'],
};

/** Somebody else holds the lease by now: nothing of the transaction may stay. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`The lease ${name} has passed to another process.`);
  }
}

export interface Lease {
  readonly name: string;
  readonly token: number;
  /**
   * First statement of every effect: locks the lease until the transaction ends, so that nobody takes it over in between,
   * and prolongs it. Who merely overstayed, without a successor, goes on. @throws LeaseLost
   */
  guard(tx: EntityManager): Promise<void>;
  /** Lets others in at once. */
  release(): Promise<void>;
}

export interface LeaseOptions {
  readonly name: string;
  /** Longer than one effect may take; a process that died keeps the others out for so long. */
  readonly ttlMs: number;
}

/** Null while somebody else holds it. Compared is the database's clock alone: clocks of processes may differ. */
export async function acquireLease(database: Database, { name, ttlMs }: LeaseOptions): Promise<Lease | null> {
  const { dialect } = database;
  const holder = newId();
  const token = await database.write(async (tx) => {
    await dialect.execute(
      tx,
      `${dialect.insertIgnore} INTO \`lease\` (\`name\`, holder, token, expires_at) VALUES (?, ?, 0, 0)`,
      [name, holder],
    );
    const taken = await dialect.execute(
      tx,
      `UPDATE \`lease\` SET holder = ?, token = token + 1, expires_at = ${dialect.nowMs} + ?
       WHERE \`name\` = ? AND expires_at <= ${dialect.nowMs}`,
      [holder, ttlMs, name],
    );
    return taken === 0 ? null : readToken(tx, name, holder);
  });
  if (token === null) return null;
  const own = [name, holder, token];
  const isMine = '`name` = ? AND holder = ? AND token = ?';
  return {
    name,
    token,
    async guard(tx) {
      // Never a look before it: this one statement checks, locks and prolongs.
      const sql = `UPDATE \`lease\` SET expires_at = ${dialect.nowMs} + ? WHERE ${isMine}`;
      if ((await dialect.execute(tx, sql, [ttlMs, ...own])) === 0) throw new LeaseLost(name);
    },
    async release() {
      await database.write((tx) => dialect.execute(tx, `UPDATE \`lease\` SET expires_at = 0 WHERE ${isMine}`, own));
    },
  };
}

/**
 * Runs `work` while this process holds the lease. Null where another does, or has taken over meanwhile. When `work` fails
 * otherwise, the lease is not given up: it runs out.
 */
export async function runUnderLease<T>(
  { db, log }: { readonly db: Database; readonly log: Logger },
  options: LeaseOptions,
  work: (lease: Lease) => Promise<T>,
): Promise<T | null> {
  const lease = await acquireLease(db, options);
  if (lease === null) return null;
  let result: T | null = null;
  try {
    result = await work(lease);
  } catch (error) {
    if (!(error instanceof LeaseLost)) throw error;
    log.warn({ lease: options.name }, 'another process has taken over');
  }
  await lease.release();
  return result;
}

async function readToken(tx: EntityManager, name: string, holder: string): Promise<number> {
  const rows = (await tx.query('SELECT token FROM `lease` WHERE `name` = ? AND holder = ?', [name, holder])) as {
    token: number;
  }[];
  return Number(rows[0]?.token);
}
