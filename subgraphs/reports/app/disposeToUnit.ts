// Row 9 of the state table: an assignment is given to a unit (unit kerja) of the agency that holds it.
import { Refusal } from '../../../platform/errors';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';
import { checkUnit } from './newAssignments';

export interface DisposeToUnitInput extends ChangeInput {
  readonly unitId: string;
  /** The national admin names one; an institution admin's is their own. */
  readonly assignmentId?: string | null;
}

export function disposeToUnit(ctx: ReportsContext, input: DisposeToUnitInput): Promise<ChangedReport> {
  const { unitId } = input;
  let acted: string | null = null;
  return changeCase(ctx, {
    field: 'disposeToUnit',
    action: 'DISPOSE_TO_UNIT',
    input,
    command: (_locked, own) => {
      acted = input.assignmentId ?? own;
      return { unitId, assignmentId: acted };
    },
    check({ state }, actor) {
      const assignment = state.assignments.find(({ id }) => id === acted);
      if (actor !== 'NATIONAL_ADMIN' && assignment?.agencyId !== ctx.principal.agencyId)
        throw Refusal.of('FORBIDDEN', 'assignmentId', 'An institution disposes its own assignment only.');
      const faults = new InputFaults();
      checkUnit(ctx, assignment?.agencyId ?? null, unitId, faults);
      faults.throwIfAny();
    },
  });
}
