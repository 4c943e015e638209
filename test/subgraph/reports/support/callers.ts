// Who asks, in the tests of reports. The agencies: a province with two regencies below it, and a ministry elsewhere.
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { SCOPES, type Role } from '../../../../schema/contract/scopes';
import { seedId } from '../../../../schema/reference/ids';

const agencyId = (name: string): string => seedId('test-agency', name);

export const PROVINCE = agencyId('province');
export const REGENCY = agencyId('regency');
/** Beside REGENCY, below the same province. */
export const NEIGHBOUR = agencyId('neighbour');
export const MINISTRY = agencyId('ministry');
/** Runs LAPOR!; its national admins see everything. */
export const PANRB = agencyId('panrb');

export const CITIZEN = seedId('test-reporter', 1);
export const OTHER_CITIZEN = seedId('test-reporter', 2);

export const unitOf = (agency: string): string => seedId('test-unit', agency);
/** Beside `unitOf(agency)`. */
export const otherUnitOf = (agency: string): string => seedId('test-other-unit', agency);
export const operatorOf = (agency: string): string => seedId('test-operator', agency);
export const clientOf = (agency: string): string => seedId('test-client', agency);

function principal(kind: Principal['kind'], id: string, roles: readonly Role[], agency: string | null): Principal {
  return {
    kind,
    id,
    issuer: 'https://issuer.test',
    subject: `${roles.join('+')}:${id}`,
    client: 'test',
    agencyId: agency,
    unitId: null,
    roles,
    scopes: SCOPES,
  };
}

export const asNobody = (): Principal => ANONYMOUS;
export const asReporter = (id = CITIZEN): Principal => principal('REPORTER', id, ['REPORTER'], null);
export const asNationalAdmin = (): Principal => principal('OPERATOR', operatorOf(PANRB), ['NATIONAL_ADMIN'], PANRB);
export const asAdmin = (agency: string): Principal =>
  principal('OPERATOR', operatorOf(agency), ['INSTITUTION_ADMIN'], agency);
export const asLiaison = (agency: string): Principal =>
  principal('OPERATOR', seedId('test-liaison', agency), ['LIAISON'], agency);
/** Of one unit of the agency. */
export const asUnitLiaison = (agency: string, unitId = unitOf(agency)): Principal => ({
  ...principal('OPERATOR', seedId('test-unit-liaison', unitId), ['LIAISON'], agency),
  unitId,
});
export const asClient = (agency: string): Principal =>
  principal('CLIENT', clientOf(agency), ['INTEGRATION_CLIENT'], agency);
export const asAnalyst = (agency = PANRB): Principal =>
  principal('OPERATOR', seedId('test-analyst', agency), ['ANALYST'], agency);
export const asDpo = (agency = PANRB): Principal => principal('OPERATOR', seedId('test-dpo', agency), ['DPO'], agency);
export const asOmbudsman = (): Principal =>
  principal('OPERATOR', seedId('test-ombudsman', 1), ['OMBUDSMAN'], agencyId('ombudsman'));

export const withScopes = (caller: Principal, scopes: Principal['scopes']): Principal => ({ ...caller, scopes });
