// The units (unit kerja) of each agency, as agencies publishes them: a case is disposed to these alone. Null until the
// agency has been published with them.
import { addColumnsMigration } from '../../../platform/db/addColumnsMigration';

export const AddUnitsOfAgencies = addColumnsMigration('AddUnitsOfAgencies1795529200203', {
  table: 'agency_ref',
  columns: (t) => ({ unit_ids: `${t.json} NULL` }),
});
