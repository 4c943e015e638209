// What staff of one unit and the Ombudsman read along: the cases of a unit newest first, and the reports that were taken
// to the Ombudsman, which a flag tells because an index in the order of submission cannot begin with an instant.
import type { QueryRunner } from 'typeorm';
import { addColumnsMigration } from '../../../platform/db/addColumnsMigration';
import { dialectOfRunner } from '../../../platform/db/ddl';

const AddEscalatedFlag = addColumnsMigration('AddRights1795529200310', {
  table: 'report',
  columns: (t) => ({ is_escalated: `${t.bool} NOT NULL DEFAULT 0` }),
  indexes: { report_escalated_newest: ['is_escalated', 'submitted_at', 'id'] },
});

const UNIT_INDEX = 'assignment_unit_newest';

export class AddRights extends AddEscalatedFlag {
  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    await runner.query('UPDATE report SET is_escalated = 1 WHERE ombudsman_since IS NOT NULL');
    await runner.query(
      `CREATE INDEX ${UNIT_INDEX} ON assignment (agency_id, unit_id, standing, submitted_at, report_id)`,
    );
  }

  override async down(runner: QueryRunner): Promise<void> {
    const on = dialectOfRunner(runner).engine === 'sqlite' ? '' : ' ON assignment';
    await runner.query(`DROP INDEX ${UNIT_INDEX}${on}`);
    await super.down(runner);
  }
}
