// The only place that reads and writes what is known of reporters (pelapor). Personal data comes in plain and lies sealed.
import { In, type EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { BulkLoad } from '../../../platform/db/bulkLoad';
import type { Dialect } from '../../../platform/db/dialect';
import type { PersonalData, PersonSealer, SealedData } from './personSealer';
import { ReporterEntity } from './reporter.entity';

interface ReporterFacts {
  readonly id: string;
  /** YYYY-MM-DD, WIB. */
  readonly memberSince: string;
  readonly isActive: boolean;
}

export interface ReporterRow extends ReporterFacts, SealedData {
  /** Set once the person was erased: the row is a tombstone then. */
  readonly erasedAt: number | null;
}

export interface NewReporter extends ReporterFacts, PersonalData {}

const COLUMNS = ['id', 'member_since', 'is_active', 'key_id', 'key_salt', 'name_sealed', 'contact_sealed'];

export async function findReportersByIds(manager: EntityManager, ids: readonly string[]): Promise<ReporterRow[]> {
  const entities = await manager.getRepository(ReporterEntity).findBy({ id: In([...ids]) });
  return entities.map((entity) => ({ ...entity, isActive: entity.isActive === 1 }));
}

/** Nobody else changes or erases the person until the transaction ends. */
export async function lockReporter(tx: EntityManager, dialect: Dialect, id: string): Promise<ReporterRow | null> {
  await tx.query(`SELECT id FROM reporter WHERE id = ? ${dialect.lockRow}`, [id]);
  const [row] = await findReportersByIds(tx, [id]);
  return row ?? null;
}

export async function insertReporters(
  tx: EntityManager,
  sealer: PersonSealer,
  reporters: readonly NewReporter[],
  load: BulkLoad = bulkInsert,
): Promise<void> {
  const rows = reporters.map((reporter) => {
    const { keyId, keySalt, nameSealed, contactSealed } = sealer.seal(reporter.id, reporter);
    const { id, memberSince, isActive } = reporter;
    return [id, memberSince, isActive ? 1 : 0, keyId, keySalt, nameSealed, contactSealed];
  });
  await load(tx, { table: 'reporter', columns: COLUMNS, rows });
}

/** Under a new salt; what was sealed before is gone. Nothing happens to a row that has changed since it was read. */
export async function replacePersonalData(
  tx: EntityManager,
  sealer: PersonSealer,
  row: ReporterRow,
  data: PersonalData,
): Promise<void> {
  const { keyId, keySalt, nameSealed, contactSealed } = sealer.seal(row.id, data);
  await tx.query(
    'UPDATE reporter SET key_id = ?, key_salt = ?, name_sealed = ?, contact_sealed = ? WHERE id = ? AND key_salt = ?',
    [keyId, keySalt, nameSealed, contactSealed, row.id, row.keySalt],
  );
}

/** Ciphertext and salt go together: without the salt the key can never be derived again. The id stays as a tombstone. */
export async function eraseReporter(tx: EntityManager, id: string, at: number): Promise<void> {
  await tx.query(
    'UPDATE reporter SET is_active = 0, erased_at = ?, key_id = NULL, key_salt = NULL, name_sealed = NULL, ' +
      'contact_sealed = NULL WHERE id = ?',
    [at, id],
  );
}

/** The key of some row, to find out at the start whether this ring belongs to this database. */
export async function findSomeKeyId(manager: EntityManager): Promise<string | null> {
  const rows = (await manager.query('SELECT key_id FROM reporter WHERE key_id IS NOT NULL LIMIT 1')) as {
    key_id: string;
  }[];
  return rows[0]?.key_id ?? null;
}

/** The next rows in order of their ids, whatever key they are sealed under. */
export async function listReportersAfter(manager: EntityManager, id: string, limit: number): Promise<ReporterRow[]> {
  const rows = (await manager.query('SELECT id FROM reporter WHERE id > ? ORDER BY id LIMIT ?', [id, limit])) as {
    id: string;
  }[];
  const found =
    rows.length === 0
      ? []
      : await findReportersByIds(
          manager,
          rows.map((row) => row.id),
        );
  return found.sort((a, b) => (a.id < b.id ? -1 : 1));
}
