// The report that a merged one (digabung) follows, and since when the Ombudsman is asked to look at a report.
import { addColumnsMigration } from '../../../platform/db/addColumnsMigration';

export const AddMergedInto = addColumnsMigration('AddMergedInto1795529200202', {
  table: 'report',
  columns: (t) => ({ merged_into_id: `${t.id} NULL`, ombudsman_since: `${t.bigint} NULL` }),
  indexes: {
    report_merged_into: ['merged_into_id', 'submitted_at', 'id'],
    report_ombudsman: ['ombudsman_since', 'id'],
  },
});
