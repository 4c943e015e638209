// For the matrix of states, actions and roles: a report in each state, what each role is to it, and a least input of each action.
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { newId } from '../../../../platform/ids';
import { MUTATION_OF } from '../../../../subgraphs/reports/app/mutationOf';
import type { Relation, ReportAction } from '../../../../subgraphs/reports/domain/states';
import { insertRows } from '../../../../subgraphs/reports/store/saveCase';
import {
  MINISTRY,
  NEIGHBOUR,
  OTHER_CITIZEN,
  PROVINCE,
  REGENCY,
  asAdmin,
  asAnalyst,
  asClient,
  asDpo,
  asLiaison,
  asNationalAdmin,
  asReporter,
  operatorOf,
  unitOf,
} from '../support/callers';
import { FIRST_SUBMITTED_AT, type CaseStep, type InsertedCase } from '../support/insertCase';
import type { RunningReports } from '../support/startReports';

/** Sent straight to NEIGHBOUR; held by REGENCY, where it is held. The letter is the state's in `mayMatrix.ts`. */
export interface MatrixState {
  readonly letter: string;
  readonly name: string;
  readonly isHeld: boolean;
  readonly isPublic: boolean;
  readonly steps: readonly CaseStep[];
}

const DISPOSE: CaseStep = { action: 'DISPOSE', lead: REGENCY };
const ACCEPT: CaseStep = { action: 'ACCEPT', of: REGENCY };
const PUBLISH: CaseStep = { action: 'PUBLISH_RESPONSE', of: REGENCY };
const RESPONDED = [DISPOSE, ACCEPT, PUBLISH];
const POSTPONE: CaseStep = { action: 'POSTPONE', reason: 'PLACE_UNCLEAR' };
const EXPIRE: CaseStep = { action: 'EXPIRE', reason: 'NOT_COMPLETED', at: FIRST_SUBMITTED_AT + 40 * 86_400_000 };

const held = (letter: string, steps: readonly CaseStep[], isPublic = true): MatrixState => ({
  ...{ letter, name: `${letter}, held`, isHeld: true, isPublic, steps },
});
const unheld = (letter: string, steps: readonly CaseStep[]): MatrixState => ({
  ...{ letter, name: `${letter}, with nobody`, isHeld: false, isPublic: false, steps },
});

export const STATES: readonly MatrixState[] = [
  unheld('S', []),
  unheld('N', [POSTPONE]),
  held('N', [DISPOSE, POSTPONE]),
  held('D', [DISPOSE]),
  held('I', [DISPOSE, ACCEPT]),
  held('R', RESPONDED),
  held('Y', [...RESPONDED, { action: 'REPLY' }]),
  held('C', [...RESPONDED, { action: 'CLOSE', reason: 'LEGAL_PROCESS' }]),
  unheld('A', [{ action: 'ARCHIVE', reason: 'SPAM' }]),
  held('A', [DISPOSE, POSTPONE, EXPIRE], false),
  unheld('M', [{ action: 'MERGE' }]),
  held('M', [DISPOSE, { action: 'MERGE' }], false),
  unheld('W', [{ action: 'WITHDRAW' }]),
  held('W', [DISPOSE, { action: 'WITHDRAW' }], false),
];

export interface MatrixRole {
  readonly name: string;
  readonly who: Principal;
  readonly hasSecret?: boolean;
  /** What they are to the report. */
  relations(state: MatrixState): readonly Relation[];
  /** Beside what the public sees. */
  sees(state: MatrixState): boolean;
  readonly isBlind?: boolean;
}

const NONE = (): readonly Relation[] => [];
const isWithTarget = ({ letter, isHeld }: MatrixState): boolean => !isHeld && letter !== 'W';
const holder =
  (...relations: readonly Relation[]): MatrixRole['relations'] =>
  ({ isHeld }) =>
    isHeld ? relations : [];

export const ROLES: readonly MatrixRole[] = [
  { name: 'its reporter', who: asReporter(), relations: () => ['REPORTER_OF'], sees: () => true },
  {
    ...{ name: 'whoever has its secret', who: ANONYMOUS, hasSecret: true },
    ...{ relations: () => ['REPORTER_OF'], sees: () => true },
  },
  { name: 'a national admin', who: asNationalAdmin(), relations: () => ['NATIONAL_ADMIN'], sees: () => true },
  {
    ...{ name: 'the admin that it was sent to', who: asAdmin(NEIGHBOUR), sees: isWithTarget },
    relations: ({ isHeld }) => (isHeld ? ['TARGET_ADMIN'] : ['TARGET_ADMIN', 'OWNER_ADMIN']),
  },
  {
    ...{ name: 'the admin of who holds it', who: asAdmin(REGENCY), sees: ({ isHeld }) => isHeld },
    relations: holder('HOLDER_ADMIN', 'OWNER_ADMIN'),
  },
  {
    ...{ name: 'a liaison of who holds it', who: asLiaison(REGENCY), sees: ({ isHeld }) => isHeld },
    relations: holder('HOLDER_LIAISON'),
  },
  {
    ...{ name: 'the system of who holds it', who: asClient(REGENCY), sees: ({ isHeld }) => isHeld },
    relations: holder('HOLDER_CLIENT'),
  },
  {
    ...{ name: 'the admin above', who: asAdmin(PROVINCE), relations: NONE },
    sees: (state) => state.isHeld || isWithTarget(state),
  },
  { name: 'a liaison of another', who: asLiaison(MINISTRY), relations: NONE, sees: () => false },
  { name: 'a liaison of whom it was sent to', who: asLiaison(NEIGHBOUR), relations: NONE, sees: () => false },
  { name: 'another reporter', who: asReporter(OTHER_CITIZEN), relations: NONE, sees: () => false },
  { name: 'a DPO', who: asDpo(), relations: NONE, sees: () => false },
  { name: 'an analyst', who: asAnalyst(), relations: NONE, sees: () => false, isBlind: true },
];

