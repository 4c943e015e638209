// The audit log of readings of personal data, its chain, and the keys of mutations that ran already.
import { createTablesMigration, enumColumn, type TableDefinition } from '../../../platform/db/ddl';
import { idempotencyTable } from '../../../platform/idempotency';

const readingTable: TableDefinition = {
  name: 'reading',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    at: `${t.bigint} NOT NULL`,
    field_class: enumColumn(t, 'field_class', ['NAME', 'IDENTITY']),
    actor_kind: enumColumn(t, 'actor_kind', ['OPERATOR', 'CLIENT']),
    actor_id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NULL`,
    role: `${t.code(32)} NOT NULL`,
    person_id: `${t.id} NOT NULL`,
    report_id: `${t.id} NOT NULL`,
    request_id: `${t.code(128)} NOT NULL`,
    // One row for a name within an hour; one for each grant of an identity.
    once: `${t.code(64)} NOT NULL`,
    reason: `${t.code(32)} NULL`,
    // The words and their salt go with the person; the commitment stays, so that the chain still verifies.
    purpose: `${t.text} NULL`,
    purpose_salt: `${t.code(32)} NULL`,
    purpose_commitment: `${t.code(64)} NULL`,
    seq: `${t.bigint} NULL`,
    link: `${t.code(64)} NULL`,
  }),
  primaryKey: ['id'],
  unique: { reading_once: ['once'], reading_by_seq: ['seq'] },
  indexes: {
    reading_by_time: ['at', 'id'],
    reading_by_actor: ['actor_id', 'at', 'id'],
    reading_by_person: ['person_id', 'at', 'id'],
  },
};

/** One row: whoever holds its lock adds to the chain. */
const readingChainTable: TableDefinition = {
  name: 'reading_chain',
  columns: (t) => ({ name: `${t.code(32)} NOT NULL`, seq: `${t.bigint} NOT NULL`, link: `${t.code(64)} NOT NULL` }),
  primaryKey: ['name'],
};

export const AddReadings = createTablesMigration('AddReadings1795529200006', [
  readingTable,
  readingChainTable,
  idempotencyTable,
]);
