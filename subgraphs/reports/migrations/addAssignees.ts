// Who of an institution works on a case (petugas), the lists of their work, and the copy of the operators that may be given one.
// Cases that exist are nobody's: that somebody accepted them does not say who works on them today.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumnsMigration } from '../../../platform/db/addColumnsMigration';
import { createTablesMigration, type TableDefinition } from '../../../platform/db/ddl';

const NAME = 'AddAssignees1795529200009';

const operatorRef: TableDefinition = {
  name: 'operator_ref',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    unit_id: `${t.id} NULL`,
    role: `${t.code(32)} NOT NULL`,
    is_active: `${t.bool} NOT NULL`,
  }),
  primaryKey: ['id'],
  indexes: { operator_ref_agency: ['agency_id', 'id'] },
};

const AddColumns = addColumnsMigration(NAME, {
  table: 'assignment',
  columns: (t) => ({ assignee_operator_id: `${t.id} NULL` }),
  indexes: {
    assignment_assignee_due: ['agency_id', 'assignee_operator_id', 'standing', 'due_sort', 'id'],
    assignment_assignee_ended: ['agency_id', 'assignee_operator_id', 'standing', 'ended_at'],
  },
});
const CreateTables = createTablesMigration(NAME, [operatorRef]);

export class AddAssignees implements MigrationInterface {
  readonly name = NAME;
  private readonly parts = [new CreateTables(), new AddColumns()];

  async up(runner: QueryRunner): Promise<void> {
    for (const part of this.parts) await part.up(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const part of [...this.parts].reverse()) await part.down(runner);
  }
}
