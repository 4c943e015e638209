// Row 9 of the state table: the national admin names which of the holding agencies leads (instansi utama).
import { changeCase, type ChangedReport } from './changeCase';
import type { ReportsContext } from './context';
import type { NamedAssignmentInput } from './takeBackAssignment';

export function nameLead(ctx: ReportsContext, input: NamedAssignmentInput): Promise<ChangedReport> {
  const { assignmentId } = input;
  return changeCase(ctx, { field: 'nameLead', action: 'NAME_LEAD', input, command: () => ({ assignmentId }) });
}
