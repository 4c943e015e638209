// The seed's operators (admin pengelola) and API clients: ids are pure functions of (institution, role, index), so that
// histories of reports name their actors without reading users. Called by the seeds of users and reports.
import { loadConnectedAgencies, type SeedAgency } from './agencies';
import { seedId } from './ids';
import { composePersonName } from './personNames';
import { createRandom } from './random';
import type { Scale } from './reporters';
import { countOperators, OPERATOR_ROLES, type OperatorRole } from './staffing';
import { listUnits, type SeedUnit } from './units';

export interface SeedOperator {
  readonly id: string;
  readonly agencyId: string;
  readonly agencyCode: string;
  /** Liaisons belong to a unit, but for the first of each institution; the others act for the whole institution. */
  readonly unitId: string | null;
  readonly role: OperatorRole;
  readonly name: string;
}

export interface SeedApiClient {
  readonly id: string;
  /** OAuth `client_id`: `sistem-kemenpupr`. */
  readonly clientId: string;
  readonly name: string;
  readonly agencyId: string;
  readonly agencyCode: string;
}

/** O(1). The same person at every scale, as long as `index < countOperators(agency, role, scale)`. */
export function getOperatorId(agency: SeedAgency, role: OperatorRole, index: number): string {
  return seedId('operator', `${agency.code}/${role}/${index}`);
}

/** The index-th operator of this role at the institution, index from 0. */
export function seedOperator(agency: SeedAgency, role: OperatorRole, index: number): SeedOperator {
  const units = listUnits(agency);
  const random = createRandom(`operator:${agency.code}/${role}/${index}`);
  return {
    id: getOperatorId(agency, role, index),
    agencyId: agency.id,
    agencyCode: agency.code,
    unitId: role === 'LIAISON' && index > 0 ? (units[index % units.length]?.id ?? null) : null,
    role,
    name: composePersonName(random, agency.provinceCode),
  };
}

/** All operators of a scale, institution by institution, in the order of OPERATOR_ROLES. */
export function* seedOperators(scale: Scale): Generator<SeedOperator> {
  for (const agency of loadConnectedAgencies()) {
    for (const role of OPERATOR_ROLES) {
      const count = countOperators(agency, role, scale);
      for (let index = 0; index < count; index++) yield seedOperator(agency, role, index);
    }
  }
}

/**
 * The id of the liaison who works for this unit. Without a unit, and where the unit has none (demo), of the first, who works
 * for the whole institution.
 */
export function getLiaisonIdFor(agency: SeedAgency, unit: SeedUnit | null, scale: Scale): string {
  const liaisons = countOperators(agency, 'LIAISON', scale);
  if (liaisons === 0) throw new Error(`${agency.code} has no liaison: it is not connected.`);
  const units = listUnits(agency);
  const place = units.findIndex((candidate) => candidate.id === unit?.id);
  // The liaisons go round the units, beginning with the second: that of the first unit is the last of the round.
  const index = place === 0 ? units.length : Math.max(place, 0);
  return getOperatorId(agency, 'LIAISON', index < liaisons ? index : 0);
}

/** The institution's own system. One for each connected institution. */
export function seedApiClient(agency: SeedAgency): SeedApiClient {
  return {
    id: seedId('apiClient', agency.code),
    clientId: `sistem-${agency.code.toLowerCase()}`,
    name: `Sistem Pengaduan ${agency.shortName}`,
    agencyId: agency.id,
    agencyCode: agency.code,
  };
}

export function* seedApiClients(): Generator<SeedApiClient> {
  for (const agency of loadConnectedAgencies()) yield seedApiClient(agency);
}
