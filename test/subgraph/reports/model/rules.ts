// The domain's table a second time: from which states, by whom, on an assignment in which state. And what each action does.
import { ownOf, type Actor, type Who } from './actors';
import {
  ACTIVE,
  ANY,
  HELD,
  OPEN,
  activeOf,
  followAnswers,
  leadOf,
  rest,
  startAnew,
  revive,
  start,
  statusOf,
  stop,
  type ModelAssignment,
  type ModelCase,
} from './caseModel';

export interface Rule {
  readonly from: readonly string[];
  readonly who: readonly Who[];
  /** The acting institution's own assignment has to be so, or the one that the national admin names. */
  readonly own?: readonly string[];
}

const VERIFIERS: readonly Who[] = ['national admin', 'addressed admin'];
const OWNERS: readonly Who[] = ['national admin', 'owning admin'];
const KEEPERS: readonly Who[] = ['national admin', 'holding admin'];
const STAFF: readonly Who[] = ['holding liaison', 'holding admin', 'holding system'];
const AUTHORS: readonly Who[] = ['holding liaison', 'holding system'];
const REPORTER: readonly Who[] = ['reporter'];
const NATIONAL: readonly Who[] = ['national admin'];

export const RULES: Readonly<Record<string, readonly Rule[]>> = {
  DISPOSE: [{ from: ['SUBMITTED'], who: VERIFIERS }],
  POSTPONE: [
    { from: ['SUBMITTED'], who: VERIFIERS },
    { from: HELD, who: KEEPERS },
  ],
  COMPLETE: [{ from: ['NEEDS_INFO'], who: REPORTER }],
  ARCHIVE: [{ from: ['SUBMITTED'], who: VERIFIERS }],
  RESTORE: [{ from: ['ARCHIVED'], who: VERIFIERS }],
  MERGE: [{ from: ['SUBMITTED', ...HELD], who: OWNERS }],
  UNMERGE: [{ from: ['MERGED'], who: OWNERS }],
  RETURN: [{ from: HELD, who: ['holding admin'], own: ACTIVE }],
  FORWARD: [{ from: HELD, who: NATIONAL, own: ACTIVE }],
  ADD_AGENCY: [{ from: HELD, who: NATIONAL }],
  TAKE_BACK: [{ from: HELD, who: NATIONAL, own: ACTIVE }],
  DISPOSE_TO_UNIT: [{ from: HELD, who: KEEPERS, own: ACTIVE }],
  ASSIGN_OPERATOR: [{ from: ['NEEDS_INFO', ...HELD], who: ['holding admin', 'holding liaison'], own: ACTIVE }],
  NAME_LEAD: [{ from: HELD, who: NATIONAL, own: ACTIVE }],
  ACCEPT: [
    { from: ['DISPOSED', 'IN_PROGRESS'], who: STAFF, own: ['PENDING'] },
    { from: ['REPORTER_REPLIED'], who: STAFF, own: ['PENDING', 'ANSWERED'] },
  ],
  INTERIM_REPLY: [
    { from: ['DISPOSED', 'IN_PROGRESS'], who: STAFF, own: ['PENDING', 'ACCEPTED'] },
    { from: ['REPORTER_REPLIED'], who: STAFF, own: ACTIVE },
  ],
  DRAFT_RESPONSE: [{ from: HELD, who: AUTHORS, own: ACTIVE }],
  APPROVE_RESPONSE: [{ from: HELD, who: ['holding liaison'], own: ACTIVE }],
  DISCARD_RESPONSE: [{ from: HELD, who: AUTHORS, own: ACTIVE }],
  PUBLISH_RESPONSE: [{ from: HELD, who: AUTHORS, own: ACTIVE }],
  REPLY: [{ from: ['RESPONDED'], who: REPORTER }],
  CONFIRM: [{ from: ['RESPONDED'], who: REPORTER }],
  CLOSE: [{ from: ['RESPONDED'], who: NATIONAL }],
  REOPEN: [{ from: ['CLOSED'], who: ['reporter', 'national admin'] }],
  ESCALATE: [{ from: OPEN, who: REPORTER }],
  RECLASSIFY: [{ from: ANY, who: KEEPERS }],
  RECATEGORISE: [{ from: ANY, who: KEEPERS }],
  CHANGE_VISIBILITY: [{ from: ANY, who: KEEPERS }],
  WITHDRAW: [{ from: OPEN, who: REPORTER }],
};

