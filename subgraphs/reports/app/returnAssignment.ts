// Row 8 of the state table: the agency gives its assignment back as not its own (bukan wewenang), says why and, if it
// knows, where the report belongs. Never closes the report.
import { isId } from '../../../platform/ids';
import type { ReturnReason } from '../domain/states';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults, MAX_BODY_LENGTH } from './inputFaults';

export interface ReturnAssignmentInput extends ChangeInput {
  readonly reason: ReturnReason;
  readonly explanation: string;
  readonly suggestedAgencyId?: string | null;
}

export async function returnAssignment(ctx: ReportsContext, input: ReturnAssignmentInput): Promise<ChangedReport> {
  const { reason, suggestedAgencyId = null } = input;
  const faults = new InputFaults();
  const body = faults.text(input.explanation, 'explanation', MAX_BODY_LENGTH);
  // It need not be connected yet: to know who is competent helps the national admin all the same.
  const isKnown = suggestedAgencyId === null || (isId(suggestedAgencyId) && isOther(ctx, suggestedAgencyId));
  faults.check(isKnown, 'INVALID_INPUT', 'suggestedAgencyId', 'There is no such other agency.');
  faults.throwIfAny();
  return changeCase(ctx, {
    field: 'returnAssignment',
    action: 'RETURN',
    input,
    command: () => ({ reason }),
    text: { body, suggestedAgencyId },
  });
}

function isOther({ services, principal }: ReportsContext, agencyId: string): boolean {
  return agencyId !== principal.agencyId && services.agencies.get(agencyId)?.isActive === true;
}
