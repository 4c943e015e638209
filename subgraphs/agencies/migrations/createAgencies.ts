// The first migration: areas, agencies, units, and the platform's tables of a subgraph that publishes.
import { createTablesMigration, enumColumn, type TableDefinition } from '../../../platform/db/ddl';
import { PUBLISHER_TABLES } from '../../../platform/outbox/tables';
import { seedStateTable } from '../../../platform/subgraph/seedOnce';

const TIME_ZONES = ['WIB', 'WITA', 'WIT'];

const areaTable: TableDefinition = {
  name: 'area',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    code: `${t.code(8)} NOT NULL`,
    name: `${t.line(120)} NOT NULL`,
    kind: enumColumn(t, 'kind', ['PROVINCE', 'REGENCY', 'CITY']),
    time_zone: enumColumn(t, 'time_zone', TIME_ZONES),
    parent_code: `${t.code(8)} NULL`,
  }),
  primaryKey: ['id'],
  unique: { area_code: ['code'] },
  indexes: { area_parent: ['parent_code', 'code'], area_kind: ['kind', 'code'] },
};

const agencyTable: TableDefinition = {
  name: 'agency',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    code: `${t.code(32)} NOT NULL`,
    name: `${t.line(200)} NOT NULL`,
    name_key: `${t.line(200)} NOT NULL`,
    search_key: `${t.line(320)} NOT NULL`,
    short_name: `${t.line(80)} NULL`,
    kind: enumColumn(t, 'kind', [
      ...['MINISTRY', 'INSTITUTION', 'PROVINCE', 'REGENCY', 'CITY'],
      ...['STATE_ENTERPRISE', 'STATE_UNIVERSITY', 'MISSION'],
    ]),
    parent_id: `${t.id} NULL`,
    area_code: `${t.code(8)} NULL`,
    province_code: `${t.code(8)} NULL`,
    time_zone: enumColumn(t, 'time_zone', TIME_ZONES),
    is_active: `${t.bool} NOT NULL`,
    connected_since: `${t.bigint} NULL`,
    version: `${t.int} NOT NULL`,
  }),
  primaryKey: ['id'],
  unique: { agency_code: ['code'] },
  indexes: {
    agency_name: ['name_key', 'id'],
    agency_kind: ['kind', 'name_key', 'id'],
    agency_parent: ['parent_id', 'name_key', 'id'],
    agency_area: ['area_code', 'name_key', 'id'],
    agency_province: ['province_code', 'name_key', 'id'],
  },
};

const unitTable: TableDefinition = {
  name: 'unit',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    code: `${t.code(32)} NOT NULL`,
    name: `${t.line(200)} NOT NULL`,
    name_key: `${t.line(200)} NOT NULL`,
    is_active: `${t.bool} NOT NULL`,
  }),
  primaryKey: ['id'],
  unique: { unit_code: ['agency_id', 'code'] },
  indexes: { unit_name: ['agency_id', 'name_key', 'id'] },
};

export const CreateAgencies1760000000000 = createTablesMigration('CreateAgencies1760000000000', [
  ...[areaTable, agencyTable, unitTable, seedStateTable],
  ...PUBLISHER_TABLES,
]);