export const ACTIONS = Object.keys(RULES);

export type Verdict = 'OK' | 'FORBIDDEN' | 'TRANSITION_NOT_ALLOWED';

/** The rule by which this is allowed, or why it is not: a role that never may, or a state that does not let it. */
export function judge(of: ModelCase, action: string, who: readonly Who[]): Rule | Exclude<Verdict, 'OK'> {
  const rules = RULES[action] ?? [];
  const fitting = rules.filter(({ from }) => from.includes(statusOf(of)));
  const found = fitting.find((rule) => rule.who.some((each) => who.includes(each)));
  if (found) return found;
  const mayAnyway = rules.some((rule) => rule.who.some((each) => who.includes(each)));
  return fitting.length === 0 && mayAnyway ? 'TRANSITION_NOT_ALLOWED' : 'FORBIDDEN';
}

/** By which of their roles somebody acts: the first that the table names. */
export const actsAs = (rule: Rule, who: readonly Who[]): Who => rule.who.find((each) => who.includes(each)) as Who;

export interface Effect {
  readonly action: string;
  readonly at: number;
  readonly actor: Actor;
  /** The assignment that is acted on. */
  readonly own: ModelAssignment | null;
  /** Institutions that get a new assignment; the first of a disposal leads. */
  readonly agencies: readonly string[];
  readonly unit: string | null;
  readonly assignee?: string | null;
}

function give(of: ModelCase, agency: string, role: ModelAssignment['role']): void {
  const made: ModelAssignment = { id: '', agency, role, status: 'PENDING', before: null, unit: null, assignee: null };
  of.assignments.push(made);
  start(of, 'FIRST_RESPONSE', made);
  start(of, 'RESOLVE', made);
}

function take(of: ModelCase, own: ModelAssignment, status: ModelAssignment['status']): void {
  own.status = status;
  stop(of, ['FIRST_RESPONSE', 'RESOLVE'], own);
}

function react(of: ModelCase, own: ModelAssignment, status: ModelAssignment['status']): void {
  own.status = status;
  stop(of, ['FIRST_RESPONSE'], own);
  // A reply waits for the lead; what others do in the meantime does not answer it.
  if (own.role === 'LEAD') of.hasReply = false;
}

/** Another unit, other people. */
function moveTo(own: ModelAssignment, unit: string | null): void {
  if (own.unit !== unit) own.assignee = null;
  own.unit = unit;
}

/** A liaison who begins the work takes the case, if nobody has it. */
function takeUp(own: ModelAssignment, { principal }: Actor): void {
  if (principal.kind === 'OPERATOR' && principal.roles.includes('LIAISON')) own.assignee ??= principal.id;
}

function goBack(of: ModelCase): void {
  if (activeOf(of).length === 0) start(of, 'VERIFY');
  followAnswers(of);
}

type Effects = Readonly<Record<string, (of: ModelCase, effect: Effect, own: ModelAssignment) => void>>;

