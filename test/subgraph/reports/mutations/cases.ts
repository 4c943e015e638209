// Brings a report to a state through the mutations themselves, as the people of that state would.
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { loadCategories } from '../../../../schema/reference/categories';
import { MINISTRY, NATIONAL, SITI, liaisonOf } from './people';
import type { Answer, Input, WritingStack } from './writingStack';

export const TODAY = '2026-09-01';
export const CATEGORIES = loadCategories()
  .filter(({ validFrom, validUntil }) => (validFrom ?? TODAY) <= TODAY && TODAY <= (validUntil ?? TODAY))
  .map(({ code }) => code);
export const CATEGORY = CATEGORIES[0] as string;
export const OTHER_CATEGORY = CATEGORIES[1] as string;

export interface Case {
  readonly reportId: string;
  readonly expectedVersion: number;
  /** As it was given at submission. */
  readonly secret: string;
}

export type Stage = 'SUBMITTED' | 'DISPOSED' | 'IN_PROGRESS' | 'RESPONDED' | 'REPORTER_REPLIED';

export const RESPONSE = { body: 'Lampu sudah diganti.', finding: 'SERVICE_IMPROVED' };
export const REPLY = { body: 'Masih gelap.' };

export function newReport(changes: Input = {}): Input {
  const texts = { title: 'Lampu jalan mati', body: 'Sudah seminggu gelap.' };
  return { ...texts, classification: 'COMPLAINT', categoryCode: CATEGORY, ...changes };
}

export interface CaseOptions {
  readonly submitter?: Principal;
  readonly report?: Input;
  readonly disposal?: Input;
}

interface Step {
  readonly to: Stage;
  readonly field: string;
  readonly who: Principal;
  readonly input: Input;
}

function listSteps({ submitter = SITI, disposal }: CaseOptions, secret: string): readonly Step[] {
  const liaison = liaisonOf(MINISTRY);
  const bySecret = submitter === ANONYMOUS ? { secret } : {};
  return [
    { to: 'DISPOSED', field: 'disposeReport', who: NATIONAL, input: { leadAgencyId: MINISTRY, ...disposal } },
    { to: 'IN_PROGRESS', field: 'acceptAssignment', who: liaison, input: {} },
    { to: 'RESPONDED', field: 'publishResponse', who: liaison, input: RESPONSE },
    { to: 'REPORTER_REPLIED', field: 'replyToReport', who: submitter, input: { ...REPLY, ...bySecret } },
  ];
}

/** A report led by the ministry, at that stage; each step is a minute after the other. */
export async function bringTo(stack: WritingStack, stage: Stage, options: CaseOptions = {}): Promise<Case> {
  const submitted = succeed(await stack.call(options.submitter ?? SITI, 'submitReport', newReport(options.report)));
  const { id: reportId } = submitted.report;
  let { version: expectedVersion, status } = submitted.report;
  const secret = submitted.trackingSecret as string;
  for (const step of listSteps(options, secret)) {
    if (status === stage) break;
    stack.clock.nowMs += 60_000;
    const input = { reportId, expectedVersion, ...step.input };
    ({ version: expectedVersion, status } = succeed(await stack.call(step.who, step.field, input)).report);
    if (status !== step.to) throw new Error(`${step.field} led to ${status}.`);
  }
  if (status !== stage) throw new Error(`No step leads to ${stage}.`);
  return { reportId, expectedVersion, secret };
}

/** The answer of a mutation that must have worked. */
export function succeed(answer: Answer): Answer & { readonly report: NonNullable<Answer['report']> } {
  if (answer.report === null || answer.error !== null) throw new Error(JSON.stringify(answer));
  return { ...answer, report: answer.report };
}

/** Codes with their fields, or the error that ended the request: `INVALID_INPUT title`. */
export function faultsOf({ error, userErrors }: Answer): string[] {
  if (error !== null) return [error];
  return userErrors.map(({ code, field }) => (field === null ? code : `${code} ${field.join('.')}`));
}

/** What every changing mutation needs of a case. */
export const target = ({ reportId, expectedVersion }: Case) => ({ reportId, expectedVersion });
