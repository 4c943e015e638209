// Row 9 of the state table: the national admin hands an assignment on (teruskan) to another agency, which takes its role.
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';
import { checkReceiver, toNewAssignment } from './newAssignments';

export interface ForwardAssignmentInput extends ChangeInput {
  readonly assignmentId: string;
  readonly agencyId: string;
}

export async function forwardAssignment(ctx: ReportsContext, input: ForwardAssignmentInput): Promise<ChangedReport> {
  const { assignmentId, agencyId } = input;
  const faults = new InputFaults();
  checkReceiver(ctx, agencyId, 'agencyId', faults);
  faults.throwIfAny();
  const newAssignments = [toNewAssignment(ctx, agencyId)];
  return changeCase(ctx, {
    field: 'forwardAssignment',
    action: 'FORWARD',
    input,
    command: () => ({ assignmentId, newAssignments }),
    fields: { newAssignments: 'agencyId' },
  });
}