const EFFECTS: Effects = {
  DISPOSE(of, { agencies, unit }) {
    stop(of, ['VERIFY']);
    agencies.forEach((agency, index) => give(of, agency, index === 0 ? 'LEAD' : 'SUPPORTING'));
    const lead = leadOf(of);
    if (lead && unit) lead.unit = unit;
    of.wasVerified = true;
    of.hasReply = false;
  },
  POSTPONE(of) {
    for (const clock of of.clocks) clock.isPaused = true;
    of.stored = 'NEEDS_INFO';
    start(of, 'COMPLETE');
  },
  COMPLETE(of) {
    stop(of, ['COMPLETE']);
    for (const clock of of.clocks) clock.isPaused = false;
    of.stored = null;
  },
  EXPIRE: (of) => rest(of, 'ARCHIVED'),
  ARCHIVE: (of) => rest(of, 'ARCHIVED'),
  RESTORE: startAnew,
  MERGE: (of) => rest(of, 'MERGED'),
  UNMERGE(of) {
    of.mergedInto = null;
    startAnew(of);
  },
  RETURN(of, _effect, own) {
    take(of, own, 'RETURNED');
    goBack(of);
  },
  TAKE_BACK(of, _effect, own) {
    take(of, own, 'WITHDRAWN');
    goBack(of);
  },
  FORWARD(of, { agencies }, own) {
    take(of, own, 'FORWARDED');
    give(of, agencies[0] as string, own.role);
    followAnswers(of);
  },
  ADD_AGENCY(of, { agencies }) {
    give(of, agencies[0] as string, leadOf(of) === null ? 'LEAD' : 'SUPPORTING');
    followAnswers(of);
  },
  DISPOSE_TO_UNIT: (_of, { unit }, own) => moveTo(own, unit),
  ASSIGN_OPERATOR: (_of, { assignee }, own) => void (own.assignee = assignee ?? null),
  NAME_LEAD(of, _effect, own) {
    for (const each of activeOf(of)) each.role = each === own ? 'LEAD' : 'SUPPORTING';
    // The reply that waits is now this institution's to answer.
    if (statusOf(of) === 'REPORTER_REPLIED') {
      stop(of, ['FIRST_RESPONSE']);
      start(of, 'FIRST_RESPONSE', own);
    }
    followAnswers(of);
  },
  ACCEPT: (of, { unit, actor }, own) => {
    react(of, own, 'ACCEPTED');
    moveTo(own, unit ?? own.unit);
    takeUp(own, actor);
  },
  INTERIM_REPLY: (of, { actor }, own) => {
    react(of, own, 'ACCEPTED');
    takeUp(own, actor);
  },
  PUBLISH_RESPONSE(of, _effect, own) {
    react(of, own, 'ANSWERED');
    stop(of, ['RESOLVE'], own);
    stop(of, ['AUTO_CLOSE']);
    followAnswers(of);
  },
  REPLY(of) {
    of.hasReply = true;
    stop(of, ['AUTO_CLOSE']);
    start(of, 'FIRST_RESPONSE', leadOf(of));
  },
  AUTO_CLOSE: (of, { at }) => close(of, at),
  CONFIRM: (of, { at }) => close(of, at),
  CLOSE: (of, { at }) => close(of, at),
  REOPEN(of) {
    revive(of);
    of.hasReply = true;
    of.closedAt = null;
    of.reopenings += 1;
    start(of, 'FIRST_RESPONSE', leadOf(of));
    start(of, 'RESOLVE', leadOf(of));
  },
  WITHDRAW: (of) => rest(of, 'WITHDRAWN'),
};

function close(of: ModelCase, at: number): void {
  rest(of, 'CLOSED');
  of.closedAt = at;
}

export function apply(of: ModelCase, effect: Effect): void {
  EFFECTS[effect.action]?.(of, effect, effect.own as ModelAssignment);
  of.version += 1;
  of.steps.push(effect.action);
}

export const DAY_MS = 86_400_000;

/** What the viewer is offered: what they may do, on an assignment that lets it, in time. */
export function isOffered(
  of: ModelCase,
  action: string,
  { actor, who, at }: { actor: Actor; who: readonly Who[]; at: number },
) {
  const rule = judge(of, action, who);
  if (typeof rule === 'string') return false;
  if (action === 'REOPEN' && at - (of.closedAt ?? 0) > 30 * DAY_MS) return false;
  if (action === 'ESCALATE' && of.isAtOmbudsman) return false;
  const drafts = of.drafts.filter(({ agency }) => agency === actor.principal.agencyId);
  if (action === 'DISCARD_RESPONSE' && drafts.length === 0) return false;
  if (action === 'APPROVE_RESPONSE' && drafts.every(({ isApproved }) => isApproved)) return false;
  // A holder may protect a reporter, and not expose one.
  if (action === 'CHANGE_VISIBILITY' && of.isConfidential && !who.includes('national admin')) return false;
  if (rule.own === undefined) return true;
  const isNaming = rule.who.includes('national admin') && who.includes('national admin');
  const own = ownOf(of, actor);
  const candidates = isNaming ? of.assignments : own === null ? [] : [own];
  return candidates.some(
    (each) => rule.own?.includes(each.status) && !(action === 'NAME_LEAD' && each.role === 'LEAD'),
  );
}
