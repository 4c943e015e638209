// New assignments (disposisi) as the verbs that make them ask for them.
import { isId, newId } from '../../../platform/ids';
import type { NewAssignment } from '../domain/command';
import type { AssignmentRole } from '../domain/states';
import type { ReportsContext } from './context';
import type { InputFaults } from './inputFaults';

/** One agency, or several behind one field. */
export function checkReceiver(
  { services }: ReportsContext,
  named: string | readonly string[],
  field: string,
  faults: InputFaults,
): void {
  const areReachable = [named].flat().every((id) => isId(id) && services.agencies.isReachable(id));
  faults.check(areReachable, 'INVALID_INPUT', field, 'There is no such agency, or it is not connected.');
}

/** Null is no unit, and right. */
export function checkUnit(
  { services }: ReportsContext,
  agencyId: string | null,
  unitId: string | null,
  faults: InputFaults,
): void {
  const isOwn = unitId === null || (isId(unitId) && agencyId !== null && services.agencies.hasUnit(agencyId, unitId));
  faults.check(isOwn, 'INVALID_INPUT', 'unitId', 'The institution has no such unit.');
}

/** FORWARD and ADD_AGENCY choose the role themselves. */
export function toNewAssignment(
  { services }: ReportsContext,
  agencyId: string,
  { role = 'SUPPORTING', unitId = null }: { role?: AssignmentRole; unitId?: string | null } = {},
): NewAssignment {
  return { id: newId(), agencyId, unitId, zone: services.agencies.get(agencyId)?.zone ?? 'WIB', role };
}
