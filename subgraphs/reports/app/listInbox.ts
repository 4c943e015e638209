// `Query.inbox`: the work that waits for the caller. A page is one statement on an index of its queue; in HANDLING the
// reports follow in one more, within the viewer's scope like every read of reports.
import type { PageInfo } from '../../../platform/graphql/connection';
import { countToHandle, countToVerify, listToHandle, listToVerify } from '../store/listInbox';
import type { AssignmentRow, ReportRow } from '../store/rows';
import type { ReportsContext } from './context';
import { planInbox, type InboxFilterData, type InboxOrder, type InboxPlan } from './inboxPlan';
import { keepReports, loadReport } from './loadReport';
import { connect, planPage, type Counted, type PagePlan, type PageRequest, type Position } from './pages';
import { markPartial, rowsOfPage, type Searched } from './partialPage';

export interface InboxEntry {
  readonly cursor: string;
  readonly node: ReportRow;
  readonly assignment: AssignmentRow | null;
  readonly dueAt: number | null;
  readonly isOverdue: boolean;
}

export interface Inbox extends Counted, Searched {
  readonly edges: readonly InboxEntry[];
  readonly nodes: readonly ReportRow[];
  readonly pageInfo: PageInfo;
}

export interface InboxRequest {
  readonly filter: InboxFilterData;
  readonly orderBy: InboxOrder;
  readonly page: PageRequest;
}

/** What has an index in the inbox. */
const NARROWER = 'a status, a unit, an assignee, or the order DUE_DATE';

/** What waits: a report to verify, or an assignment to handle with its report. */
interface Waiting {
  readonly sortedBy: Sorted;
  readonly report: ReportRow | null;
  readonly assignment: AssignmentRow | null;
}

interface Sorted {
  readonly id: string;
  /** Of an assignment: an institution has one of a report in its lists, which breaks ties by report, newest first. */
  readonly reportId?: string;
  readonly dueSort: number;
  readonly dueAt: number | null;
  readonly submittedAt: number;
}

export async function listInbox(ctx: ReportsContext, { filter, orderBy, page }: InboxRequest): Promise<Inbox> {
  const plan = await planInbox(ctx, filter);
  const pagePlan = planPage(ctx, page, ['inbox', orderBy, plan.queue, bindingOf(plan)]);
  const { waiting, cutAt } = await readWaiting(ctx, plan, pagePlan, orderBy);
  const connected = connect(waiting, pagePlan, ({ sortedBy }) => positionOf(sortedBy, orderBy));
  const { edges, pageInfo, isPartial, searchedUntil } = markPartial(connected, pagePlan, cutAt);
  const now = ctx.clock.now();
  const entries = edges.flatMap(({ cursor, node: { sortedBy, report, assignment } }): InboxEntry[] => {
    const { dueAt } = sortedBy;
    return report === null
      ? []
      : [{ cursor, node: report, assignment, dueAt, isOverdue: dueAt !== null && dueAt < now }];
  });
  return {
    edges: entries,
    nodes: entries.map(({ node }) => node),
    ...{ pageInfo, isPartial, searchedUntil },
    readTotalCount: () => countWaiting(ctx, plan),
  };
}

/**
 * The clock moves between two pages of one list, and which words are rare may be seen otherwise; everything else of the
 * filter has to stay.
 */
function bindingOf({ criteria }: InboxPlan): unknown {
  return criteria === null ? null : { ...criteria, now: null, dueUntil: null, search: criteria.search?.terms ?? null };
}

function positionOf({ id, reportId = id, dueSort, submittedAt }: Sorted, orderBy: InboxOrder): Position {
  return orderBy === 'DUE_DATE' ? [dueSort, id] : [submittedAt, reportId];
}

interface Read {
  readonly waiting: readonly Waiting[];
  readonly cutAt: Position | null;
}

async function readWaiting(
  ctx: ReportsContext,
  plan: InboxPlan,
  { after, limit, first }: PagePlan,
  sort: InboxOrder,
): Promise<Read> {
  const page = { after, limit, sort };
  if (plan.queue === 'VERIFICATION') {
    if (plan.criteria === null) return { waiting: [], cutAt: null };
    const listed = await listToVerify(ctx.db, plan.criteria, page);
    const reports = rowsOfPage(listed, plan.criteria.search, NARROWER);
    keepReports(ctx, reports);
    const waiting = reports.map((report) => ({ sortedBy: report, report, assignment: null }));
    return { waiting, cutAt: listed.cutAt };
  }
  const listed = await listToHandle(ctx.db, plan.criteria, page);
  const assignments = rowsOfPage(listed, plan.criteria.search, NARROWER);
  // The row beyond the page only proves that there is one.
  const reports = await Promise.all(assignments.slice(0, first).map(({ reportId }) => loadReport(ctx, reportId)));
  const waiting = assignments.map((assignment, index) => ({
    sortedBy: assignment,
    report: reports[index] ?? null,
    assignment,
  }));
  return { waiting, cutAt: listed.cutAt };
}

async function countWaiting(ctx: ReportsContext, plan: InboxPlan): Promise<number | null> {
  if (plan.queue === 'HANDLING') return countToHandle(ctx.db, plan.criteria);
  return plan.criteria === null ? 0 : countToVerify(ctx.db, plan.criteria);
}
