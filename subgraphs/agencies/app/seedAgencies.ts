// Fills the empty database with the reference data: areas, agencies, units, one published event for each agency,
// and the agencies' action plans.
import { appendSequenced } from '../../../platform/outbox/appendSequenced';
import type { Runtime, SeedOptions } from '../../../platform/subgraph/module';
import type { AgencyPublished } from '../../../schema/contract/events';
import { buildParentPath, getAgency, loadAgencies, type SeedAgency } from '../../../schema/reference/agencies';
import { loadAreas } from '../../../schema/reference/areas';
import { seedIdAt } from '../../../schema/reference/ids';
import { listUnits, seedUnits } from '../../../schema/reference/units';
import { seedPlans } from '../seed/seedPlans';
import { hasAgencies, insertAgencies, insertAreas, insertUnits } from '../store/seed';

const FIRST_VERSION = 1;
const YEAR_MS = 365 * 86_400_000;

/** One transaction: a seed that was cut off left nothing, one that was finished is left as it is. */
export async function seedAgencies(runtime: Runtime, { until }: SeedOptions): Promise<void> {
  const { db } = runtime;
  if (await hasAgencies(db.reader)) return;
  runtime.onProgress('seeding agencies, areas, units and action plans', 0);
  const agencies = loadAgencies();
  // A year before the last day of the data: an institution is known before the first report about it.
  const recordedAt = Date.parse(`${until}T00:00:00+07:00`) - YEAR_MS;
  await db.write(async (tx) => {
    await insertAreas(tx, loadAreas());
    await insertAgencies(tx, agencies.map(addParentId), FIRST_VERSION);
    await insertUnits(tx, [...seedUnits()]);
    await appendSequenced(
      tx,
      db,
      agencies.map((agency) => ({
        id: seedIdAt('agencyPublished', agency.code, recordedAt),
        aggregateId: agency.id,
        aggregateVersion: FIRST_VERSION,
        recordedAt,
        event: toEvent(agency),
      })),
    );
    await seedPlans(tx, until);
  });
  runtime.onProgress(`seeded ${agencies.length} agencies`, 1);
}

function addParentId(agency: SeedAgency): SeedAgency & { parentId: string | null } {
  return { ...agency, parentId: agency.parentCode === null ? null : getAgency(agency.parentCode).id };
}

function toEvent(agency: SeedAgency): AgencyPublished {
  return {
    kind: 'AgencyPublished',
    agencyId: agency.id,
    code: agency.code,
    parentPath: buildParentPath(agency),
    agencyKind: agency.kind,
    timeZone: agency.timeZone,
    areaCode: agency.areaCode,
    provinceCode: agency.provinceCode,
    isActive: agency.isActive,
    connectedSince: agency.connectedSince,
    unitIds: listUnits(agency).map(({ id }) => id),
    version: FIRST_VERSION,
  };
}
