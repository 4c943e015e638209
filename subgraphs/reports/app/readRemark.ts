// What was said with a step, and to whom it may be told: decided here alone, for the timeline and every other reader.
import DataLoader from 'dataloader';
import { alignByKey, loaderOf } from '../../../platform/subgraph/context';
import type { ReportAction } from '../domain/states';
import { findStepOfText, findStepTexts } from '../store/findStepTexts';
import type { StepTextRow } from '../store/rows';
import { isInside, type ReportAccess } from './access/reportAccess';
import type { ReportsContext } from './context';
import { canReadTrail, loadAccess, readTimelineEntry } from './loadAssignments';
import { loadReport } from './loadReport';
import type { TimelineEntryData } from './toTimelineEntry';

/**
 * CIRCLE: the reporter and those who handle the case. TRAIL: the institution that wrote it, its coordinators and the national
 * admin. COMPLAINANT: the reporter, the Ombudsman and the national admin, never the institution complained of.
 */
type Audience = 'CIRCLE' | 'TRAIL' | 'COMPLAINANT';

const AUDIENCES: Readonly<Partial<Record<ReportAction, Audience>>> = {
  POSTPONE: 'CIRCLE',
  COMPLETE: 'CIRCLE',
  REOPEN: 'CIRCLE',
  RETURN: 'TRAIL',
  ESCALATE: 'COMPLAINANT',
};

const keyOf = ({ reportId, version }: { readonly reportId: string; readonly version: number }): string =>
  `${reportId}/${version}`;

const createTextLoader = (ctx: ReportsContext) =>
  new DataLoader<TimelineEntryData, StepTextRow | null, string>(
    async (entries) => alignByKey(entries.map(keyOf), await findStepTexts(ctx.db.reader, entries), keyOf),
    { cacheKeyFn: keyOf },
  );

export interface RemarkData {
  readonly id: string;
  readonly body: string;
  readonly suggestedAgencyId: string | null;
}

/** Null also for what was erased. */
export async function readRemark(ctx: ReportsContext, entry: TimelineEntryData): Promise<RemarkData | null> {
  const audience = AUDIENCES[entry.action];
  if (audience === undefined) return null;
  const report = await loadReport(ctx, entry.reportId);
  if (report === null || !(await mayRead(ctx, audience, await loadAccess(ctx, report), entry))) return null;
  const row = await loaderOf(ctx, createTextLoader).load(entry);
  const body = row?.body ?? row?.reporterBody ?? null;
  return row === null || body === null ? null : { id: row.id, body, suggestedAgencyId: row.suggestedAgencyId };
}

/** By its own id, for what hangs on it. */
export async function readRemarkById(ctx: ReportsContext, reportId: string, id: string): Promise<RemarkData | null> {
  const step = await findStepOfText(ctx.db.reader, reportId, id);
  return step === null ? null : readRemark(ctx, await readTimelineEntry(ctx, step));
}

async function mayRead(
  ctx: ReportsContext,
  audience: Audience,
  access: ReportAccess,
  { reportId, actorAgency, actor }: TimelineEntryData,
): Promise<boolean> {
  if (audience === 'TRAIL')
    return canReadTrail(ctx, { reportId, agencyId: actorAgency?.id ?? null, operatorId: actor?.id });
  return audience === 'CIRCLE' ? isInside(access) : access.isReporter || access.isOmbudsman || access.isNationalAdmin;
}
