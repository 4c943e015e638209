// Row 9 of the state table: the national admin adds a supporting agency (tambah instansi) to a report under way.
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';
import { checkReceiver, toNewAssignment } from './newAssignments';

export interface AddAgencyInput extends ChangeInput {
  readonly agencyId: string;
}

export async function addAgency(ctx: ReportsContext, input: AddAgencyInput): Promise<ChangedReport> {
  const faults = new InputFaults();
  checkReceiver(ctx, input.agencyId, 'agencyId', faults);
  faults.throwIfAny();
  const newAssignments = [toNewAssignment(ctx, input.agencyId)];
  return changeCase(ctx, {
    field: 'addAgency',
    action: 'ADD_AGENCY',
    input,
    command: () => ({ newAssignments }),
    fields: { newAssignments: 'agencyId' },
  });
}
