// Keeps the copy of the agencies' hierarchy up to date. Called by jobs/followAgencies.ts.
import type { EntityManager } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Dialect } from '../../../platform/db/dialect';

export interface AgencyPlace {
  readonly id: string;
  readonly parentPath: string;
  readonly version: number;
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
    columns: ['id', 'parent_path', 'version'],
    rows: [...latest.values()].map((place) => [place.id, place.parentPath, place.version]),
    tail: dialect.upsertReplace(['id'], ['parent_path', 'version']),
  });
}
