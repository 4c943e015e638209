// Who acts in the tests of the mutations, and the institutions that they act for.
import type { AgencyPublished } from '../../../../schema/contract/events';
import type { Principal, PrincipalKind } from '../../../../schema/contract/principal';
import type { Role, Scope } from '../../../../schema/contract/scopes';
import { seedId } from '../../../../schema/reference/ids';

export const MINISTRY = seedId('test-agency', 'ministry');
/** Below the ministry. */
export const OFFICE = seedId('test-agency', 'office');
/** In Papua, where days end two hours earlier. */
export const CITY = seedId('test-agency', 'city');
export const OFFLINE = seedId('test-agency', 'offline');
export const UNIT = seedId('test-unit', 1);
export const CITY_UNIT = seedId('test-unit', 2);

function published(agencyId: string, changes: Partial<AgencyPublished> = {}): AgencyPublished {
  return {
    ...{ kind: 'AgencyPublished', agencyId, code: agencyId.slice(0, 8), parentPath: agencyId, agencyKind: 'MINISTRY' },
    ...{ timeZone: 'WIB', areaCode: null, provinceCode: null, isActive: true, connectedSince: 0, version: 1 },
    ...changes,
  };
}

export const AGENCY_EVENTS: readonly AgencyPublished[] = [
  published(MINISTRY, { unitIds: [UNIT] }),
  published(OFFICE, { parentPath: `${MINISTRY}/${OFFICE}` }),
  published(CITY, { agencyKind: 'CITY', timeZone: 'WIT', unitIds: [CITY_UNIT] }),
  published(OFFLINE, { connectedSince: null }),
];

export function person(kind: PrincipalKind, name: string, role: Role, agencyId: string | null = null): Principal {
  const scopes: Scope[] = ['reports:read', 'reports:write'];
  const subject = `${role} ${name}`;
  const id = seedId('test-person', subject);
  return { kind, id, issuer: 'https://test', subject, client: 'app', agencyId, unitId: null, roles: [role], scopes };
}

export const SITI = person('REPORTER', 'siti', 'REPORTER');
export const BUDI = person('REPORTER', 'budi', 'REPORTER');
export const NATIONAL = person('OPERATOR', 'nasional', 'NATIONAL_ADMIN');
export const ANALYST = person('OPERATOR', 'analis', 'ANALYST');

export const adminOf = (agencyId: string): Principal => person('OPERATOR', agencyId, 'INSTITUTION_ADMIN', agencyId);
export const liaisonOf = (agencyId: string): Principal => person('OPERATOR', agencyId, 'LIAISON', agencyId);
export const systemOf = (agencyId: string): Principal => person('CLIENT', agencyId, 'INTEGRATION_CLIENT', agencyId);
