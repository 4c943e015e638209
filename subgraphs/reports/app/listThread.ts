// What else is said about a report: interim replies of institutions, their drafts and notes inside, and the whole public
// conversation in the order of time. Called for reports that the viewer was found to see, but for `listNotes`.
import type { Connection } from '../../../platform/graphql/connection';
import { isId } from '../../../platform/ids';
import { loaderOf } from '../../../platform/subgraph/context';
import { createPageLoader } from '../../../platform/subgraph/createPageLoader';
import { findDrafts, findInterimReplies, findNotes } from '../store/findPages';
import { findDraft } from '../store/responseDrafts';
import type { InterimReplyRow, NoteRow, ReplyRow, ReportRow, ResponseDraftRow, ResponseRow } from '../store/rows';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import {
  createReplyLoader,
  createResponseLoader,
  reportIdOf,
  toReportsPage,
  type BelowReports,
} from './listReportRecords';
import { connect, planPage, type PageRequest } from './pages';

const createInterimLoader = (ctx: ReportsContext) =>
  createPageLoader(
    (page: BelowReports): Promise<InterimReplyRow[]> => findInterimReplies(ctx.db.reader, toReportsPage(page)),
    reportIdOf,
  );

const createDraftLoader = (ctx: ReportsContext) =>
  createPageLoader(
    (page: BelowReports): Promise<ResponseDraftRow[]> =>
      hasInstitution(ctx) ? findDrafts(ctx.db.reader, toReportsPage(page), viewerOf(ctx)) : Promise.resolve([]),
    reportIdOf,
  );

const createNoteLoader = (ctx: ReportsContext) =>
  createPageLoader(
    (page: BelowReports): Promise<NoteRow[]> =>
      hasInstitution(ctx) ? findNotes(ctx.db.reader, toReportsPage(page), viewerOf(ctx)) : Promise.resolve([]),
    reportIdOf,
  );

const hasInstitution = (ctx: ReportsContext): boolean => viewerOf(ctx).agencyIds.size > 0;

export async function listInterimReplies(
  ctx: ReportsContext,
  { id: reportId }: ReportRow,
  page: PageRequest,
): Promise<Connection<InterimReplyRow>> {
  const plan = planPage(ctx, page, ['report.interimReplies', reportId]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createInterimLoader).load({ parentKey: reportId, after, limit });
  return connect(rows, plan, ({ at, id }) => [at, id]);
}

export async function listDrafts(
  ctx: ReportsContext,
  { id: reportId }: ReportRow,
  page: PageRequest,
): Promise<Connection<ResponseDraftRow>> {
  const plan = planPage(ctx, page, ['report.responseDrafts', reportId]);
  const { after, limit } = plan;
  const rows = await loaderOf(ctx, createDraftLoader).load({ parentKey: reportId, after, limit });
  return connect(rows, plan, ({ draftedAt, id }) => [draftedAt, id]);
}

/** The notes of the viewer's institutions, and no others': of a report that they see, or of one that they once held. */
export async function listNotes(
  ctx: ReportsContext,
  reportId: string,
  page: PageRequest,
): Promise<Connection<NoteRow>> {
  const plan = planPage(ctx, page, ['report.notes', reportId]);
  const { after, limit } = plan;
  const rows = isId(reportId) ? await loaderOf(ctx, createNoteLoader).load({ parentKey: reportId, after, limit }) : [];
  return connect(rows, plan, ({ at, id }) => [at, id]);
}

/** Of a payload: the draft as it is now, if it still is one. */
export async function readDraft(ctx: ReportsContext, id: string | undefined): Promise<ResponseDraftRow | null> {
  return isId(id) ? findDraft(ctx.db.reader, id, viewerOf(ctx)) : null;
}

/** One utterance of the public conversation, with what tells its kind. */
export type ThreadEntryRow =
  | (ResponseRow & { readonly kind: 'Response' })
  | (InterimReplyRow & { readonly kind: 'InterimReply' })
  | (ReplyRow & { readonly kind: 'Reply' });

/** One statement a kind: each reads a page of its own, and the first of all are the page. */
export async function listThread(
  ctx: ReportsContext,
  { id: parentKey }: ReportRow,
  page: PageRequest,
): Promise<Connection<ThreadEntryRow>> {
  const plan = planPage(ctx, page, ['report.thread', parentKey]);
  const below = { parentKey, after: plan.after, limit: plan.limit };
  const [responses, interims, replies] = await Promise.all([
    loaderOf(ctx, createResponseLoader).load(below),
    loaderOf(ctx, createInterimLoader).load(below),
    loaderOf(ctx, createReplyLoader).load(below),
  ]);
  const entries: ThreadEntryRow[] = [
    ...responses.map((row) => ({ ...row, kind: 'Response' }) as const),
    ...interims.map((row) => ({ ...row, kind: 'InterimReply' }) as const),
    ...replies.map((row) => ({ ...row, kind: 'Reply' }) as const),
  ];
  const sorted = entries.sort((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : 1));
  return connect(sorted.slice(0, plan.limit), plan, (entry) => [timeOf(entry), entry.id]);
}

const timeOf = (entry: ThreadEntryRow): number => (entry.kind === 'Response' ? entry.publishedAt : entry.at);
