// A random step made whole: which mutation with which input, and what the model says will come of it. Inputs are well formed:
// what is not has tests of its own.
import { unitOf } from '../support/callers';
import { AGENCIES, canSee, circleOf, isAlone, listWho, ownOf, type Actor, type Who } from './actors';
import { OPEN, activeOf, statusOf, type ModelAssignment, type ModelCase } from './caseModel';
import { ACTIONS, DAY_MS, actsAs, apply, isOffered, judge, type Effect } from './rules';

export interface Draw {
  /** Which of the run's cases. */
  readonly which: number;
  readonly actor: number;
  readonly action: number;
  readonly pick: number;
  /** One of the steps that the model allows, instead of any. */
  readonly isGuided: boolean;
  /** Added to the right version. */
  readonly versionOff: number;
}

export interface Plan {
  readonly of: ModelCase;
  readonly actor: Actor;
  readonly action: string;
  readonly field: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Null: it works. */
  readonly fault: string | null;
  /** Changes the model; `draftId` where the answer shows one. */
  commit(draftId: string | null): void;
}

interface Parts {
  readonly input?: Readonly<Record<string, unknown>>;
  readonly own?: ModelAssignment | null;
  readonly agencies?: readonly string[];
  readonly unit?: string | null;
  readonly assignee?: string | null;
  /** What the table does not tell: a fault once the table lets it. */
  readonly fault?: string | false | null;
  readonly change?: (draftId: string | null) => void;
}

interface Setting {
  readonly of: ModelCase;
  readonly others: readonly ModelCase[];
  readonly actor: Actor;
  readonly who: readonly Who[];
  readonly as: Who | null;
  readonly pick: number;
  readonly at: number;
}

const FIELDS: Readonly<Record<string, string>> = {
  ...{ DISPOSE: 'disposeReport', POSTPONE: 'postponeReport', COMPLETE: 'completeReport', ARCHIVE: 'archiveReport' },
  ...{ RESTORE: 'restoreReport', MERGE: 'mergeReport', UNMERGE: 'unmergeReport', RETURN: 'returnAssignment' },
  ...{ FORWARD: 'forwardAssignment', ADD_AGENCY: 'addAgency', TAKE_BACK: 'takeBackAssignment' },
  ASSIGN_OPERATOR: 'assignToOperator',
  ...{ DISPOSE_TO_UNIT: 'disposeToUnit', NAME_LEAD: 'nameLead', ACCEPT: 'acceptAssignment' },
  ...{ INTERIM_REPLY: 'interimReply', DRAFT_RESPONSE: 'draftResponse', APPROVE_RESPONSE: 'approveResponse' },
  ...{ DISCARD_RESPONSE: 'discardResponse', PUBLISH_RESPONSE: 'publishResponse', REPLY: 'replyToReport' },
  ...{ CONFIRM: 'confirmResolution', CLOSE: 'closeReport', REOPEN: 'reopenReport', ESCALATE: 'escalateReport' },
  ...{ RECLASSIFY: 'reclassifyReport', RECATEGORISE: 'recategoriseReport', CHANGE_VISIBILITY: 'changeVisibility' },
  WITHDRAW: 'withdrawReport',
};

const BY_SECRET = ['REPLY', 'CONFIRM', 'COMPLETE', 'REOPEN', 'ESCALATE', 'WITHDRAW'];
const CATEGORIES = ['JALAN', 'JALAN_LUBANG', 'KESEHATAN'];
const CLASSES = [
  ['COMPLAINT', 'NON_SUPERVISORY'],
  ['COMPLAINT', 'SUPERVISORY'],
  ['INFORMATION_REQUEST', null],
  ['ASPIRATION', null],
] as const;

const any = <T>(items: readonly T[], pick: number): T => items[pick % items.length] as T;
const some = (pick: number, count: number): string[] =>
  Array.from({ length: count }, (_each, index) => AGENCIES[(pick + index) % AGENCIES.length] as string);

/** An assignment that the national admin names: any of the case's. */
const named = ({ of, pick }: Setting): ModelAssignment | null =>
  of.assignments.length === 0 ? null : any(of.assignments, pick);
const nameId = (own: ModelAssignment | null): string => own?.id ?? '00000000-0000-7000-8000-000000000000';

function holds(of: ModelCase, agency: string): boolean {
  return activeOf(of).some((each) => each.agency === agency);
}

