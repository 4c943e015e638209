// Texts that belong to one step of a case: a question, its answer, why a case is returned, reopened or escalated.
// Beside the history and not in it: the history is never changed, a text can be erased.
import { createTablesMigration, type TableDefinition } from '../../../platform/db/ddl';

const stepText: TableDefinition = {
  name: 'step_text',
  columns: (t) => ({
    report_id: `${t.id} NOT NULL`,
    version: `${t.int} NOT NULL`,
    id: `${t.id} NOT NULL`,
    // an institution's words; the reporter's, which an erasure drops, lie beside them
    body: `${t.text} NULL`,
    salt: `${t.code(32)} NULL`,
    reporter_body: `${t.text} NULL`,
    reporter_salt: `${t.code(32)} NULL`,
    suggested_agency_id: `${t.id} NULL`,
  }),
  primaryKey: ['report_id', 'version'],
};

export const AddStepTexts = createTablesMigration('AddStepTexts1795529200201', [stepText]);
