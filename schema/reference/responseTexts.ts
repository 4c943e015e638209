// Composes the texts of a case's later life: answers, interim answers, questions, replies, reasons.
// Called by the seed of reports.
import { fillSlots, pickPhrase } from './phrases';
import type { Random } from './random';

export const FINDINGS = [
  'STANDARD_BREACH',
  'NEGLIGENCE',
  'INFORMATION_GAP',
  'SERVICE_IMPROVED',
  'NOT_SUBSTANTIATED',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** A published response (tindak lanjut) whose words fit its finding. */
export function composeResponseText(random: Random, finding: Finding, unitName: string): string {
  const answer = fillSlots(random, pickPhrase(random, finding), { unit: unitName });
  return `${pickPhrase(random, 'greeting')} ${answer} ${pickPhrase(random, 'signature')}`;
}

/** An interim answer while the unit still works on it. */
export function composeInterimText(random: Random, unitName: string): string {
  return fillSlots(random, pickPhrase(random, 'interim'), { unit: unitName });
}

function composeFrom(kind: string): (random: Random) => string {
  return (random) => fillSlots(random, pickPhrase(random, kind), {});
}

/** The question with which a report is postponed (tunda). */
export const composeQuestionText = composeFrom('question');
/** The reporter's answer to it. */
export const composeCompletionText = composeFrom('completion');
/** A reporter's reply (tanggapan) to a response. */
export const composeReplyText = composeFrom('reply');
/** What a reporter writes when the matter is settled. */
export const composeConfirmationText = composeFrom('confirmation');
/** Why an institution is not competent (bukan wewenang). */
export const composeReturnReason = composeFrom('returnReason');
export const composeReopenReason = composeFrom('reopenReason');
