// Row 2 of the state table: verifies a report and disposes it (disposisi) to one lead and any supporting agencies.
import { newId, isId } from '../../../platform/ids';
import { localDateOf } from '../domain/calendar';
import type { NewAssignment } from '../domain/command';
import type { AssignmentRole, Classification, Supervision } from '../domain/states';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';

export interface DisposeReportInput extends ChangeInput {
  readonly leadAgencyId: string;
  readonly supportingAgencyIds?: readonly string[] | null;
  readonly unitId?: string | null;
  readonly categoryCode?: string | null;
  readonly classification?: Classification | null;
  readonly supervision?: Supervision | null;
}

const MAX_SUPPORTING = 20;

export function disposeReport(ctx: ReportsContext, input: DisposeReportInput): Promise<ChangedReport> {
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
    recontent: (content) => ({ ...content, categoryCode: categoryCode ?? content.categoryCode }),
  });
}

function toAssignments(ctx: ReportsContext, input: DisposeReportInput): NewAssignment[] {
  const { agencies, categories } = ctx.services;
  const supporting = input.supportingAgencyIds ?? [];
  const faults = new InputFaults();
  const ids = [input.leadAgencyId, ...supporting];
  const isReachable = (id: string): boolean => isId(id) && agencies.isReachable(id);
  const noAgency = 'There is no such agency, or it is not connected.';
  faults.check(isReachable(input.leadAgencyId), 'INVALID_INPUT', 'leadAgencyId', noAgency);
  faults.check(supporting.every(isReachable), 'INVALID_INPUT', 'supportingAgencyIds', noAgency);
  faults.check(supporting.length <= MAX_SUPPORTING, 'TOO_MANY_ITEMS', 'supportingAgencyIds', 'At most 20 agencies.');
  faults.check(new Set(ids).size === ids.length, 'INVALID_INPUT', 'supportingAgencyIds', 'An agency is named twice.');
  faults.check(!input.unitId || isId(input.unitId), 'INVALID_INPUT', 'unitId');
  const { categoryCode } = input;
  const today = localDateOf(ctx.clock.now(), 'WIB');
  faults.check(
    !categoryCode || categories.isValidOn(categoryCode, today),
    'INVALID_INPUT',
    'categoryCode',
    'There is no such category today.',
  );
  const isComplaint = !input.classification || input.classification === 'COMPLAINT';
  faults.check(
    !input.supervision || isComplaint,
    'INVALID_INPUT',
    'supervision',
    'Only a complaint is supervisory or not.',
  );
  faults.throwIfAny();
  return ids.map((agencyId, index) => {
    const role: AssignmentRole = index === 0 ? 'LEAD' : 'SUPPORTING';
    const unitId = index === 0 ? (input.unitId ?? null) : null;
    return { id: newId(), agencyId, unitId, zone: agencies.get(agencyId)?.zone ?? 'WIB', role };
  });
}