function giveTo(setting: Setting, own?: ModelAssignment | null): Parts {
  const agency = any(AGENCIES, Math.floor(setting.pick / 7));
  const assignment = own === undefined ? {} : { assignmentId: nameId(own) };
  const fault = holds(setting.of, agency) && 'INVALID_INPUT';
  return { own, agencies: [agency], input: { ...assignment, agencyId: agency }, fault };
}

function disposal(setting: Setting): Parts {
  const { of, pick, as, actor } = setting;
  const agencies = some(pick, 1 + (pick % 3));
  const [leadAgencyId, ...supportingAgencyIds] = agencies;
  const unit = pick % 4 === 0 ? unitOf(leadAgencyId as string) : null;
  const circle = circleOf(actor.principal.agencyId ?? '');
  const isOutside = as === 'addressed admin' && agencies.some((agency) => !circle.includes(agency));
  const [classification, supervision] = pick % 3 === 0 ? any(CLASSES, pick) : [of.classification, of.supervision];
  const fault = isOutside && 'FORBIDDEN';
  const input = { leadAgencyId, supportingAgencyIds, unitId: unit, classification, supervision };
  return { agencies, unit, input, fault, change: () => Object.assign(of, { classification, supervision }) };
}

function draft(setting: Setting, isMade: boolean): Parts & { readonly found?: ModelCase['drafts'][number] } {
  const { of, actor, pick } = setting;
  if (isMade || of.drafts.length === 0) return { fault: 'NOT_FOUND', input: { responseId: nameId(null) } };
  const found = any(of.drafts, pick);
  const isOwn = found.agency === actor.principal.agencyId;
  return { found, fault: !isOwn && 'NOT_FOUND', input: { responseId: found.id } };
}

type Writer = (setting: Setting) => Parts;

