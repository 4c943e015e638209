// Factory of cases: a history is played through the state table and written as the mutations write it.
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../../platform/db/database';
import { newId } from '../../../../platform/ids';
import { holidayDates } from '../../../../schema/reference/holidays';
import { SYSTEM_ACTOR, type Actor } from '../../../../subgraphs/reports/app/actor';
import { commitText, type CommittedText } from '../../../../subgraphs/reports/app/caseLog/commitText';
import { recordChange } from '../../../../subgraphs/reports/app/recordChange';
import { toTrackingId } from '../../../../subgraphs/reports/app/trackingId';
import { createCalendar } from '../../../../subgraphs/reports/domain/calendar';
import type { CaseState } from '../../../../subgraphs/reports/domain/caseState';
import type { CaseCommand, NewAssignment } from '../../../../subgraphs/reports/domain/command';
import { CLOCK_POLICIES, createLimitBook } from '../../../../subgraphs/reports/domain/policy';
import type { Relation, ReportAction } from '../../../../subgraphs/reports/domain/states';
import { transitionCase } from '../../../../subgraphs/reports/domain/transition';
import type { ReportContent } from '../../../../subgraphs/reports/store/caseRows';
import { insertRows } from '../../../../subgraphs/reports/store/saveCase';
import { CITIZEN, operatorOf, PANRB } from './callers';
import { readLogHead } from './readLogHead';

const rules = { calendar: createCalendar(holidayDates()), limits: createLimitBook(CLOCK_POLICIES) };
const trackingKey = Buffer.alloc(32, 7);
const HOUR_MS = 3_600_000;
export const FIRST_SUBMITTED_AT = Date.parse('2026-03-02T02:00:00Z');
let counter = 0;

/** One action. An hour passes between two of them, unless `at` says otherwise. */
export interface CaseStep extends Partial<Omit<CaseCommand, 'action' | 'relations'>> {
  readonly action: ReportAction;
  /** DISPOSE, FORWARD, ADD_AGENCY: where to. */
  readonly lead?: string;
  readonly supporting?: readonly string[];
  /** Whose assignment is acted on; the agency's staff act unless the national admin alone may. */
  readonly of?: string;
  readonly by?: Partial<Actor>;
  /** PUBLISH_RESPONSE and REPLY. */
  readonly body?: string;
}

export type CaseOptions = Partial<Omit<ReportContent, 'id' | 'trackingId'>> & {
  readonly submittedAt?: number;
  readonly steps?: readonly CaseStep[];
};

export interface InsertedCase {
  readonly id: string;
  readonly trackingId: string;
  readonly state: CaseState;
}

const RELATIONS: Readonly<Partial<Record<ReportAction, Relation>>> = {
  SUBMIT: 'SUBMITTER',
  COMPLETE: 'REPORTER_OF',
  EXPIRE: 'SYSTEM',
  RETURN: 'HOLDER_ADMIN',
  DISPOSE_TO_UNIT: 'HOLDER_ADMIN',
  ASSIGN_OPERATOR: 'HOLDER_ADMIN',
  ACCEPT: 'HOLDER_LIAISON',
  INTERIM_REPLY: 'HOLDER_LIAISON',
  DRAFT_RESPONSE: 'HOLDER_LIAISON',
  APPROVE_RESPONSE: 'HOLDER_LIAISON',
  DISCARD_RESPONSE: 'HOLDER_LIAISON',
  PUBLISH_RESPONSE: 'HOLDER_LIAISON',
  REPLY: 'REPORTER_OF',
  AUTO_CLOSE: 'SYSTEM',
  CORRECT_CALENDAR: 'SYSTEM',
  CONFIRM: 'REPORTER_OF',
  REOPEN: 'REPORTER_OF',
  ESCALATE: 'REPORTER_OF',
  WITHDRAW: 'REPORTER_OF',
};

