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

/**
 * What is said with a step that has a reason, in the words of that reason: the question with which a report is postponed
 * (tunda), why an institution is not competent (bukan wewenang), why a closed report is opened again.
 */
export function composeReasonText(random: Random, reason: string): string {
  return fillSlots(random, pickPhrase(random, reason), {});
}

/** The reporter's answer to a question. */
export const composeCompletionText = composeFrom('completion');
/** A reporter's reply (tanggapan) to a response. */
export const composeReplyText = composeFrom('reply');
/** What a reporter writes when the matter is settled. */
export const composeConfirmationText = composeFrom('confirmation');
/** Why a reporter takes a report to the Ombudsman (eskalasi). */
export const composeEscalationText = composeFrom('toOmbudsman');

/** What a neighbour writes of the same matter, after `body`. */
export function composeDuplicateText(random: Random, body: string): string {
  return fillSlots(random, pickPhrase(random, 'duplicate'), { body });
}
