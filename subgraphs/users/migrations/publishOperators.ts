// Operators (petugas) are published from here on, for reports to know who may be given a case: those that exist as well.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { newId } from '../../../platform/ids';

interface OperatorColumns {
  readonly id: string;
  readonly agency_id: string;
  readonly unit_id: string | null;
  readonly role: string;
  readonly is_active: unknown;
}

export class PublishOperators implements MigrationInterface {
  readonly name = 'PublishOperators1795529200009';

  async up(runner: QueryRunner): Promise<void> {
    const rows = (await runner.query(
      'SELECT id, agency_id, unit_id, role, is_active FROM operator ORDER BY id',
    )) as OperatorColumns[];
    const now = Date.now();
    await bulkInsert(runner.manager, {
      table: 'outbox',
      columns: ['id', 'aggregate_id', 'aggregate_version', 'recorded_at', 'payload'],
      rows: rows.map((row) => [newId(), row.id, 1, now, JSON.stringify(toEvent(row))]),
    });
  }

  /** What was told is not taken back. */
  async down(): Promise<void> {}
}

/** As it was when this was written: a migration does not follow the event's later shape. */
function toEvent({ id, agency_id, unit_id, role, is_active }: OperatorColumns) {
  const isActive = Number(is_active) === 1;
  return { kind: 'OperatorPublished', operatorId: id, agencyId: agency_id, unitId: unit_id, role, isActive };
}
