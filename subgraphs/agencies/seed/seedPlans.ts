// Fills the empty tables of action plans: one of every connected institution for the year of the data, some also for the one before.
// Called by the seed of agencies, in its transaction.
import type { Transaction } from '../../../platform/db/database';
import { loadConnectedAgencies, type SeedAgency } from '../../../schema/reference/agencies';
import { DEMO_AGENCY_CODE } from '../../../schema/reference/demo';
import { seedId } from '../../../schema/reference/ids';
import { createRandom } from '../../../schema/reference/random';
import { latestProgress } from '../domain/planProgress';
import { transitionOf } from '../domain/planStateTable';
import type { ActualRow, HistoryRow, ItemRow, PlanRow } from '../store/planRows';
import { insertActuals, insertHistory, insertItems, insertPlans } from '../store/writePlan';
import { draftItems, type PlanOf } from './draftItems';
import { tellPlan, type PlanEvent } from './tellPlan';

interface PlanRows {
  readonly plans: PlanRow[];
  readonly items: ItemRow[];
  readonly actuals: ActualRow[];
  readonly history: HistoryRow[];
}

/** `until`: last day of the data, YYYY-MM-DD. */
export async function seedPlans(tx: Transaction, until: string): Promise<void> {
  const endMs = Date.parse(`${until}T23:59:59+07:00`);
  const lastYear = Number(until.slice(0, 4));
  const rows: PlanRows = { plans: [], items: [], actuals: [], history: [] };
  for (const agency of loadConnectedAgencies()) {
    for (const year of listYears(agency, lastYear)) {
      const random = createRandom(`action-plan:${agency.code}/${year}`);
      addPlan(rows, { agency, year, random }, endMs);
    }
  }
  await insertPlans(tx, rows.plans);
  await insertItems(tx, rows.items);
  await insertActuals(tx, rows.actuals);
  await insertHistory(tx, rows.history);
}

/** Two years of everybody would double what each start with new data waits for, and show nothing more. */
function listYears({ code, kind }: SeedAgency, lastYear: number): number[] {
  const hasTwo = kind === 'MINISTRY' || kind === 'PROVINCE' || code === DEMO_AGENCY_CODE;
  return hasTwo ? [lastYear - 1, lastYear] : [lastYear];
}

/** Draws the whole life, and keeps what of it lies before the end of the data. */
function addPlan(rows: PlanRows, plan: PlanOf, endMs: number): void {
  const events = tellPlan(plan, draftItems(plan)).filter(({ at }) => at <= endMs);
  const first = events[0];
  if (first === undefined) return;
  const { agency, year } = plan;
  const id = seedId('action-plan', `${agency.code}/${year}`);
  const actuals = events.flatMap(({ actual }) => (actual === undefined ? [] : [actual]));
  rows.plans.push(toPlan(plan, id, events));
  rows.actuals.push(...actuals);
  const added = events.flatMap(({ action, item }) => (action === 'ADD_ITEM' && item !== undefined ? [item] : []));
  added.forEach((item, i) => {
    const reported = actuals.filter(({ itemId }) => itemId === item.id);
    const progress = item.measure === null ? latestProgress(item, reported) : null;
    rows.items.push({ ...item, planId: id, agencyId: agency.id, year, place: i + 1, progress });
  });
  rows.history.push(...events.map((event, i) => toStep(id, event, i, events)));
}

function toPlan({ agency, year }: PlanOf, id: string, events: readonly PlanEvent[]): PlanRow {
  const last = events.at(-1) as PlanEvent;
  const timeOf = (action: PlanEvent['action']): number | null =>
    events.find((event) => event.action === action)?.at ?? null;
  const { remark = null } = last;
  return {
    ...{ id, agencyId: agency.id, agencyCode: agency.code, agencyKind: agency.kind, year },
    ...{ status: transitionOf(last.action).to, returnRemark: remark, version: events.length },
    decreeNumber: events[0]?.changes?.find(({ field }) => field === 'decreeNumber')?.to ?? null,
    ...{ createdAt: timeOf('CREATE') ?? last.at, updatedAt: last.at, approvedAt: timeOf('APPROVE') },
    ...{ submittedAt: remark === null ? timeOf('SUBMIT') : null, reportedAt: timeOf('CLOSE') },
  };
}

function toStep(planId: string, event: PlanEvent, index: number, events: readonly PlanEvent[]): HistoryRow {
  const before = events[index - 1];
  const { action, at, actorId, actorRelation, item, actual, changes = [], remark = null } = event;
  return {
    ...{ planId, version: index + 1, action, at, actorId, actorRelation, changes, remark },
    ...{ fromStatus: before === undefined ? null : transitionOf(before.action).to, toStatus: transitionOf(action).to },
    ...{ itemId: item?.id ?? null, quarter: actual?.quarter ?? null },
  };
}
