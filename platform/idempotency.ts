// Every mutation runs at most once for a key: the first outcome is stored with the change itself, and told again.
// Scope: issuer, subject, client and mutation field (`docs/decisions/0003-idempotency.md`). Called by app verbs.
import type { EntityManager } from 'typeorm';
import { sha256 } from './crypto';
import type { TableDefinition } from './db/ddl';
import type { Dialect } from './db/dialect';
import { CodedError, Refusal } from './errors';
import type { RequestContext } from './subgraph/context';

const KEEP_MS = 7 * 86_400_000;
const KEY = /^[A-Za-z0-9_-]{16,128}$/;

export const idempotencyTable: TableDefinition = {
  name: 'idempotency',
  columns: (t) => ({
    scope: `${t.code(64)} NOT NULL`,
    request: `${t.code(64)} NOT NULL`,
    outcome: `${t.json} NULL`,
    created_at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['scope'],
  indexes: { idempotency_created: ['created_at'] },
};

export interface IdempotentRequest {
  /** The mutation's field. */
  readonly field: string;
  readonly key: string;
  /** The coerced arguments without the key. */
  readonly args: unknown;
  /** What `work` will give, where that is known before: it is then stored with the claim, in one statement. */
  readonly outcome?: object;
}

/**
 * Runs `work` in one transaction with the claim of the key; its result must be plain data (ids, states), since a
 * repeated call gets the stored copy and reads the answer again under present rights.
 * @throws Refusal IDEMPOTENCY_KEY_REUSED, or whatever `work` refuses with: a refusal is not stored.
 * @throws CodedError IDEMPOTENCY_IN_PROGRESS while a twin is still running.
 */
export async function runIdempotent<T extends object>(
  ctx: RequestContext,
  request: IdempotentRequest,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  checkIdempotencyKey(request.key);
  const { issuer, subject, client } = ctx.principal;
  const scope = digest([issuer, subject, client, request.field, request.key]);
  const requestHash = digest(canonicalise(request.args));
  const { dialect } = ctx.db;
  try {
    return await ctx.db.write(async (tx) => {
      const known = request.outcome === undefined ? null : JSON.stringify(request.outcome);
      const isNew = await claimKey(tx, dialect, [scope, requestHash, known, ctx.clock.now()]);
      if (!isNew) return repeatOutcome<T>(tx, scope, requestHash);
      const outcome = await work(tx);
      if (known === null)
        await tx.query('UPDATE idempotency SET outcome = ? WHERE scope = ?', [JSON.stringify(outcome), scope]);
      return outcome;
    });
  } catch (error) {
    if (dialect.isTransient(error)) throw new CodedError('IDEMPOTENCY_IN_PROGRESS');
    throw error;
  }
}

/** @throws Refusal for what is no key */
export function checkIdempotencyKey(key: string): void {
  if (!KEY.test(key))
    throw Refusal.of('INVALID_INPUT', 'idempotencyKey', 'Give 16 to 128 characters of A-Z, a-z, 0-9, - and _.');
}

/** False for a key that was claimed before. Behind a twin's uncommitted claim it waits, but not for ever. */
async function claimKey(tx: EntityManager, dialect: Dialect, row: readonly unknown[]): Promise<boolean> {
  const sql = `${dialect.insertIgnore} INTO idempotency (scope, request, outcome, created_at) VALUES (?, ?, ?, ?)`;
  try {
    return (await dialect.execute(tx, sql, row)) > 0;
  } catch (error) {
    if (dialect.isStalled(error)) throw new CodedError('IDEMPOTENCY_IN_PROGRESS');
    throw error;
  }
}

async function repeatOutcome<T>(tx: EntityManager, scope: string, requestHash: string): Promise<T> {
  const rows = (await tx.query('SELECT request, outcome FROM idempotency WHERE scope = ?', [scope])) as {
    request: string;
    outcome: string | null;
  }[];
  const row = rows[0];
  if (!row?.outcome) throw new CodedError('IDEMPOTENCY_IN_PROGRESS');
  if (row.request !== requestHash) throw Refusal.of('IDEMPOTENCY_KEY_REUSED', 'idempotencyKey');
  return JSON.parse(row.outcome) as T;
}

/** Drops what is older than a repeated call may come. Called by a job. */
export async function forgetOldOutcomes(ctx: Pick<RequestContext, 'db' | 'clock'>): Promise<number> {
  return ctx.db.write((tx) =>
    ctx.db.dialect.execute(tx, 'DELETE FROM idempotency WHERE created_at < ?', [ctx.clock.now() - KEEP_MS]),
  );
}

function digest(value: unknown): string {
  return sha256(JSON.stringify(value)).toString('hex');
}

/** Same arguments in another order of keys are the same request; an absent argument is a null one. */
function canonicalise(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonicalise);
  if (value === null || typeof value !== 'object') return value ?? null;
  return Object.entries(value)
    .filter(([, item]) => item !== undefined && item !== null)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => [name, canonicalise(item)]);
}
