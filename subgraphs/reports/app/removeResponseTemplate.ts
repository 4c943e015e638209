// Removes a template of the caller's institution (hapus templat). What was written with it stays.
import { Refusal } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import { deleteTemplate } from '../store/responseTemplates';
import { checkMayWrite } from './changeCase';
import type { ReportsContext } from './context';
import { getTemplateAgency } from './responseTemplates';
import type { SavedTemplate } from './saveResponseTemplate';

export interface RemoveResponseTemplateInput {
  readonly idempotencyKey: string;
  readonly templateId: string;
}

/** @throws Refusal, CodedError FORBIDDEN */
export async function removeResponseTemplate(
  ctx: ReportsContext,
  { idempotencyKey: key, templateId }: RemoveResponseTemplateInput,
): Promise<SavedTemplate> {
  checkMayWrite(ctx);
  const agencyId = getTemplateAgency(ctx);
  const outcome = { templateId };
  const request = { field: 'removeResponseTemplate', key, args: { templateId }, outcome };
  return runIdempotent(ctx, request, async (tx) => {
    const isRemoved = isId(templateId) && (await deleteTemplate(tx, ctx.db.dialect, { id: templateId, agencyId }));
    if (!isRemoved) throw Refusal.of('NOT_FOUND', 'templateId');
    return outcome;
  });
}
