// The institution that holds a seeded assignment. Called by whoever plans what it does.
import { findAgencyById, type SeedAgency } from '../../../schema/reference/agencies';
import type { AssignmentState } from '../domain/caseState';

export function agencyOf(assignment: AssignmentState): SeedAgency {
  const agency = findAgencyById(assignment.agencyId);
  if (!agency) throw new Error(`There is no agency ${assignment.agencyId}.`);
  return agency;
}