const PARTS: Readonly<Record<string, Writer>> = {
  DISPOSE: disposal,
  POSTPONE: () => ({ input: { reason: 'PLACE_UNCLEAR', question: 'Di mana?' } }),
  COMPLETE: () => ({ input: { answer: 'Di kilometer 12.' } }),
  ARCHIVE: () => ({ input: { reason: 'SPAM' } }),
  MERGE(setting) {
    const { of, others, pick, as, actor } = setting;
    const primary = any(others, pick);
    const status = statusOf(primary);
    const isOpen = OPEN.includes(status);
    const isOwn = as === 'national admin' || isAlone(primary, actor.principal.agencyId);
    const fault = !canSee(primary, actor, false)
      ? 'NOT_FOUND'
      : !isOpen
        ? 'TRANSITION_NOT_ALLOWED'
        : !isOwn && 'FORBIDDEN';
    return { input: { primaryReportId: primary.id }, fault, change: () => (of.mergedInto = primary.id) };
  },
  RETURN: (setting) => ({
    own: ownOf(setting.of, setting.actor),
    input: { reason: 'OTHER_REGION', explanation: 'Bukan wilayah kami.' },
  }),
  FORWARD: (setting) => giveTo(setting, named(setting)),
  ADD_AGENCY: (setting) => giveTo(setting),
  TAKE_BACK: (setting) => ({ own: named(setting), input: { assignmentId: nameId(named(setting)) } }),
  NAME_LEAD(setting) {
    const own = named(setting);
    return { own, input: { assignmentId: nameId(own) } };
  },
  ASSIGN_OPERATOR({ of, actor, as, pick }) {
    const own = ownOf(of, actor);
    const self = actor.principal.id;
    // The subgraph has heard of nobody but who asks it.
    const assignee = any([self, null, nameId(null)], pick);
    const isTaking = own?.assignee === null && assignee === self;
    const isGivingUp = own?.assignee === self && assignee === null;
    const isForAdmins = as === 'holding liaison' && !isTaking && !isGivingUp;
    const isUnknown = assignee !== null && assignee !== self;
    const isSame = own?.assignee === assignee;
    const fault = isSame ? 'INVALID_INPUT' : isForAdmins ? 'FORBIDDEN' : isUnknown && 'INVALID_INPUT';
    return { own, assignee, fault, input: { operatorId: assignee } };
  },
  DISPOSE_TO_UNIT(setting) {
    const { of, actor, as, pick } = setting;
    const isNaming = as === 'national admin' || pick % 5 === 0;
    const own = isNaming ? named(setting) : ownOf(of, actor);
    const unit = unitOf(pick % 11 === 0 ? 'nowhere' : (own?.agency ?? ''));
    const isForeign = as !== 'national admin' && own?.agency !== actor.principal.agencyId;
    const fault = isForeign ? 'FORBIDDEN' : pick % 11 === 0 && 'INVALID_INPUT';
    return { own, unit, fault, input: { unitId: unit, ...(isNaming ? { assignmentId: nameId(own) } : {}) } };
  },
  ACCEPT({ of, actor, pick }) {
    const own = ownOf(of, actor);
    const unit = pick % 3 === 0 ? unitOf(actor.principal.agencyId ?? '') : null;
    return { own, unit, input: { unitId: unit } };
  },
  INTERIM_REPLY: ({ of, actor }) => ({ own: ownOf(of, actor), input: { body: 'Sedang kami periksa.' } }),
  DRAFT_RESPONSE(setting) {
    const { of, actor, pick } = setting;
    const text = { body: `Konsep ${pick}.`, finding: 'INFORMATION_GAP' };
    const own = ownOf(of, actor);
    const { found, fault, input } = draft(setting, pick % 2 === 0);
    if (pick % 2 !== 0 && of.drafts.length > 0)
      return { own, fault, input: { ...input, ...text }, change: () => found && (found.isApproved = false) };
    const agency = actor.principal.agencyId ?? '';
    return { own, input: text, change: (id) => of.drafts.push({ id: id ?? '', agency, isApproved: false }) };
  },
  APPROVE_RESPONSE(setting) {
    const { found, fault, input } = draft(setting, false);
    const isAgain = found?.isApproved && 'TRANSITION_NOT_ALLOWED';
    const own = ownOf(setting.of, setting.actor);
    return { own, input, fault: fault || isAgain, change: () => found && (found.isApproved = true) };
  },
  DISCARD_RESPONSE(setting) {
    const { of, actor } = setting;
    const { found, fault, input } = draft(setting, false);
    return { own: ownOf(of, actor), input, fault, change: () => (of.drafts = of.drafts.filter((d) => d !== found)) };
  },
  PUBLISH_RESPONSE(setting) {
    const { of, actor, pick } = setting;
    const own = ownOf(of, actor);
    if (pick % 2 === 0) return { own, input: { body: 'Sudah diperbaiki.', finding: 'SERVICE_IMPROVED' } };
    const { found, fault, input } = draft(setting, false);
    const isOpen = found !== undefined && !found.isApproved && 'TRANSITION_NOT_ALLOWED';
    return { own, input, fault: fault || isOpen, change: () => (of.drafts = of.drafts.filter((d) => d !== found)) };
  },
  REPLY: () => ({ input: { body: 'Masih rusak.' } }),
  CONFIRM: ({ pick }) => ({ input: { rating: 1 + (pick % 5) } }),
  CLOSE: () => ({ input: { reason: 'LEGAL_PROCESS' } }),
  REOPEN({ of, at }) {
    const isLate = at - (of.closedAt ?? 0) > 30 * DAY_MS;
    return { input: { reason: 'RECURRED', explanation: 'Rusak lagi.' }, fault: isLate && 'TRANSITION_NOT_ALLOWED' };
  },
  ESCALATE: ({ of }) => ({
    input: { explanation: 'Tidak ditanggapi.' },
    fault: of.isAtOmbudsman && 'TRANSITION_NOT_ALLOWED',
    change: () => (of.isAtOmbudsman = true),
  }),
  RECLASSIFY({ of, pick }) {
    const [classification, supervision] = any(CLASSES, pick);
    const isSame = of.classification === classification && of.supervision === supervision;
    const change = (): unknown => Object.assign(of, { classification, supervision });
    return { input: { classification, supervision }, fault: isSame && 'INVALID_INPUT', change };
  },
  RECATEGORISE({ of, pick }) {
    const categoryCode = any(CATEGORIES, pick);
    const fault = of.category === categoryCode && 'INVALID_INPUT';
    return { input: { categoryCode }, fault, change: () => (of.category = categoryCode) };
  },
  CHANGE_VISIBILITY({ of, pick, as }) {
    const confidential = pick % 2 === 0;
    const isSame = of.isConfidential === confidential && 'INVALID_INPUT';
    const fault = isSame || (!confidential && as !== 'national admin' && 'FORBIDDEN');
    return { input: { confidential }, fault, change: () => (of.isConfidential = confidential) };
  },
};

