// Row 9 of the state table: the national admin takes an assignment back (tarik disposisi).
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export interface NamedAssignmentInput extends ChangeInput {
  readonly assignmentId: string;
}

export function takeBackAssignment(ctx: ReportsContext, input: NamedAssignmentInput): Promise<ChangedReport> {
  const { assignmentId } = input;
  return changeCase(ctx, {
    field: 'takeBackAssignment',
    action: 'TAKE_BACK',
    input,
    command: () => ({ assignmentId }),
  });
}
