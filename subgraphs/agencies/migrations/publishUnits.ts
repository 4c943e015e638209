// Publishes every agency again, now with its units (unit kerja): who copied the agencies before has to learn of them.
// A new database is empty here, and its seed publishes them at once.
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { newId } from '../../../platform/ids';
import type { AgencyKind, AgencyPublished, TimeZone } from '../../../schema/contract/events';

interface AgencyRow {
  readonly id: string;
  readonly code: string;
  readonly kind: AgencyKind;
  readonly parent_id: string | null;
  readonly area_code: string | null;
  readonly province_code: string | null;
  readonly time_zone: TimeZone;
  readonly is_active: number;
  readonly connected_since: number | string | null;
  readonly version: number;
}

export class PublishUnits1795529200004 implements MigrationInterface {
  async up({ manager }: QueryRunner): Promise<void> {
    const events = await listEvents(manager);
    if (events.length === 0) return;
    await manager.query('UPDATE `agency` SET `version` = `version` + 1');
    const recordedAt = Date.now();
    await bulkInsert(manager, {
      table: 'outbox',
      columns: ['id', 'aggregate_id', 'aggregate_version', 'recorded_at', 'payload'],
      rows: events.map((event) => [newId(), event.agencyId, event.version, recordedAt, JSON.stringify(event)]),
    });
  }

  /** What was told cannot be untold, and harms nobody. */
  async down(): Promise<void> {}
}

async function listEvents(manager: EntityManager): Promise<AgencyPublished[]> {
  const agencies = (await manager.query('SELECT * FROM `agency` ORDER BY `id`')) as AgencyRow[];
  const units = (await manager.query('SELECT `id`, `agency_id` FROM `unit` WHERE `is_active` = 1 ORDER BY `id`')) as {
    id: string;
    agency_id: string;
  }[];
  const byId = new Map(agencies.map((agency) => [agency.id, agency]));
  const unitsOf = new Map<string, string[]>(agencies.map(({ id }) => [id, []]));
  for (const unit of units) unitsOf.get(unit.agency_id)?.push(unit.id);
  return agencies.map((agency) => ({
    kind: 'AgencyPublished',
    agencyId: agency.id,
    code: agency.code,
    parentPath: toPath(agency, byId).join('/'),
    agencyKind: agency.kind,
    timeZone: agency.time_zone,
    areaCode: agency.area_code,
    provinceCode: agency.province_code,
    isActive: Number(agency.is_active) === 1,
    connectedSince: agency.connected_since === null ? null : Number(agency.connected_since),
    unitIds: unitsOf.get(agency.id) ?? [],
    version: Number(agency.version) + 1,
  }));
}

function toPath({ id, parent_id }: AgencyRow, byId: ReadonlyMap<string, AgencyRow>): string[] {
  const parent = parent_id === null ? undefined : byId.get(parent_id);
  return parent ? [...toPath(parent, byId), id] : [id];
}
