// Writes the reference data into the empty tables, past the entities. Called by app/seedAgencies.ts.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { toSearchKey } from '../../../platform/text';
import type { SeedAgency } from '../../../schema/reference/agencies';
import type { SeedArea } from '../../../schema/reference/areas';
import type { SeedUnit } from '../../../schema/reference/units';

export async function hasAgencies(reader: EntityManager): Promise<boolean> {
  return ((await reader.query('SELECT 1 FROM `agency` LIMIT 1')) as unknown[]).length > 0;
}

export async function insertAreas(tx: EntityManager, areas: readonly SeedArea[]): Promise<void> {
  await bulkInsert(tx, {
    table: 'area',
    columns: ['id', 'code', 'name', 'kind', 'time_zone', 'parent_code'],
    rows: areas.map((area) => [area.id, area.code, area.name, area.kind, area.timeZone, area.parentCode]),
  });
}

/** `version` is that of the event which publishes this state. */
export async function insertAgencies(
  tx: EntityManager,
  agencies: readonly (SeedAgency & { readonly parentId: string | null })[],
  version: number,
): Promise<void> {
  await bulkInsert(tx, {
    table: 'agency',
    columns: [
      ...['id', 'code', 'name', 'name_key', 'search_key', 'short_name', 'kind', 'parent_id', 'area_code'],
      ...['province_code', 'time_zone', 'is_active', 'connected_since', 'version'],
    ],
    rows: agencies.map((agency) => [
      ...[agency.id, agency.code, agency.name, toSearchKey(agency.name), toWordsKey(agency)],
      ...[agency.shortName, agency.kind, agency.parentId, agency.areaCode, agency.provinceCode, agency.timeZone],
      ...[agency.isActive ? 1 : 0, agency.connectedSince, version],
    ]),
  });
}

export async function insertUnits(tx: EntityManager, units: readonly SeedUnit[]): Promise<void> {
  await bulkInsert(tx, {
    table: 'unit',
    columns: ['id', 'agency_id', 'code', 'name', 'name_key', 'is_active'],
    rows: units.map((unit) => [unit.id, unit.agencyId, unit.code, unit.name, toSearchKey(unit.name), 1]),
  });
}

function toWordsKey({ name, shortName }: SeedAgency): string {
  return ` ${toSearchKey(`${name} ${shortName}`)}`;
}
