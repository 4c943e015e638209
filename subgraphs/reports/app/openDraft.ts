// The draft that a verb was given: its key in the caller's institution, and the refusal when it cannot be used.
import type { Transaction } from '../../../platform/db/database';
import { Refusal } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { findDraftStatus, type DraftKey } from '../store/responseDrafts';
import type { ReportsContext } from './context';

interface NamedDraft {
  readonly reportId: string;
  readonly responseId: string;
}

export function draftKeyOf({ principal }: ReportsContext, { reportId, responseId }: NamedDraft): DraftKey {
  return { id: responseId, reportId, agencyId: principal.agencyId };
}

/** @throws Refusal NOT_FOUND before any SQL for what is no id */
export function checkDraftId({ responseId }: NamedDraft): void {
  if (!isId(responseId)) throw Refusal.of('NOT_FOUND', 'responseId');
}

/** Called when a write found no draft in the state that it needs. */
export async function refuseDraft(tx: Transaction, key: DraftKey, message: string): Promise<never> {
  const status = await findDraftStatus(tx, key);
  if (status === null) throw Refusal.of('NOT_FOUND', 'responseId');
  throw Refusal.of('TRANSITION_NOT_ALLOWED', 'responseId', message);
}
