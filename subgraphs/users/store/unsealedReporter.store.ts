// Reporters as they lay before personal data was encrypted: read in batches and taken away. Called by app/sealOldReporters.ts.
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/db/database';
import type { NewReporter } from './reporter.store';

/** The embedded engine keeps old content in the gaps of its file: it is written anew from what there is now. */
export async function forgetTaken({ dialect, writer }: Database): Promise<void> {
  if (dialect.engine !== 'sqlite') return;
  await writer.query('VACUUM');
  await writer.query('PRAGMA wal_checkpoint(TRUNCATE)');
}

interface UnsealedRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly member_since: string;
  readonly is_active: number;
}

export async function countUnsealed(manager: EntityManager): Promise<number> {
  const rows = (await manager.query('SELECT COUNT(*) AS count FROM reporter_unsealed')) as { count: number }[];
  return Number(rows[0]?.count ?? 0);
}

/** The first `limit` by id; they are gone from the table when the transaction commits. */
export async function takeUnsealed(tx: EntityManager, limit: number): Promise<NewReporter[]> {
  const rows = (await tx.query('SELECT * FROM reporter_unsealed ORDER BY id LIMIT ?', [limit])) as UnsealedRow[];
  const last = rows.at(-1);
  if (last) await tx.query('DELETE FROM reporter_unsealed WHERE id <= ?', [last.id]);
  return rows.map(({ id, name, email, phone, member_since, is_active }) => ({
    ...{ id, name, email, phone, nik: null, address: null },
    memberSince: member_since,
    isActive: Number(is_active) === 1,
  }));
}
