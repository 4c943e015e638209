// The leaves behind the anchors of the case log, for proofs. Those of days that are anchored already come from the job that
// anchors: it alone knows how an entry becomes a leaf.
import type { QueryRunner } from 'typeorm';
import { addColumns, createTablesMigration, type TableDefinition } from '../../../platform/db/ddl';

const logLeaves: TableDefinition = {
  name: 'log_leaves',
  columns: (t) => ({
    day: `${t.day} NOT NULL`,
    first_report_id: `${t.id} NOT NULL`,
    position: `${t.int} NOT NULL`,
    leaves: `${t.json} NOT NULL`,
  }),
  primaryKey: ['day', 'first_report_id'],
};

const CreateLogLeaves = createTablesMigration('AddLogLeaves1795529200012', [logLeaves]);

export class AddLogLeaves extends CreateLogLeaves {
  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    // null: leaves and roots are not stored yet
    await addColumns(runner, 'log_anchor', (t) => ({ chunk_roots: `${t.json} NULL` }));
  }

  override async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE log_anchor DROP COLUMN chunk_roots');
    await super.down(runner);
  }
}
