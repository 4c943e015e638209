// The read-only copy of the agencies, whole in memory: about 1,200 rows that every access decision asks for.
// Filled by the event consumer (`jobs/followAgencies.ts`); read again after each change and every half minute.
import type { EntityManager } from 'typeorm';
import type { AgencyKind, AgencyPublished, TimeZone } from '../../../schema/contract/events';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Database } from '../../../platform/db/database';
import { AgencyRefEntity } from './agencyRef.entity';

export interface AgencyRef {
  readonly id: string;
  readonly code: string;
  readonly path: readonly string[];
  readonly kind: AgencyKind;
  readonly zone: TimeZone;
  readonly areaCode: string | null;
  readonly isActive: boolean;
  readonly connectedSince: number | null;
  readonly unitIds: ReadonlySet<string>;
}

export interface AgencyDirectory {
  get(id: string): AgencyRef | null;
  /** The agency and all below it. */
  withDescendants(id: string): ReadonlySet<string>;
  /** Can a report be disposed to it now? */
  isReachable(id: string): boolean;
  /** Is it a unit (unit kerja) of that agency? */
  hasUnit(agencyId: string, unitId: string): boolean;
  refresh(): Promise<void>;
}

export function createAgencyDirectory(database: Database): AgencyDirectory {
  let byId = new Map<string, AgencyRef>();
  let below = new Map<string, Set<string>>();
  return {
    get: (id) => byId.get(id) ?? null,
    withDescendants: (id) => below.get(id) ?? new Set([id]),
    isReachable(id) {
      const agency = byId.get(id);
      return agency !== undefined && agency.isActive && agency.connectedSince !== null;
    },
    hasUnit: (agencyId, unitId) => byId.get(agencyId)?.unitIds.has(unitId) ?? false,
    async refresh() {
      const rows = await database.reader.find(AgencyRefEntity);
      byId = new Map(rows.map((row) => [row.id, toAgencyRef(row)]));
      below = new Map();
      for (const { id, path } of byId.values()) {
        for (const ancestor of path) {
          const set = below.get(ancestor);
          if (set) set.add(id);
          else below.set(ancestor, new Set([id]));
        }
      }
    },
  };
}

function toAgencyRef(row: AgencyRefEntity): AgencyRef {
  return {
    id: row.id,
    code: row.code,
    path: row.parentPath.split('/'),
    kind: row.kind,
    zone: row.zone,
    areaCode: row.areaCode,
    isActive: Boolean(row.isActive),
    connectedSince: row.connectedSince,
    unitIds: new Set(row.unitIds === null ? [] : (JSON.parse(row.unitIds) as string[])),
  };
}

const COLUMNS = [
  ...['id', 'code', 'parent_path', 'kind', 'zone', 'area_code', 'is_active', 'connected_since', 'unit_ids', 'version'],
];

export async function storeAgencies(
  tx: EntityManager,
  { dialect }: Database,
  events: readonly AgencyPublished[],
): Promise<void> {
  await bulkInsert(tx, {
    table: 'agency_ref',
    columns: COLUMNS,
    rows: events.map((event) => [
      event.agencyId,
      event.code,
      event.parentPath,
      event.agencyKind,
      event.timeZone,
      event.areaCode,
      event.isActive ? 1 : 0,
      event.connectedSince,
      event.unitIds === undefined ? null : JSON.stringify(event.unitIds),
      event.version,
    ]),
    tail: dialect.upsertReplace(['id'], COLUMNS.slice(1)),
  });
}
