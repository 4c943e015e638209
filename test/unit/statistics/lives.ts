// Random lives of reports, played by the real rules, as the events that tell of them: for the tests of the fold.
import fc from 'fast-check';
import type { ReportChanged } from '../../../schema/contract/events';
import { toReportChanged } from '../../../subgraphs/reports/app/reportEvent';
import type { CaseState } from '../../../subgraphs/reports/domain/caseState';
import { REPORT_ACTIONS } from '../../../subgraphs/reports/domain/states';
import { STATE_TABLE } from '../../../subgraphs/reports/domain/stateTable';
import { agency, attempt, play } from '../reports/domain/caseFixture';

export interface LifeEvent {
  readonly at: number;
  readonly event: ReportChanged;
}

export interface Life {
  readonly reportId: string;
  readonly categoryCode: string;
  readonly areaCode: string | null;
  readonly state: CaseState;
  readonly events: readonly LifeEvent[];
}

const HOUR_MS = 3_600_000;
const START = Date.parse('2025-01-06T03:00:00Z');
const CATEGORIES = ['PU_JALAN_RUSAK', 'PEKERJAAN_UMUM', 'NAKER_UPAH', 'SOSIAL'];
const AREAS = [null, '32', '32.73', '11.01'];

const draw = fc.record({
  action: fc.constantFrom(...REPORT_ACTIONS),
  pick: fc.nat({ max: 1_000 }),
  hours: fc.integer({ min: 1, max: 500 }),
});
type Draw = typeof draw extends fc.Arbitrary<infer T> ? T : never;

export const drawsOfLives = fc.array(
  fc.record({ start: fc.nat({ max: 5_000 }), draws: fc.array(draw, { minLength: 5, maxLength: 60, size: 'max' }) }),
  { minLength: 1, maxLength: 6 },
);

export function playLife({ start, draws }: { start: number; draws: readonly Draw[] }, serial: number): Life {
  const reportId = `report-${serial}`;
  let at = START + start * HOUR_MS;
  let content = {
    id: reportId,
    categoryCode: CATEGORIES[start % CATEGORIES.length] as string,
    areaCode: AREAS[start % AREAS.length] ?? null,
    channel: 'WEBSITE' as const,
    targetAgencyId: null,
  };
  const first = play(null, { action: 'SUBMIT', at, classification: 'COMPLAINT' });
  const events: LifeEvent[] = [{ at, event: toReportChanged(first, { content, actorRole: 'REPORTER' }) }];
  let state = first.after;
  draws.forEach((next, step) => {
    const contentBefore = content;
    const then = at + next.hours * HOUR_MS;
    const outcome = attempt(state, toStep(state, next, { at: then, name: `${serial}-${step}` }));
    if (!outcome.ok) return;
    if (next.action === 'RECATEGORISE') {
      content = { ...content, categoryCode: CATEGORIES[next.pick % CATEGORIES.length] as string };
    }
    const facts = { content, contentBefore, actorRole: 'SYSTEM' };
    events.push({ at: then, event: toReportChanged(outcome.change, facts) });
    [state, at] = [outcome.change.after, then];
  });
  return { reportId, categoryCode: content.categoryCode, areaCode: content.areaCode, state, events };
}

function toStep(state: CaseState, { action, pick }: Draw, { at, name }: { at: number; name: string }) {
  const reasons = STATE_TABLE.find((row) => row.action === action)?.reasons ?? [null];
  const acted = state.assignments[pick % Math.max(1, state.assignments.length)];
  const fresh = { ...agency(`n${name}`), agencyId: `agency-${pick % 4}` };
  const second = { ...agency(`m${name}`, 'SUPPORTING'), agencyId: `agency-${(pick + 1) % 4}` };
  return {
    action,
    at,
    reason: action === 'ESCALATE' ? 'TO_OMBUDSMAN' : (reasons[pick % reasons.length] ?? null),
    rating: 1 + (pick % 5),
    classification: pick % 2 ? ('COMPLAINT' as const) : ('ASPIRATION' as const),
    supervision: pick % 3 ? ('SUPERVISORY' as const) : null,
    assignmentId: acted?.id ?? null,
    newAssignments: action === 'DISPOSE' && pick % 2 ? [fresh, second] : [fresh],
  };
}

/** The events of all lives in the order in which they happened. */
export function interleave(lives: readonly Life[]): LifeEvent[] {
  return lives.flatMap(({ events }) => events).sort((a, b) => a.at - b.at);
}
