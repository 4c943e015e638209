// What people say with the steps of a seeded case: a question and its answer, why it is returned, opened again or taken to
// the Ombudsman. Drawn by themselves, so that the case is the same with and without them. Called by rowsOfCase.ts.
import { seedIdAt } from '../../../schema/reference/ids';
import { createRandom, type Random } from '../../../schema/reference/random';
import {
  composeCompletionText,
  composeEscalationText,
  composeReasonText,
} from '../../../schema/reference/responseTexts';
import type { StepText } from '../app/recordChange';
import type { ReportAction } from '../domain/states';
import type { CaseRun, Step } from './caseRun';

export interface StepSaying extends StepText {
  readonly id: string;
}

const SAYINGS: Readonly<Partial<Record<ReportAction, (random: Random, reason: string) => string>>> = {
  POSTPONE: composeReasonText,
  COMPLETE: composeCompletionText,
  RETURN: composeReasonText,
  REOPEN: composeReasonText,
  ESCALATE: composeEscalationText,
};

/** Null for a step that says nothing; the system never does. */
export function sayWithStep({ draft }: CaseRun, { change, actor }: Step): StepSaying | null {
  const { action, at, after, reason } = change;
  const compose = SAYINGS[action];
  if (compose === undefined || actor.role === 'SYSTEM') return null;
  const key = `${draft.n}/${after.version}`;
  const isReturnOfOthers = action === 'RETURN' && actor.agencyId !== draft.competent.id;
  return {
    id: seedIdAt('step-text', key, at),
    body: compose(createRandom(`step:${key}`), reason ?? ''),
    suggestedAgencyId: isReturnOfOthers ? draft.competent.id : null,
  };
}