export function offersOf(of: ModelCase, actor: Actor, at: number, bySecret = actor.hasSecret === true): string[] {
  const who = whoOf(of, actor, bySecret);
  return ACTIONS.filter((action) => isOffered(of, action, { actor, who, at }));
}

/** Acting needs the scope; the holder of a secret has no token and needs none. */
function whoOf(of: ModelCase, actor: Actor, bySecret: boolean): readonly Who[] {
  const canWrite = actor.principal.kind === 'ANONYMOUS' || actor.principal.scopes.includes('reports:write');
  return canWrite ? listWho(of, { ...actor, hasSecret: bySecret }) : [];
}

function faultOf(setting: Setting, action: string, { own, fault }: Parts, isRightVersion: boolean): string | null {
  const { of, actor, who } = setting;
  if (actor.principal.kind !== 'ANONYMOUS' && !actor.principal.scopes.includes('reports:write')) return 'FORBIDDEN';
  const bySecret = actor.hasSecret === true && BY_SECRET.includes(action);
  if (!canSee(of, actor, bySecret)) return 'NOT_FOUND';
  if (!isRightVersion) return 'VERSION_CONFLICT';
  const rule = judge(of, action, who);
  if (typeof rule === 'string') return rule;
  if (rule.own) {
    if (!own) return own === undefined ? null : 'INVALID_INPUT';
    if (action === 'NAME_LEAD' && own.role === 'LEAD') return 'INVALID_INPUT';
    if (!rule.own.includes(own.status)) return 'TRANSITION_NOT_ALLOWED';
  }
  return fault || null;
}

export interface World {
  readonly cases: readonly ModelCase[];
  readonly actors: readonly Actor[];
  readonly at: number;
}

export function planStep({ cases, actors, at }: World, draw: Draw): Plan {
  const of = any(cases, draw.which);
  const [actor, action] = draw.isGuided
    ? guide(of, actors, { draw, at })
    : [any(actors, draw.actor), any(ACTIONS, draw.action)];
  const bySecret = actor.hasSecret === true && BY_SECRET.includes(action);
  const who = whoOf(of, actor, bySecret);
  const rule = judge(of, action, who);
  const as = typeof rule === 'string' ? null : actsAs(rule, who);
  const setting: Setting = { of, others: cases.filter((each) => each !== of), actor, who, as, pick: draw.pick, at };
  const parts = PARTS[action]?.(setting) ?? {};
  const { own = null, agencies = [], unit = null, assignee = null } = parts;
  const effect: Effect = { action, at, actor, own, agencies, unit, assignee };
  return {
    ...{ of, actor, action, field: FIELDS[action] as string },
    fault: faultOf(setting, action, parts, draw.versionOff === 0),
    input: {
      ...{ reportId: of.id, expectedVersion: of.version + draw.versionOff },
      ...(bySecret ? { secret: of.secret } : {}),
      ...parts.input,
    },
    commit(draftId) {
      parts.change?.(draftId);
      apply(of, effect);
    },
  };
}

/** What moves a case on comes more often than what ends or marks it: else few lives came as far as a reply. */
const WEIGHTS: Readonly<Record<string, number>> = {
  ...{ DISPOSE: 16, COMPLETE: 12, ACCEPT: 8, INTERIM_REPLY: 4, PUBLISH_RESPONSE: 24, REPLY: 12, REOPEN: 24 },
  ...{
    CONFIRM: 6,
    CLOSE: 6,
    APPROVE_RESPONSE: 6,
    DISCARD_RESPONSE: 4,
    DRAFT_RESPONSE: 8,
    RESTORE: 6,
    UNMERGE: 6,
    NAME_LEAD: 2,
    RETURN: 2,
  },
};

function guide(
  of: ModelCase,
  actors: readonly Actor[],
  { draw, at }: { readonly draw: Draw; readonly at: number },
): readonly [Actor, string] {
  const ways = actors.flatMap((actor) => offersOf(of, actor, at).map((action) => [actor, action] as const));
  const offered = [...new Set(ways.map(([, action]) => action))];
  const weighted = offered.flatMap((action) => Array.from({ length: WEIGHTS[action] ?? 1 }, () => action));
  const action = any(weighted, draw.action);
  return any(
    ways.filter((way) => way[1] === action),
    draw.actor,
  );
}
