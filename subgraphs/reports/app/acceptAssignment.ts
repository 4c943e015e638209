// Row 10 of the state table: the agency takes its assignment (disposisi) up.
import { Refusal } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export interface AcceptAssignmentInput extends ChangeInput {
  readonly unitId?: string | null;
}

export async function acceptAssignment(ctx: ReportsContext, input: AcceptAssignmentInput): Promise<ChangedReport> {
  const { unitId = null } = input;
  if (unitId !== null && !isId(unitId)) throw Refusal.of('INVALID_INPUT', 'unitId');
  return changeCase(ctx, { field: 'acceptAssignment', action: 'ACCEPT', input, command: () => ({ unitId }) });
}
