// Migration 1 of the users subgraph: people, API clients, how tokens name them, and the copy of the agencies' hierarchy.
import { createTablesMigration, enumColumn, type TableDefinition } from '../../../platform/db/ddl';
import { eventCursorTable } from '../../../platform/outbox/tables';
import { seedStateTable } from '../../../platform/subgraph/seedOnce';

const OPERATOR_ROLES = ['NATIONAL_ADMIN', 'INSTITUTION_ADMIN', 'LIAISON', 'ANALYST', 'DPO', 'OMBUDSMAN'];

const operatorTable: TableDefinition = {
  name: 'operator',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    unit_id: `${t.id} NULL`,
    role: enumColumn(t, 'role', OPERATOR_ROLES),
    name: `${t.line(200)} NOT NULL`,
    // For order and search: the same on both engines.
    name_key: `${t.line(200)} NOT NULL`,
    is_active: `${t.int} NOT NULL`,
  }),
  primaryKey: ['id'],
  indexes: { operator_by_agency: ['agency_id', 'name_key', 'id'], operator_by_name: ['name_key', 'id'] },
};

const reporterTable: TableDefinition = {
  name: 'reporter',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    name: `${t.line(200)} NOT NULL`,
    email: `${t.line(320)} NULL`,
    phone: `${t.line(32)} NULL`,
    member_since: `${t.day} NOT NULL`,
    is_active: `${t.int} NOT NULL`,
  }),
  primaryKey: ['id'],
};

const apiClientTable: TableDefinition = {
  name: 'api_client',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    client_id: `${t.code(64)} NOT NULL`,
    name: `${t.line(200)} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    secret_hash: `${t.code(64)} NOT NULL`,
    scopes: `${t.json} NOT NULL`,
    is_active: `${t.int} NOT NULL`,
  }),
  primaryKey: ['id'],
  unique: { api_client_by_client_id: ['client_id'] },
  indexes: { api_client_by_agency: ['agency_id'] },
};

/** Keyed by a hash of (issuer, subject): both are somebody else's text, and hashes compare by bytes on every engine. */
const identityTable: TableDefinition = {
  name: 'identity',
  columns: (t) => ({
    identity_key: `${t.code(64)} NOT NULL`,
    issuer: `${t.line(300)} NOT NULL`,
    subject: `${t.line(300)} NOT NULL`,
    kind: enumColumn(t, 'kind', ['OPERATOR', 'REPORTER']),
    person_id: `${t.id} NOT NULL`,
  }),
  primaryKey: ['identity_key'],
  indexes: { identity_by_person: ['person_id'] },
};

const agencyRefTable: TableDefinition = {
  name: 'agency_ref',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    parent_path: `${t.code(512)} NOT NULL`,
    version: `${t.int} NOT NULL`,
  }),
  primaryKey: ['id'],
  indexes: { agency_ref_by_path: ['parent_path'] },
};

export const CreateUsers = createTablesMigration('CreateUsers1760000000000', [
  operatorTable,
  reporterTable,
  apiClientTable,
  identityTable,
  agencyRefTable,
  eventCursorTable,
  seedStateTable,
]);
