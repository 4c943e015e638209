// One change of one case, in one transaction: claim the key, lock the row, decide by the state table, write, commit.
// The unit of work under every mutation but submitReport; each verb adds only what is its own.
import type { Transaction } from '../../../platform/db/database';
import { CodedError, Refusal } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { runIdempotent } from '../../../platform/idempotency';
import { hasScope } from '../../../schema/contract/principal';
import type { CaseCommand } from '../domain/command';
import type { Relation, ReportAction } from '../domain/states';
import { lockCase, type LockedCase } from '../store/lockCase';
import { accessTo, canSeeReport } from './access/reportAccess';
import { ownAssignmentOf, relationsOf } from './access/relations';
import { viewerOf } from './access/viewer';
import { actorOf } from './actor';
import { carryOut, type StepParts } from './carryOut';
import type { ReportsContext } from './context';
import { isTrackingSecretOf } from './trackingSecret';
import { VersionConflict } from './versionConflict';

/** What every changing mutation is given. */
export interface ChangeInput {
  readonly idempotencyKey: string;
  readonly reportId: string;
  readonly expectedVersion: number;
  /** Instead of an account: the secret that was given at submission. */
  readonly secret?: string | null;
}

export interface ChangeRequest extends StepParts {
  /** The mutation's field. */
  readonly field: string;
  readonly action: ReportAction;
  readonly input: ChangeInput;
  /** The command's own part; judged under the lock. */
  readonly command?: (locked: LockedCase, ownAssignmentId: string | null) => Partial<CaseCommand>;
  /** Another report that the change depends on: locked with it, given as `companion`. */
  readonly companionId?: string;
  /** Of its rows, where the payload shows one; kept with the outcome, so that a repeated call shows the same. */
  readonly ids?: Omit<ChangedReport, 'reportId'>;
}

export interface ChangedReport {
  readonly reportId: string;
  readonly draftId?: string;
}

/** @throws Refusal with what the mutation's payload shows as userErrors */
export async function changeCase(ctx: ReportsContext, request: ChangeRequest): Promise<ChangedReport> {
  const { field, input } = request;
  const { idempotencyKey, ...args } = input;
  checkMayWrite(ctx);
  acceptSecret(ctx, input);
  const outcome = { reportId: input.reportId, ...request.ids };
  return runIdempotent(ctx, { field, key: idempotencyKey, args, outcome }, async (tx) => {
    await change(ctx, request, tx);
    return outcome;
  });
}

export function checkMayWrite({ principal }: ReportsContext): void {
  if (principal.kind !== 'ANONYMOUS' && !hasScope(principal, 'reports:write')) {
    throw new CodedError('FORBIDDEN', 'This needs the scope reports:write.');
  }
}

/**
 * The right secret makes the caller the report's reporter for this request; a wrong one leaves them who they are, and
 * counts: tries are throttled by report, together with those of `trackReport`. The right secret is never refused.
 */
function acceptSecret(ctx: ReportsContext, { reportId, secret }: ChangeInput): void {
  if (secret === undefined || secret === null) return;
  const { keys, secretThrottle } = ctx.services;
  if (isTrackingSecretOf(keys, reportId, secret)) viewerOf(ctx).trackedReportIds.add(reportId);
  // What is no id is no object that could be guessed at.
  else if (isId(reportId) && secretThrottle.countWrongTry(reportId, ctx.clock.now()))
    throw new CodedError('RATE_LIMITED');
}

async function change(ctx: ReportsContext, request: ChangeRequest, tx: Transaction): Promise<void> {
  const { input, action } = request;
  const locked = isId(input.reportId) ? await lockCase(tx, ctx.db.dialect, input.reportId, toCompanion(request)) : null;
  const { relations, assignmentId } = authorise(ctx, locked);
  if (locked === null || relations === null) throw Refusal.of('NOT_FOUND', 'reportId');
  const { state } = locked;
  if (state.version !== input.expectedVersion) throw new VersionConflict(input.reportId, state.version);
  const given = request.command?.(locked, assignmentId);
  const command: CaseCommand = { action, at: ctx.clock.now(), relations, assignmentId, ...given };
  const actor = (relation: Relation) => actorOf(ctx.principal, relation);
  await carryOut(ctx, tx, { locked, command, actorOf: actor, parts: request });
}

function toCompanion({ companionId, input }: ChangeRequest): string | null {
  return isId(companionId) && companionId !== input.reportId ? companionId : null;
}

/** Whether the caller sees a case that was read without their scope. */
export function canSeeCase(ctx: ReportsContext, { state, content, isPublic }: LockedCase): boolean {
  const viewer = viewerOf(ctx);
  const facts = { ...content, isPublic, status: state.status };
  return canSeeReport(viewer, facts, accessTo(viewer, facts, state.assignments));
}

interface Authorisation {
  /** Null: for this caller the report does not exist. */
  readonly relations: readonly Relation[] | null;
  readonly assignmentId: string | null;
}

function authorise(ctx: ReportsContext, locked: LockedCase | null): Authorisation {
  if (locked === null) return { relations: null, assignmentId: null };
  const viewer = viewerOf(ctx);
  const { assignments } = locked.state;
  if (!canSeeCase(ctx, locked)) return { relations: null, assignmentId: null };
  return {
    relations: relationsOf(viewer, locked.content, assignments),
    assignmentId: ownAssignmentOf(viewer, assignments)?.id ?? null,
  };
}
