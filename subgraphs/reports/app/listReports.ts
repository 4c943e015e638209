// `Query.reports`: what this viewer may see, newest first. The same scope rules rows and count.
import type { Connection } from '../../../platform/graphql/connection';
import { CodedError } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import type { Classification, ReportStatus } from '../domain/states';
import { countVisibleReports, listVisibleReports, type ReportCriteria } from '../store/listReports';
import type { ReportRow } from '../store/rows';
import { viewerOf } from './access/viewer';
import { checkAreaCode, toCategoryCodes } from './categoryFilter';
import type { ReportsContext } from './context';
import { keepReports } from './loadReport';
import { connect, planPage, type Counted, type PageRequest } from './pages';
import { markPartial, rowsOfPage, type Searched } from './partialPage';
import { toSearch } from './searchText';

export interface ReportFilterData {
  readonly status?: ReportStatus | null;
  readonly category?: string | null;
  readonly areaCode?: string | null;
  readonly agencyId?: string | null;
  readonly classification?: Classification | null;
  readonly text?: string | null;
  readonly escalated?: boolean | null;
}

/** What has an index in the list. */
const NARROWER = 'an agencyId, an areaCode, a category or a status';

export type ReportList = Connection<ReportRow> & Counted & Searched;

export async function listReports(
  ctx: ReportsContext,
  filter: ReportFilterData,
  page: PageRequest,
): Promise<ReportList> {
  const viewer = viewerOf(ctx);
  const search = await toSearch(ctx, filter.text);
  const criteria = { ...toCriteria(ctx, filter), search };
  // Which terms are rare may be seen otherwise on the next page.
  const plan = planPage(ctx, page, ['reports', { ...criteria, search: search?.terms ?? null }]);
  const listed = await listVisibleReports(ctx.db, viewer, criteria, plan);
  const rows = rowsOfPage(listed, search, NARROWER);
  keepReports(ctx, rows);
  return {
    ...markPartial(
      connect(rows, plan, ({ submittedAt, id }) => [submittedAt, id]),
      plan,
      listed.cutAt,
    ),
    readTotalCount: () => countVisibleReports(ctx.db, viewer, criteria),
  };
}

export function toCriteria(ctx: ReportsContext, filter: ReportFilterData): Omit<ReportCriteria, 'search'> {
  const leadAgencyId = filter.agencyId ?? null;
  if (leadAgencyId !== null && !isId(leadAgencyId)) {
    throw new CodedError('BAD_USER_INPUT', 'agencyId is not the id of an agency.');
  }
  return {
    status: filter.status ?? null,
    categoryCodes: toCategoryCodes(ctx, filter.category),
    areaCode: checkAreaCode(filter.areaCode),
    leadAgencyId,
    classification: filter.classification ?? null,
    isEscalated: toEscalated(ctx, filter.escalated),
  };
}

/** @throws CodedError FORBIDDEN for who does not see them all: their list would be picked out of everything */
function toEscalated(ctx: ReportsContext, escalated: boolean | null | undefined): true | null {
  if (!escalated) return null;
  const { isOmbudsman, isNationalAdmin } = viewerOf(ctx);
  if (isOmbudsman || isNationalAdmin) return true;
  throw new CodedError('FORBIDDEN', 'What was taken to the Ombudsman is listed for the Ombudsman and national admins.');
}