export async function insertCase({ write, dialect }: Database, options: CaseOptions = {}): Promise<InsertedCase> {
  const { submittedAt = FIRST_SUBMITTED_AT + counter * HOUR_MS, steps = [], ...given } = options;
  counter += 1;
  const content: ReportContent = {
    ...{ id: newId(), trackingId: toTrackingId(trackingKey, counter), reporterId: CITIZEN },
    ...{ submittedByClientId: null, externalReference: null, isAnonymous: false, isConfidential: false },
    ...{ title: `Jalan rusak ${counter}`, body: 'Lubang besar di tengah jalan.', categoryCode: 'JALAN_LUBANG' },
    ...{ areaCode: '32.01', incidentDate: null, incidentPlace: null, channel: 'WEBSITE', targetAgencyId: null },
    ...given,
  };
  const submit: CaseStep = { action: 'SUBMIT', classification: 'COMPLAINT' };
  return write(async (tx) => {
    let state: CaseState | null = null;
    let at = submittedAt - HOUR_MS;
    for (const step of [submit, ...steps]) {
      at = step.at ?? at + HOUR_MS;
      const change = playStep(state, step, at);
      const assignmentId = assignmentOf(state, step);
      const text = textOf(step);
      const texts = text === null ? [] : [text.logged];
      const logHead = await readLogHead(tx, content.id, state?.version ?? 0);
      await recordChange(tx, dialect, { change, content, actor: actorOf(step), assignmentId, logHead, texts });
      if (text !== null) await insertText(tx, content.id, { step, at, assignmentId, text });
      state = change.after;
    }
    return { id: content.id, trackingId: content.trackingId, state: state as CaseState };
  });
}

function playStep(state: CaseState | null, step: CaseStep, at: number) {
  const outcome = transitionCase(
    state,
    {
      ...step,
      at,
      relations: [relationOf(step)],
      assignmentId: assignmentOf(state, step),
      newAssignments: [
        ...(step.lead === undefined ? [] : [toNew(step.lead, 'LEAD')]),
        ...(step.supporting ?? []).map((agencyId) => toNew(agencyId, 'SUPPORTING')),
      ],
    },
    rules,
  );
  if (!outcome.ok) throw new Error(`${step.action} in ${state?.status}: ${JSON.stringify(outcome.refusal)}`);
  return outcome.change;
}

const relationOf = ({ action }: CaseStep): Relation => RELATIONS[action] ?? 'NATIONAL_ADMIN';

function assignmentOf(state: CaseState | null, { of }: CaseStep): string | null {
  return state?.assignments.findLast(({ agencyId }) => agencyId === of)?.id ?? null;
}

function toNew(agencyId: string, role: NewAssignment['role']): NewAssignment {
  return { id: newId(), agencyId, unitId: null, zone: 'WIB', role };
}

function actorOf(step: CaseStep): Actor {
  const relation = relationOf(step);
  if (relation === 'SYSTEM') return SYSTEM_ACTOR;
  if (relation === 'SUBMITTER' || relation === 'REPORTER_OF') return { ...SYSTEM_ACTOR, role: 'REPORTER', ...step.by };
  const agencyId = relation === 'NATIONAL_ADMIN' ? PANRB : (step.of ?? null);
  const role = relation === 'HOLDER_ADMIN' ? 'INSTITUTION_ADMIN' : relation === 'HOLDER_LIAISON' ? 'LIAISON' : relation;
  return { role, agencyId, operatorId: agencyId && operatorOf(agencyId), clientId: null, ...step.by };
}

interface Told {
  readonly step: CaseStep;
  readonly at: number;
  readonly assignmentId: string | null;
  readonly text: CommittedText;
}

const bodyOf = ({ body = 'Sudah kami perbaiki.' }: CaseStep): string => body;

function textOf(step: CaseStep): CommittedText | null {
  if (step.action === 'REPLY') return commitText('REPLY', newId(), bodyOf(step));
  if (step.action !== 'PUBLISH_RESPONSE' || step.of === undefined) return null;
  return commitText('RESPONSE', newId(), bodyOf(step));
}

async function insertText(tx: EntityManager, reportId: string, { step, at, assignmentId, text }: Told): Promise<void> {
  const { action, of: agencyId = null } = step;
  const shared = { id: text.logged.id, report_id: reportId, body: bodyOf(step), salt: text.salt };
  if (action === 'REPLY') return insertRows(tx, 'reply', [{ ...shared, at }]);
  const author = { author_operator_id: operatorOf(agencyId ?? ''), author_client_id: null };
  const of = { assignment_id: assignmentId, agency_id: agencyId, finding: 'SERVICE_IMPROVED', published_at: at };
  await insertRows(tx, 'response', [{ ...shared, ...of, ...author }]);
}
