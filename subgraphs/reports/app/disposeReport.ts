// Row 2 of the state table: verifies a report and disposes it (disposisi) to one lead and any supporting agencies.
import type { NewAssignment } from '../domain/command';
import type { Classification, Supervision } from '../domain/states';
import { checkCategory, checkSupervision } from './classify';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';
import { checkReceiver, checkUnit, toNewAssignment } from './newAssignments';

export interface DisposeReportInput extends ChangeInput {
  readonly leadAgencyId: string;
  readonly supportingAgencyIds?: readonly string[] | null;
  readonly unitId?: string | null;
  readonly categoryCode?: string | null;
  readonly classification?: Classification | null;
  readonly supervision?: Supervision | null;
}

const MAX_SUPPORTING = 20;

export async function disposeReport(ctx: ReportsContext, input: DisposeReportInput): Promise<ChangedReport> {
  checkInput(ctx, input);
  const newAssignments = toAssignments(ctx, input);
  const { classification, supervision, categoryCode } = input;
  return changeCase(ctx, {
    field: 'disposeReport',
    action: 'DISPOSE',
    input,
    command: () => ({
      newAssignments,
      classification: classification ?? undefined,
      supervision: supervision ?? undefined,
    }),
    check({ state }, actor) {
      const faults = new InputFaults();
      if (actor === 'TARGET_ADMIN') checkCircle(ctx, input, faults);
      checkSupervision(input.supervision, classification ?? state.classification, faults);
      faults.throwIfAny();
    },
    recontent: (content) => ({ ...content, categoryCode: categoryCode ?? content.categoryCode }),
  });
}

function checkInput(ctx: ReportsContext, input: DisposeReportInput): void {
  const { leadAgencyId, unitId = null, categoryCode = null, classification } = input;
  const supporting = input.supportingAgencyIds ?? [];
  const faults = new InputFaults();
  checkReceiver(ctx, leadAgencyId, 'leadAgencyId', faults);
  checkReceiver(ctx, supporting, 'supportingAgencyIds', faults);
  faults.check(supporting.length <= MAX_SUPPORTING, 'TOO_MANY_ITEMS', 'supportingAgencyIds', 'At most 20 agencies.');
  const named = [leadAgencyId, ...supporting];
  faults.check(
    new Set(named).size === named.length,
    'INVALID_INPUT',
    'supportingAgencyIds',
    'An agency is named twice.',
  );
  checkUnit(ctx, leadAgencyId, unitId, faults);
  if (categoryCode !== null) checkCategory(ctx, categoryCode, faults);
  if (classification) checkSupervision(input.supervision, classification, faults);
  faults.throwIfAny();
}

/** An institution admin verifies what was sent to the institution and disposes it there; elsewhere the national admin does. */
function checkCircle(ctx: ReportsContext, input: DisposeReportInput, faults: InputFaults): void {
  const { agencyId } = ctx.principal;
  const own = ctx.services.agencies.withDescendants(agencyId ?? '');
  const reason = 'Only the national admin disposes to other institutions.';
  faults.check(own.has(input.leadAgencyId), 'FORBIDDEN', 'leadAgencyId', reason);
  const areOwn = (input.supportingAgencyIds ?? []).every((id) => own.has(id));
  faults.check(areOwn, 'FORBIDDEN', 'supportingAgencyIds', reason);
}

function toAssignments(ctx: ReportsContext, input: DisposeReportInput): NewAssignment[] {
  const lead = toNewAssignment(ctx, input.leadAgencyId, { role: 'LEAD', unitId: input.unitId });
  return [lead, ...(input.supportingAgencyIds ?? []).map((agencyId) => toNewAssignment(ctx, agencyId))];
}
