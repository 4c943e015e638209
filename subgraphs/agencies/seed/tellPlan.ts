// Tells the life of one seeded plan as steps in time, up to the last day of the data: what has not happened by then has not.
import { getOperatorId } from '../../../schema/reference/operators';
import { getAgency } from '../../../schema/reference/agencies';
import { DEMO_AGENCY_CODE, PLATFORM_AGENCY_CODE } from '../../../schema/reference/demo';
import { QUARTERS } from '../domain/actionPlan';
import { quarterStart } from '../domain/planCalendar';
import type { PlanAction, PlanRelation } from '../domain/planStateTable';
import { changesOf } from '../app/changedValues';
import type { ActualRow, ChangedValue } from '../store/planRows';
import { roundTo, type DraftItem, type PlanOf } from './draftItems';

export interface PlanEvent {
  readonly at: number;
  readonly action: PlanAction;
  readonly actorId: string;
  readonly actorRelation: PlanRelation;
  readonly item?: DraftItem;
  readonly actual?: ActualRow;
  readonly changes?: readonly ChangedValue[];
  readonly remark?: string;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const REMARKS = [
  'Target triwulan belum terisi lengkap. Mohon dilengkapi.',
  'Indikator belum menggambarkan hasil kegiatan. Mohon diperbaiki.',
  'Mohon cantumkan unit penanggung jawab untuk setiap kegiatan.',
];

/** How far an institution gets: a few are late with everything. */
type Diligence = 'DRAFTING' | 'WAITING' | 'RETURNED' | 'CARRYING_OUT' | 'CLOSING';

export function tellPlan(plan: PlanOf, items: readonly DraftItem[]): PlanEvent[] {
  const { agency, year, random } = plan;
  const own = { actorId: getOperatorId(agency, 'INSTITUTION_ADMIN', 0), actorRelation: 'OWN_ADMIN' } as const;
  const ministry = { actorId: ministryOperator(), actorRelation: 'NATIONAL_ADMIN' } as const;
  const diligence = agency.code === DEMO_AGENCY_CODE ? 'CLOSING' : drawDiligence(plan);
  const start = quarterStart(year, 1) + startDay(plan) * DAY_MS + random.between(8, 15) * HOUR_MS;
  const decreeNumber = random.chance(0.8) ? `800/${random.between(11, 990)}/KEP/${year}` : null;
  const changes = changesOf({}, { decreeNumber });
  const events: PlanEvent[] = [{ at: start, action: 'CREATE', ...own, changes }];
  items.forEach((item, i) => events.push({ at: start + (i + 1) * 9 * 60_000, action: 'ADD_ITEM', ...own, item }));
  if (diligence === 'DRAFTING') return events;
  const submitted = start + random.between(3, 12) * DAY_MS;
  events.push({ at: submitted, action: 'SUBMIT', ...own });
  if (diligence === 'WAITING') return events;
  const judged = submitted + random.between(4, 15) * DAY_MS;
  if (diligence === 'RETURNED')
    return [...events, { at: judged, action: 'RETURN', ...ministry, remark: random.pick(REMARKS) }];
  events.push({ at: judged, action: 'APPROVE', ...ministry });
  events.push(...tellReports(plan, items, own));
  if (diligence === 'CLOSING') {
    const closed = quarterStart(year + 1, 1) + random.between(22, 50) * DAY_MS;
    events.push({ at: closed, action: 'CLOSE', ...own });
  }
  return events;
}

/** The demonstration always has a plan that is being carried out, also in the first days of a year. */
function startDay({ agency, random }: PlanOf): number {
  return agency.code === DEMO_AGENCY_CODE ? -35 : random.between(5, 40);
}

function drawDiligence({ random }: PlanOf): Diligence {
  const shares: readonly (readonly [Diligence, number])[] = [
    ['DRAFTING', 3],
    ['WAITING', 4],
    ['RETURNED', 3],
    ['CARRYING_OUT', 8],
    ['CLOSING', 82],
  ];
  return random.weighted(shares, ([, share]) => share)[0];
}

/** The seed's one national admin who judges plans. */
function ministryOperator(): string {
  return getOperatorId(getAgency(PLATFORM_AGENCY_CODE), 'NATIONAL_ADMIN', 0);
}

/** Each quarter with a target is reported within three weeks of its end. */
function tellReports(
  { year, random }: PlanOf,
  items: readonly DraftItem[],
  own: Pick<PlanEvent, 'actorId' | 'actorRelation'>,
): PlanEvent[] {
  return QUARTERS.flatMap((quarter) => {
    const from = quarterStart(year, quarter + 1) + random.between(2, 18) * DAY_MS;
    return items.flatMap((item, i): PlanEvent[] => {
      const target = item.targets[quarter - 1] ?? null;
      if (target === null || item.measure !== null) return [];
      const at = from + i * 11 * 60_000;
      const actual = drawActual(random, { item, quarter, target, at });
      return [{ at, action: 'REPORT_ACTUAL', ...own, item, actual, changes: changesOf({}, { value: actual.amount }) }];
    });
  });
}

interface Reporting {
  readonly item: DraftItem;
  readonly quarter: number;
  readonly target: number;
  readonly at: number;
}

function drawActual(random: PlanOf['random'], { item, quarter, target, at }: Reporting): ActualRow {
  const share = Math.max(0.3, 0.97 + random.normal() * 0.12);
  const reached = item.direction === 'HIGHER_IS_BETTER' ? target * share : target / share;
  const cap = item.unitOfMeasure === 'persen' ? 100 : Number.POSITIVE_INFINITY;
  return {
    ...{ itemId: item.id, quarter, amount: Math.min(cap, roundTo(reached, item.decimals)), reportedAt: at },
    evidenceNote: random.chance(0.5) ? `Dokumentasi dan laporan pelaksanaan triwulan ${quarter}.` : null,
    evidenceLinks: random.chance(0.4) ? [`https://example.go.id/rencana-aksi/${item.id}/triwulan-${quarter}`] : [],
  };
}
