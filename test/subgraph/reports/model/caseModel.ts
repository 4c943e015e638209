// One case as the domain's table tells it, written a second time and on purpose without `domain/`: random lives of reports are
// compared with it. Knows nothing of SQL, GraphQL or due dates; whether a clock has run out it is told.
export type Stored = 'NEEDS_INFO' | 'CLOSED' | 'ARCHIVED' | 'MERGED' | 'WITHDRAWN';
export type Standing = 'PENDING' | 'ACCEPTED' | 'ANSWERED' | 'DONE' | 'RETURNED' | 'WITHDRAWN' | 'FORWARDED';

export interface ModelAssignment {
  id: string;
  agency: string;
  role: 'LEAD' | 'SUPPORTING';
  status: Standing;
  /** What it was when its report came to rest. */
  before: Standing | null;
  unit: string | null;
  /** Who of the institution works on it. */
  assignee: string | null;
}

export interface ModelClock {
  kind: string;
  /** Null: the report's own. */
  of: ModelAssignment | null;
  isPaused: boolean;
}

export interface ModelDraft {
  readonly id: string;
  readonly agency: string;
  isApproved: boolean;
}

export interface ModelCase {
  readonly id: string;
  /** Null: handed in without an account. */
  readonly reporter: string | null;
  readonly secret: string;
  readonly target: string | null;
  version: number;
  stored: Stored | null;
  hasReply: boolean;
  wasVerified: boolean;
  isConfidential: boolean;
  classification: string;
  supervision: string | null;
  category: string;
  isAtOmbudsman: boolean;
  closedAt: number | null;
  reopenings: number;
  mergedInto: string | null;
  assignments: ModelAssignment[];
  /** Those that run or pause; a stopped one is none. */
  clocks: ModelClock[];
  drafts: ModelDraft[];
  /** Actions, one for each version. */
  steps: string[];
}

export const ACTIVE: readonly string[] = ['PENDING', 'ACCEPTED', 'ANSWERED'];
export const HOLDING: readonly string[] = [...ACTIVE, 'DONE'];
export const HELD: readonly string[] = ['DISPOSED', 'IN_PROGRESS', 'RESPONDED', 'REPORTER_REPLIED'];
export const OPEN: readonly string[] = ['SUBMITTED', 'NEEDS_INFO', ...HELD];
export const ANY: readonly string[] = [...OPEN, 'CLOSED', 'ARCHIVED', 'MERGED', 'WITHDRAWN'];

export const activeOf = ({ assignments }: ModelCase): ModelAssignment[] =>
  assignments.filter(({ status }) => ACTIVE.includes(status));

export const leadOf = (of: ModelCase): ModelAssignment | null =>
  activeOf(of).find(({ role }) => role === 'LEAD') ?? null;

/** "Derivation" of the domain, sentence by sentence. */
export function statusOf(of: ModelCase): string {
  if (of.stored !== null) return of.stored;
  const active = activeOf(of);
  if (active.length === 0) return 'SUBMITTED';
  const lead = leadOf(of);
  // The national admin has to name another one; the others keep working.
  if (lead === null || lead.status === 'PENDING') return 'DISPOSED';
  if (lead.status === 'ACCEPTED' || active.some(({ status }) => status !== 'ANSWERED')) return 'IN_PROGRESS';
  return of.hasReply ? 'REPORTER_REPLIED' : 'RESPONDED';
}

/** "After verification", unless the report is confidential or was put away. */
export const isPublic = (of: ModelCase): boolean =>
  of.wasVerified && !of.isConfidential && !['ARCHIVED', 'MERGED', 'WITHDRAWN'].includes(statusOf(of));

/** The institution that a case was sent straight to verifies it, and keeps sight of what became of it while nobody holds it. */
export const isWithTarget = (of: ModelCase): boolean =>
  ['SUBMITTED', 'NEEDS_INFO', 'ARCHIVED', 'MERGED'].includes(statusOf(of)) &&
  !of.assignments.some(({ status }) => HOLDING.includes(status));

export function start(of: ModelCase, kind: string, assignment: ModelAssignment | null = null): void {
  const runs = of.clocks.some((clock) => clock.kind === kind && clock.of === assignment && !clock.isPaused);
  if (!runs) of.clocks.push({ kind, of: assignment, isPaused: false });
}

export function stop(of: ModelCase, kinds: readonly string[], assignment?: ModelAssignment | null): void {
  of.clocks = of.clocks.filter(
    (clock) => !(kinds.includes(clock.kind) && (assignment === undefined || clock.of === assignment)),
  );
}

/** AUTO_CLOSE runs exactly while everything is answered and nobody has replied. */
export function followAnswers(of: ModelCase): void {
  if (statusOf(of) === 'RESPONDED') start(of, 'AUTO_CLOSE');
  else stop(of, ['AUTO_CLOSE']);
}

export function rest(of: ModelCase, stored: Stored): void {
  of.stored = stored;
  of.clocks = [];
  for (const each of activeOf(of)) [each.before, each.status] = [each.status, 'DONE'];
}

export function revive(of: ModelCase): void {
  of.stored = null;
  for (const each of of.assignments)
    if (each.status === 'DONE') [each.status, each.before] = [each.before as Standing, null];
}

/** Back from the archive or from a merge: the clocks of the state it comes back to start anew. */
export function startAnew(of: ModelCase): void {
  revive(of);
  const status = statusOf(of);
  if (status === 'SUBMITTED') start(of, 'VERIFY');
  for (const each of activeOf(of)) {
    if (each.status === 'PENDING') start(of, 'FIRST_RESPONSE', each);
    if (each.status !== 'ANSWERED') start(of, 'RESOLVE', each);
  }
  if (status === 'RESPONDED') start(of, 'AUTO_CLOSE');
  if (status === 'REPORTER_REPLIED') start(of, 'FIRST_RESPONSE', leadOf(of));
}
