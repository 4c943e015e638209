// Keeps the copy of the agencies' hierarchy up to date (jobs/followAgencies.ts), and reads one agency's place in it.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Dialect } from '../../../platform/db/dialect';
import { AgencyRefEntity } from './agencyRef.entity';

export interface AgencyPlace {
  readonly id: string;
  readonly parentPath: string;
  readonly version: number;
  readonly unitIds: readonly string[] | null;
}

/** In the order of the log, so that the last word on an agency stands. */
export async function saveAgencyPlaces(
  tx: EntityManager,
  dialect: Dialect,
  places: readonly AgencyPlace[],
): Promise<void> {
  const latest = new Map(places.map((place) => [place.id, place]));
  await bulkInsert(tx, {
    table: 'agency_ref',
    columns: ['id', 'parent_path', 'version', 'unit_ids'],
    rows: [...latest.values()].map((place) => [
      ...[place.id, place.parentPath, place.version],
      place.unitIds === null ? null : JSON.stringify(place.unitIds),
    ]),
    tail: dialect.upsertReplace(['id'], ['parent_path', 'version', 'unit_ids']),
  });
}

export async function findAgencyPlace(manager: EntityManager, id: string): Promise<AgencyPlace | null> {
  const row = await manager.findOneBy(AgencyRefEntity, { id });
  return row && { ...row, unitIds: row.unitIds === null ? null : (JSON.parse(row.unitIds) as string[]) };
}
