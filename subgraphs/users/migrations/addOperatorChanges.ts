// Operators (petugas) may be changed: a version for each, the trail of who changed what, and the units of each agency, so that
// nobody is moved to one that is another's. The agencies' log is read from its beginning once more, to learn of the units.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumnsMigration } from '../../../platform/db/addColumnsMigration';
import { createTablesMigration, type TableDefinition } from '../../../platform/db/ddl';

const NAME = 'AddOperatorChanges1795529200321';

const operatorChange: TableDefinition = {
  name: 'operator_change',
  columns: (t) => ({
    operator_id: `${t.id} NOT NULL`,
    version: `${t.int} NOT NULL`,
    at: `${t.bigint} NOT NULL`,
    actor_id: `${t.id} NOT NULL`,
    actor_role: `${t.code(32)} NOT NULL`,
    request_id: `${t.code(128)} NOT NULL`,
    // Agency, unit, role and whether active; ids and codes only.
    before_json: `${t.json} NOT NULL`,
    after_json: `${t.json} NOT NULL`,
  }),
  primaryKey: ['operator_id', 'version'],
};

const parts = [
  addColumnsMigration(NAME, { table: 'operator', columns: (t) => ({ version: `${t.int} NOT NULL DEFAULT 1` }) }),
  addColumnsMigration(NAME, { table: 'agency_ref', columns: (t) => ({ unit_ids: `${t.json} NULL` }) }),
  createTablesMigration(NAME, [operatorChange]),
];

export class AddOperatorChanges implements MigrationInterface {
  readonly name = NAME;

  async up(runner: QueryRunner): Promise<void> {
    for (const Part of parts) await new Part().up(runner);
    await runner.query("DELETE FROM event_cursor WHERE source = 'agencies'");
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const Part of [...parts].reverse()) await new Part().down(runner);
  }
}
