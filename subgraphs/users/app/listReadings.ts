// Pages of the audit log: whole for the DPO, of oneself for a person. Called by Query.auditLog and Viewer.identityReadings.
import { hasRole, hasScope } from '../../../schema/contract/principal';
import type { Role } from '../../../schema/contract/scopes';
import { CodedError } from '../../../platform/errors';
import { checkPageSize, toConnection, type Connection } from '../../../platform/graphql/connection';
import { createCursorSealer } from '../../../platform/graphql/cursor';
import { isId } from '../../../platform/ids';
import { startOfHour, type Reading, type ReadingClass } from '../domain/reading';
import { listReadingRows, type ReadingFilter } from '../store/reading.store';
import { loadActorName } from './loadActorName';
import type { UsersContext } from './services';

export interface ReadingView {
  readonly id: string;
  readonly at: number;
  readonly fieldClass: ReadingClass;
  readonly agency: { readonly id: string } | null;
  readonly role: Role;
  readonly report: { readonly id: string };
  readonly reason: string | null;
  readonly purpose: string | null;
  /** Only for the DPO, as is what follows. */
  readonly personId: string | null;
  readonly actorId: string | null;
  readonly actorKind: 'OPERATOR' | 'CLIENT' | null;
  readonly requestId: string | null;
}

interface Page {
  readonly first: number;
  readonly after: string | null | undefined;
}

export interface AuditFilter {
  readonly actorId?: string | null;
  readonly personId?: string | null;
  readonly from?: number | null;
  readonly to?: number | null;
}

/** The answer says something of the caller only, never of anybody in the log. */
export async function listAuditLog(
  ctx: UsersContext,
  filter: AuditFilter,
  page: Page,
): Promise<Connection<ReadingView>> {
  const { principal } = ctx;
  if (principal.kind === 'ANONYMOUS') throw new CodedError('UNAUTHENTICATED');
  if (!hasRole(principal, 'DPO') || !hasScope(principal, 'users:read')) throw new CodedError('FORBIDDEN');
  const { actorId = null, personId = null, from = null, to = null } = filter;
  const start = from === null ? null : startOfHour(from);
  return listPage(ctx, { actorId, personId, from: start, to }, page, (row) => viewForDpo(row));
}

/** Null for everybody who is no reporter. */
export async function listOwnReadings(ctx: UsersContext, page: Page): Promise<Connection<ReadingView> | null> {
  const { kind, id } = ctx.principal;
  if (kind !== 'REPORTER') return null;
  return listPage(ctx, { personId: id, actorId: null, from: null, to: null }, page, viewForPerson);
}

async function listPage(
  ctx: UsersContext,
  filter: ReadingFilter,
  { first, after }: Page,
  view: (row: Reading) => ReadingView,
): Promise<Connection<ReadingView>> {
  checkPageSize(first);
  const { actorId, personId, from, to } = filter;
  const sealer = createCursorSealer(ctx.services.cursorKey, [
    ...['readings', ctx.principal.kind, ctx.principal.id, actorId, personId, from, to],
  ]);
  const [at, id] = after ? sealer.open(after) : [];
  const canMatch = [actorId, personId].every((value) => value === null || isId(value));
  const { reader, dialect } = ctx.db;
  const rows = canMatch
    ? await listReadingRows(reader, dialect, {
        filter,
        after: after ? { at: at as number, id: id as string } : null,
        limit: first + 1,
      })
    : [];
  const page = toConnection({ rows, first, after, sealer, keyOf: (row) => [row.at, row.id] });
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: view(node) }));
  return { ...page, edges, nodes: edges.map((edge) => edge.node) };
}

function viewForPerson(row: Reading): ReadingView {
  const { id, at, fieldClass, role, reason, purpose } = row;
  return {
    ...{ id, at, fieldClass, role, reason, purpose },
    agency: row.agencyId === null ? null : { id: row.agencyId },
    report: { id: row.reportId },
    ...{ personId: null, actorId: null, actorKind: null, requestId: null },
  };
}

function viewForDpo(row: Reading): ReadingView {
  const { personId, actorId, actorKind, requestId } = row;
  return { ...viewForPerson(row), personId, actorId, actorKind, requestId };
}

/** The operator's or system's name, for the DPO alone. */
export async function readActorName(ctx: UsersContext, { actorId, actorKind }: ReadingView): Promise<string | null> {
  return actorId === null || actorKind === null ? null : loadActorName(ctx, actorKind, actorId);
}
