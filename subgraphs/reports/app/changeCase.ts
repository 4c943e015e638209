// One change of one case, in one transaction: claim the key, lock the row, decide by the state table, write, commit.
// The unit of work under every mutation but submitReport; each verb adds only what is its own.
import type { Transaction } from '../../../platform/db/database';
import { CodedError, Refusal } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import { hasScope } from '../../../schema/contract/principal';
import type { CaseChange } from '../domain/caseState';
import type { CaseCommand } from '../domain/command';
import { findTransition } from '../domain/findTransition';
import type { Relation, ReportAction } from '../domain/states';
import { transitionCase } from '../domain/transition';
import type { ReportContent } from '../store/caseRows';
import { lockCase, type LockedCase } from '../store/lockCase';
import { accessTo, canSeeReport } from './access/reportAccess';
import { ownAssignmentOf, relationsOf } from './access/relations';
import { viewerOf } from './access/viewer';
import { actorOf } from './actor';
import type { ReportsContext } from './context';
import { recordChange } from './recordChange';
import { isTrackingSecretOf } from './trackingSecret';

/** What every changing mutation is given. */
export interface ChangeInput {
  readonly idempotencyKey: string;
  readonly reportId: string;
  readonly expectedVersion: number;
  /** Instead of an account: the secret that was given at submission. */
  readonly secret?: string | null;
}

export interface ChangeRequest {
  /** The mutation's field. */
  readonly field: string;
  readonly action: ReportAction;
  readonly input: ChangeInput;
  /** The command's own part; judged under the lock. */
  readonly command?: (locked: LockedCase) => Partial<CaseCommand>;
  /** What the table cannot know of this command; judged once the action itself is allowed. @throws Refusal */
  readonly check?: (locked: LockedCase, actor: Relation) => void;
  /** Content that the action changes with the state. */
  readonly recontent?: (content: ReportContent) => ReportContent;
  /** Rows of its own: a response, a reply. */
  readonly addRows?: (tx: Transaction, change: CaseChange, assignmentId: string | null) => Promise<void>;
}

export interface ChangedReport {
  readonly reportId: string;
}

/** @throws Refusal with what the mutation's payload shows as userErrors */
export async function changeCase(ctx: ReportsContext, request: ChangeRequest): Promise<ChangedReport> {
  const { field, input } = request;
  const { idempotencyKey, ...args } = input;
  checkMayWrite(ctx);
  acceptSecret(ctx, input);
  return runIdempotent(ctx, { field, key: idempotencyKey, args }, (tx) => change(ctx, request, tx));
}

export function checkMayWrite({ principal }: ReportsContext): void {
  if (principal.kind !== 'ANONYMOUS' && !hasScope(principal, 'reports:write')) {
    throw new CodedError('FORBIDDEN', 'This needs the scope reports:write.');
  }
}

/** The right secret makes the caller the report's reporter for this request; a wrong one leaves them who they are. */
function acceptSecret(ctx: ReportsContext, { reportId, secret }: ChangeInput): void {
  if (secret === undefined || secret === null) return;
  if (isTrackingSecretOf(ctx.services.keys, reportId, secret)) viewerOf(ctx).trackedReportIds.add(reportId);
}

async function change(ctx: ReportsContext, request: ChangeRequest, tx: Transaction): Promise<ChangedReport> {
  const { input, action } = request;
  const locked = isId(input.reportId) ? await lockCase(tx, ctx.db.dialect, input.reportId) : null;
  const { relations, assignmentId } = authorise(ctx, locked);
  if (locked === null || relations === null) throw Refusal.of('NOT_FOUND', 'reportId');
  const { state, content } = locked;
  if (state.version !== input.expectedVersion) throw versionConflict(state.version);
  const command: CaseCommand = { action, at: ctx.clock.now(), relations, assignmentId, ...request.command?.(locked) };
  const outcome = transitionCase(state, command, ctx.services.calendar);
  if (!outcome.ok) throw Refusal.of(outcome.refusal.code, outcome.refusal.field);
  const relation = actingRelation(action, outcome.change, relations);
  request.check?.(locked, relation);
  await recordChange(tx, ctx.db.dialect, {
    change: outcome.change,
    content: request.recontent?.(content) ?? content,
    contentBefore: content,
    actor: actorOf(ctx.principal, relation),
    assignmentId: command.assignmentId ?? null,
  });
  await request.addRows?.(tx, outcome.change, command.assignmentId ?? null);
  return { reportId: content.id };
}

function versionConflict(version: number): Refusal {
  return Refusal.of(
    'VERSION_CONFLICT',
    'expectedVersion',
    `The report has changed since you read it: it is at version ${version} now. Read it again.`,
  );
}

interface Authorisation {
  /** Null: for this caller the report does not exist. */
  readonly relations: readonly Relation[] | null;
  readonly assignmentId: string | null;
}

function authorise(ctx: ReportsContext, locked: LockedCase | null): Authorisation {
  if (locked === null) return { relations: null, assignmentId: null };
  const viewer = viewerOf(ctx);
  const { assignments, status } = locked.state;
  const facts = { ...locked.content, isPublic: locked.isPublic, status };
  if (!canSeeReport(viewer, facts, accessTo(viewer, facts, assignments)))
    return { relations: null, assignmentId: null };
  return {
    relations: relationsOf(viewer, facts, assignments),
    assignmentId: ownAssignmentOf(viewer, assignments)?.id ?? null,
  };
}

/** The relation by which the state table let the actor act; the history names its role. */
function actingRelation(action: ReportAction, { before }: CaseChange, relations: readonly Relation[]): Relation {
  const found = findTransition(action, before?.status ?? null, relations);
  const relation = found.ok ? found.transition.who.find((who) => relations.includes(who)) : undefined;
  if (relation === undefined) throw new Error(`${action} was carried out by somebody who may not.`);
  return relation;
}
