// Row 10 of the state table: the agency takes its assignment (disposisi) up.
import { Refusal } from '../../../platform/errors';
import { viewerOf } from './access/viewer';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';
import { checkUnit } from './newAssignments';
import { takesUp } from './takesUp';

export interface AcceptAssignmentInput extends ChangeInput {
  readonly unitId?: string | null;
}

export async function acceptAssignment(ctx: ReportsContext, input: AcceptAssignmentInput): Promise<ChangedReport> {
  const { unitId = null } = input;
  const check = (): void => {
    const { unit } = viewerOf(ctx);
    if (unit !== null && unitId !== null && unitId !== unit.id)
      throw Refusal.of('FORBIDDEN', 'unitId', 'An admin of the institution disposes a case to another unit.');
    const faults = new InputFaults();
    checkUnit(ctx, ctx.principal.agencyId, unitId, faults);
    faults.throwIfAny();
  };
  const command = () => ({ unitId, assigneeOperatorId: takesUp(ctx.principal) });
  return changeCase(ctx, { field: 'acceptAssignment', action: 'ACCEPT', input, command, check });
}
