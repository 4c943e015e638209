// Templates of responses (templat tanggapan) as their institution reads them: listed, by id, and filled in for a report.
import DataLoader from 'dataloader';
import { CodedError } from '../../../platform/errors';
import type { Connection } from '../../../platform/graphql/connection';
import { isId } from '../../../platform/ids';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import { hasRole } from '../../../schema/contract/principal';
import { renderTemplate, toIndonesianDate } from '../domain/responseTemplate';
import { isActiveAssignment } from '../domain/states';
import { findTemplates, findTemplatesByIds } from '../store/responseTemplates';
import type { ReportRow, ResponseTemplateRow } from '../store/rows';
import { ownAssignmentOf } from './access/relations';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { loadAssignments } from './loadAssignments';
import { connect, planPage, type PageRequest } from './pages';

const createTemplateLoader = (ctx: ReportsContext) =>
  new DataLoader<string, ResponseTemplateRow | null>(async (ids) => {
    const agencyId = templateAgencyOf(ctx);
    const rows = agencyId === null ? [] : await findTemplatesByIds(ctx.db.reader, ids, agencyId);
    return alignByKey(ids, rows, (row) => row.id);
  });

/** The institution whose templates the caller keeps: its admins and liaisons, not its systems. Null for everybody else. */
function templateAgencyOf(ctx: ReportsContext): string | null {
  const { principal } = ctx;
  const { kind, agencyId } = principal;
  const isKeeper = hasRole(principal, 'INSTITUTION_ADMIN') || hasRole(principal, 'LIAISON');
  if (kind !== 'OPERATOR' || agencyId === null || !isKeeper) return null;
  return viewerOf(ctx).agencyIds.has(agencyId) ? agencyId : null;
}

/** @throws CodedError FORBIDDEN */
export function getTemplateAgency(ctx: ReportsContext): string {
  const agencyId = templateAgencyOf(ctx);
  if (agencyId === null)
    throw new CodedError('FORBIDDEN', 'Templates are kept by the admins and liaisons of an institution.');
  return agencyId;
}

/** By name; the name continues the list, since an institution has it once. @throws CodedError FORBIDDEN */
export async function listTemplates(ctx: ReportsContext, page: PageRequest): Promise<Connection<ResponseTemplateRow>> {
  const agencyId = getTemplateAgency(ctx);
  const plan = planPage(ctx, page, ['responseTemplates', agencyId]);
  const afterName = plan.after?.[1] ?? null;
  const rows = await findTemplates(ctx.db.reader, { agencyId, afterName, limit: plan.limit });
  return connect(rows, plan, ({ name }) => [0, name]);
}

/** Null for one that is not the caller's institution's. */
export async function loadTemplate(ctx: ReportsContext, id: string | null): Promise<ResponseTemplateRow | null> {
  return isId(id) ? loaderOf(ctx, createTemplateLoader).load(id) : null;
}

/** Of a report that the viewer was found to see. Null unless they work on it, and the template is their institution's. */
export async function renderForReport(
  ctx: ReportsContext,
  report: ReportRow,
  templateId: string,
): Promise<string | null> {
  const agencyId = templateAgencyOf(ctx);
  if (agencyId === null) return null;
  const own = ownAssignmentOf(viewerOf(ctx), await loadAssignments(ctx, report.id));
  if (own === null || !isActiveAssignment(own.status)) return null;
  const template = await loadTemplate(ctx, templateId);
  if (template === null) return null;
  const zone = ctx.services.agencies.get(agencyId)?.zone ?? 'WIB';
  return renderTemplate(template.body, {
    ...{ trackingId: report.trackingId, title: report.title },
    receivedOn: toIndonesianDate(report.submittedAt, zone),
    dueOn: toIndonesianDate(own.dueAt ?? report.dueAt, zone),
  });
}
