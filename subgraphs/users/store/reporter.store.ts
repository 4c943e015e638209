// The only place that reads and writes what is known of reporters (pelapor): encryption at rest belongs here.
import { In, type EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { BulkLoad } from '../../../platform/db/bulkLoad';
import { ReporterEntity } from './reporter.entity';

export interface ReporterRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  /** YYYY-MM-DD, WIB. */
  readonly memberSince: string;
  readonly isActive: boolean;
}

export async function findReportersByIds(manager: EntityManager, ids: readonly string[]): Promise<ReporterRow[]> {
  const entities = await manager.getRepository(ReporterEntity).findBy({ id: In([...ids]) });
  return entities.map((entity) => ({ ...entity, isActive: entity.isActive === 1 }));
}

export async function insertReporters(
  tx: EntityManager,
  reporters: readonly ReporterRow[],
  load: BulkLoad = bulkInsert,
): Promise<void> {
  await load(tx, {
    table: 'reporter',
    columns: ['id', 'name', 'email', 'phone', 'member_since', 'is_active'],
    rows: reporters.map((reporter) => [
      ...[reporter.id, reporter.name, reporter.email, reporter.phone],
      ...[reporter.memberSince, reporter.isActive ? 1 : 0],
    ]),
  });
}