/** The mutations that a secret can be given with. */
export const BY_SECRET: readonly ReportAction[] = ['REPLY', 'CONFIRM', 'COMPLETE', 'REOPEN', 'ESCALATE', 'WITHDRAW'];

/** Those that change a report that is there; the system's own have no mutation. */
export const ACTIONS = (Object.keys(MUTATION_OF) as ReportAction[]).filter((action) => action !== 'SUBMIT');

export interface Primaries {
  readonly ofRegency: string;
  readonly ofNeighbour: string;
}

export interface Attempt {
  readonly action: ReportAction;
  readonly role: MatrixRole;
  readonly made: InsertedCase;
  readonly primaries: Primaries;
  readonly draftId: string | null;
}

/** What makes the action work for who may. */
export function inputOf({ action, role, made, primaries, draftId }: Attempt): Readonly<Record<string, unknown>> {
  const isNational = role.who.roles.includes('NATIONAL_ADMIN');
  const isTarget = role.relations(STATES[0] as MatrixState).includes('TARGET_ADMIN');
  const assignmentId = made.state.assignments.at(action === 'NAME_LEAD' ? -1 : 0)?.id ?? newId();
  const inputs: Partial<Record<ReportAction, object>> = {
    DISPOSE: { leadAgencyId: isTarget ? NEIGHBOUR : REGENCY },
    POSTPONE: { reason: 'PLACE_UNCLEAR', question: 'Di mana?' },
    COMPLETE: { answer: 'Di sini.' },
    ARCHIVE: { reason: 'SPAM' },
    MERGE: { primaryReportId: isTarget ? primaries.ofNeighbour : primaries.ofRegency },
    RETURN: { reason: 'OTHER_REGION', explanation: 'Bukan wilayah kami.' },
    FORWARD: { assignmentId, agencyId: MINISTRY },
    ADD_AGENCY: { agencyId: PROVINCE },
    TAKE_BACK: { assignmentId },
    DISPOSE_TO_UNIT: { unitId: unitOf(REGENCY), ...(isNational && { assignmentId }) },
    ASSIGN_OPERATOR: { operatorId: role.who.id },
    NAME_LEAD: { assignmentId },
    INTERIM_REPLY: { body: 'Kami periksa.' },
    DRAFT_RESPONSE: { body: 'Konsep.', finding: 'INFORMATION_GAP' },
    APPROVE_RESPONSE: { responseId: draftId ?? newId() },
    DISCARD_RESPONSE: { responseId: draftId ?? newId() },
    PUBLISH_RESPONSE: { body: 'Sudah.', finding: 'SERVICE_IMPROVED' },
    REPLY: { body: 'Belum.' },
    CONFIRM: { rating: 4 },
    CLOSE: { reason: 'LEGAL_PROCESS' },
    REOPEN: { reason: 'RECURRED', explanation: 'Rusak lagi.' },
    ESCALATE: { explanation: 'Tidak ditanggapi.' },
    RECLASSIFY: { classification: 'ASPIRATION' },
    RECATEGORISE: { categoryCode: 'KESEHATAN' },
    CHANGE_VISIBILITY: { confidential: true },
  };
  return { reportId: made.id, expectedVersion: made.state.version, ...inputs[action] };
}

/** A second institution helps where a lead can be named anew. */
export function makeCase(
  reports: RunningReports,
  { steps }: MatrixState,
  primaries: Primaries,
  action?: ReportAction,
): Promise<InsertedCase> {
  const hasTwo = action === 'NAME_LEAD';
  const played = !hasTwo
    ? steps
    : steps.flatMap((step) => {
        if (step.action === 'DISPOSE') return [{ ...step, supporting: [MINISTRY] }];
        return step.action === 'PUBLISH_RESPONSE' ? [step, { ...step, of: MINISTRY }] : [step];
      });
  const mergedIntoId = steps.some((step) => step.action === 'MERGE') ? primaries.ofRegency : null;
  const of = { submittedAt: FIRST_SUBMITTED_AT, targetAgencyId: NEIGHBOUR, mergedIntoId };
  return reports.insertCase({ ...of, steps: played });
}

/** Written by the institution that holds the report, and not approved yet. */
export async function insertDraft({ db }: RunningReports, { id, state }: InsertedCase): Promise<string> {
  const draftId = newId();
  const of = { report_id: id, assignment_id: state.assignments[0]?.id ?? null, agency_id: REGENCY };
  const text = { body: 'Konsep.', finding: 'INFORMATION_GAP', status: 'DRAFT', drafted_at: FIRST_SUBMITTED_AT };
  const row = { id: draftId, ...of, author_operator_id: operatorOf(REGENCY), ...text };
  await db.write((tx) => insertRows(tx, 'response_draft', [row]));
  return draftId;
}
