// `Query.changes`: the change feed, by which an institution's own system keeps its copy of its cases in step. Entries lie
// ready by institution and number (`store/deliveries.ts`); the report of each is resolved under the caller's present rights.
import { CodedError } from '../../../platform/errors';
import { checkPageSize } from '../../../platform/graphql/connection';
import { createCursorSealer, type CursorSealer } from '../../../platform/graphql/cursor';
import { hasRole, hasScope } from '../../../schema/contract/principal';
import { REPORT_ACTIONS, type ReportAction } from '../domain/states';
import { findChanges, readFeedBounds, type ChangeRow, type FeedPart, type FeedScope } from '../store/findChanges';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';

export const CHANGE_KINDS = ['ARRIVED', 'CHANGED', 'LEFT', 'ERASED'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export const FEED_STARTS = ['OLDEST', 'NOW'] as const;
export type FeedStart = (typeof FEED_STARTS)[number];

export interface ChangesFilterData {
  readonly kinds?: readonly ChangeKind[] | null;
}

export interface ChangesRequest {
  readonly first: number;
  readonly after?: string | null;
  readonly from: FeedStart;
  readonly filter: ChangesFilterData;
}

export interface ChangeEntry {
  readonly cursor: string;
  readonly reportId: string;
  readonly kind: ChangeKind;
  readonly action: ReportAction | null;
  readonly version: number;
  readonly at: number;
}

export interface Changes {
  readonly entries: readonly ChangeEntry[];
  readonly hasMore: boolean;
  readonly endCursor: string;
}

/** A filter looks through so many entries for one page; the page then ends there, and its cursor goes on. */
const MAX_EXAMINED = 1_000;

export async function listChanges(ctx: ReportsContext, request: ChangesRequest): Promise<Changes> {
  const scope = feedScopeOf(ctx);
  const { first, after = null, from } = request;
  checkPageSize(first);
  const kinds = toKinds(request.filter);
  const sealer = sealerFor(ctx, scope, kinds);
  const opened = after === null ? null : Number(sealer.open(after)[0]);
  const { floor, head } = await readFeedBounds(ctx.db.reader);
  const start = opened ?? (from === 'NOW' ? head : floor);
  const limit = kinds === null ? first + 1 : MAX_EXAMINED;
  // A copy of this process that is behind may have a cursor of one that is ahead.
  const upTo = Math.max(head, start);
  const part = await findChanges(ctx.db, scope, { after: start, upTo, limit });
  // Read again behind the rows: what left meanwhile had a floor above it before.
  if (opened !== null && opened < (await readFeedBounds(ctx.db.reader)).floor) throw new CodedError('CURSOR_EXPIRED');
  return toChanges(part, { first, kinds, upTo, sealer });
}

/** @throws CodedError FORBIDDEN for who handles no reports */
function feedScopeOf(ctx: ReportsContext): FeedScope | null {
  const { principal } = ctx;
  if (!hasScope(principal, 'reports:read')) throw new CodedError('FORBIDDEN', 'This needs the scope reports:read.');
  const viewer = viewerOf(ctx);
  if (viewer.isNationalAdmin) return null;
  if (viewer.agencyIds.size === 0 || principal.agencyId === null) {
    throw new CodedError('FORBIDDEN', 'The change feed is for institutions that handle reports, and their systems.');
  }
  const circles = hasRole(principal, 'INSTITUTION_ADMIN') ? (['OWN', 'WIDE'] as const) : (['OWN'] as const);
  return { recipientId: viewer.unit?.id ?? principal.agencyId, circles };
}

function toKinds({ kinds }: ChangesFilterData): readonly ChangeKind[] | null {
  return kinds ? CHANGE_KINDS.filter((kind) => kinds.includes(kind)) : null;
}

/** An institution's cursors outlive its people and clients, so that a new client goes on where the old one stopped. */
function sealerFor(
  { services }: ReportsContext,
  scope: FeedScope | null,
  kinds: readonly ChangeKind[] | null,
): CursorSealer {
  return createCursorSealer(services.keys.cursor, ['changes', scope, kinds]);
}

interface PagePlan {
  readonly first: number;
  readonly kinds: readonly ChangeKind[] | null;
  readonly upTo: number;
  readonly sealer: CursorSealer;
}

function toChanges({ rows, readUpTo }: FeedPart, { first, kinds, upTo, sealer }: PagePlan): Changes {
  const fitting = rows.filter((row) => kinds === null || kinds.includes(kindOf(row)));
  const page = fitting.slice(0, first);
  const isCut = fitting.length > first;
  // At its end the feed is read up to the head: the cursor stays young although nothing came.
  const end = isCut ? (page.at(-1)?.seq ?? readUpTo) : readUpTo;
  return {
    entries: page.map((row) => toEntry(row, sealer)),
    hasMore: isCut || readUpTo < upTo,
    endCursor: sealer.seal([end]),
  };
}

function toEntry(row: ChangeRow, sealer: CursorSealer): ChangeEntry {
  const { reportId, version, at, seq } = row;
  const action = REPORT_ACTIONS.find((each) => each === row.action) ?? null;
  return { cursor: sealer.seal([seq]), reportId, kind: kindOf(row), action, version, at };
}

function kindOf({ had, has, isErased }: ChangeRow): ChangeKind {
  if (isErased) return 'ERASED';
  if (!has) return 'LEFT';
  return had ? 'CHANGED' : 'ARRIVED';
}
