// For each mutation of reports: who calls it with what on a report at which stage, so that it works. For tests that go over all.
import type { Principal } from '../../../../schema/contract/principal';
import { OTHER_CATEGORY, bringTo, newReport, succeed, type Case, type Stage } from './cases';
import { CITY, MINISTRY, NATIONAL, SITI, UNIT, adminOf, liaisonOf } from './people';
import type { Input, WritingStack } from './writingStack';

export interface Way {
  readonly who?: Principal;
  readonly stage?: Stage;
  /** A step more, before. */
  readonly first?: readonly [Principal, string, Input];
  readonly values?: Input;
}

const LIAISON = liaisonOf(MINISTRY);
const ADMIN = adminOf(MINISTRY);
const TEXT = { body: 'Kami periksa.', finding: 'INFORMATION_GAP' };
const WHY = { explanation: 'Sebab itu.' };
const QUESTION = { reason: 'PLACE_UNCLEAR', question: 'Di mana?' };
const DRAFTED: Way['first'] = [LIAISON, 'draftResponse', TEXT];

/** Where a mutation has to be tried for its input to matter; one that is not named is tried by the national admin. */
export const WAYS: Readonly<Record<string, Way>> = {
  submitReport: { who: SITI, values: { ...newReport(), input: undefined } },
  disposeReport: { stage: 'SUBMITTED', values: { leadAgencyId: MINISTRY, supportingAgencyIds: [CITY], unitId: UNIT } },
  acceptAssignment: { who: LIAISON },
  publishResponse: { who: LIAISON, values: TEXT },
  replyToReport: { who: SITI, stage: 'RESPONDED', values: { body: 'Belum.' } },
  confirmResolution: { who: SITI, stage: 'RESPONDED', values: { rating: 5 } },
  closeReport: { stage: 'RESPONDED' },
  supportReport: { who: SITI },
  withdrawSupport: { who: SITI },
  completeReport: { who: SITI, first: [NATIONAL, 'postponeReport', QUESTION], values: { answer: 'Di sini.' } },
  reopenReport: {
    who: SITI,
    stage: 'RESPONDED',
    first: [NATIONAL, 'closeReport', { reason: 'LEGAL_PROCESS' }],
    values: WHY,
  },
  escalateReport: { who: SITI, values: WHY },
  withdrawReport: { who: SITI },
  returnAssignment: { who: ADMIN, values: { ...WHY, suggestedAgencyId: CITY } },
  forwardAssignment: { values: { agencyId: CITY } },
  addAgency: { values: { agencyId: CITY } },
  takeBackAssignment: {},
  mergeReport: {},
  assignToOperator: { who: LIAISON, values: { operatorId: LIAISON.id } },
  disposeToUnit: { who: ADMIN, values: { unitId: UNIT } },
  draftResponse: { who: LIAISON, values: TEXT },
  approveResponse: { who: LIAISON, first: DRAFTED },
  discardResponse: { who: LIAISON, first: DRAFTED },
  interimReply: { who: LIAISON, values: { body: 'Kami periksa.' } },
  addNote: { who: LIAISON, values: { body: 'Hubungi dinas.' } },
  postponeReport: { values: QUESTION },
  archiveReport: { stage: 'SUBMITTED' },
  restoreReport: { stage: 'SUBMITTED', first: [NATIONAL, 'archiveReport', { reason: 'SPAM' }] },
  reclassifyReport: { values: { classification: 'ASPIRATION' } },
  recategoriseReport: { values: { categoryCode: OTHER_CATEGORY } },
  changeVisibility: { values: { confidential: true } },
  openIdentity: { who: LIAISON, values: { purpose: 'Menanyakan patokan lokasi.' } },
  bulkAcceptAssignment: { who: LIAISON },
  bulkAssignToOperator: { who: LIAISON, values: { operatorId: LIAISON.id } },
  bulkDisposeToUnit: { who: ADMIN, values: { unitId: UNIT } },
  bulkArchiveReport: { stage: 'SUBMITTED' },
  createAttachmentUpload: { who: SITI, values: { fileName: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 10 } },
};

/** A report on which the mutation works. */
export async function bringToWay(stack: WritingStack, field: string): Promise<Case> {
  const { stage = 'DISPOSED', first } = WAYS[field] ?? {};
  const made = await bringTo(stack, stage);
  if (!first) return made;
  const [by, name, input] = first;
  const { reportId, expectedVersion } = made;
  const { report } = succeed(await stack.call(by, name, { reportId, expectedVersion, ...input }));
  return { ...made, expectedVersion: report.version };
}
