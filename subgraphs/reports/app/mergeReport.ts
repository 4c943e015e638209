// Row 7 of the state table: a report about the same matter is merged (digabung) into another, the primary, which it follows.
import { Refusal } from '../../../platform/errors';
import { isOpen, type Relation } from '../domain/states';
import type { LockedCase } from '../store/lockCase';
import { isSoleOwner } from './access/relations';
import { canSeeCase, changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export interface MergeReportInput extends ChangeInput {
  readonly primaryReportId: string;
}

const FIELD = 'primaryReportId';

export async function mergeReport(ctx: ReportsContext, input: MergeReportInput): Promise<ChangedReport> {
  const { primaryReportId, reportId } = input;
  if (primaryReportId === reportId) throw Refusal.of('INVALID_INPUT', FIELD, 'A report is not merged into itself.');
  return changeCase(ctx, {
    field: 'mergeReport',
    action: 'MERGE',
    input,
    companionId: primaryReportId,
    check: ({ companion }, actor) => checkPrimary(ctx, companion, actor),
    recontent: (content) => ({ ...content, mergedIntoId: primaryReportId }),
  });
}

/** Only what is open can be followed; as a merged report is not, no chain of merges can close into a circle. */
function checkPrimary(ctx: ReportsContext, primary: LockedCase | undefined, actor: Relation): void {
  if (!primary || !canSeeCase(ctx, primary)) throw Refusal.of('NOT_FOUND', FIELD);
  const { status, assignments } = primary.state;
  if (status === 'MERGED')
    throw Refusal.of('TRANSITION_NOT_ALLOWED', FIELD, 'That report is merged itself: name the one that it follows.');
  if (!isOpen(status)) throw Refusal.of('TRANSITION_NOT_ALLOWED', FIELD, 'That report is not open any more.');
  const isOwn = actor === 'NATIONAL_ADMIN' || isSoleOwner(ctx.principal.agencyId ?? '', primary.content, assignments);
  if (!isOwn) throw Refusal.of('FORBIDDEN', FIELD, 'Only the national admin merges into reports of others.');
}
