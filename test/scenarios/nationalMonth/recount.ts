// Counts a month again from the rows of reports alone: plain SQL over what happened, and arithmetic on single cases. Nothing
// of subgraphs/statistics is used here, so that both could not be wrong in the same way.
import { openDatabase } from '../../../platform/db/database';
import { findCategory } from '../../../schema/reference/categories';
import { holidayDates } from '../../../schema/reference/holidays';
import type { Stack } from '../../support/startStack';

const DAY_MS = 86_400_000;
const WIB_MS = 7 * 3_600_000;

export interface Month {
  /** First moment of the month in WIB, and of the next one. */
  readonly fromMs: number;
  readonly untilMs: number;
  readonly nowMs: number;
}

type Row = Readonly<Record<string, any>>;
export type Counts = Readonly<Record<string, number>>;

interface Facts {
  readonly reports: readonly Row[];
  readonly steps: readonly Row[];
  readonly assignments: readonly Row[];
  readonly responses: readonly Row[];
  readonly clocks: readonly Row[];
}

const CLOSED_FOR_GOOD = ['CLOSED', 'ARCHIVED', 'MERGED', 'WITHDRAWN'];

export async function readFacts(stack: Stack): Promise<Facts> {
  const place = { ...stack.databaseOf('reports'), entities: [], migrations: [], statementTimeoutMs: 0, poolSize: 1 };
  const database = await openDatabase(place);
  const read = (sql: string): Promise<Row[]> => database.reader.query(sql);
  const facts = {
    reports: await read(
      'SELECT id, area_code, category_code, classification, channel, status, submitted_at, verified_at, first_responded_at, answered_at, rating FROM report',
    ),
    steps: await read(
      'SELECT report_id, assignment_id, at, action, from_status, to_status, reason FROM history ORDER BY report_id, version',
    ),
    assignments: await read(
      'SELECT id, report_id, agency_id, assigned_at, first_responded_at, answered_at, ended_at, status FROM assignment',
    ),
    responses: await read('SELECT finding, published_at FROM response'),
    clocks: await read(
      'SELECT report_id, seq, kind, assignment_id, due_at, stopped_at FROM clock ORDER BY report_id, seq',
    ),
  };
  await database.close();
  return facts;
}

/** How many answered reports the system should have closed by now. */
export async function countLateClosings({ stack, now }: { readonly stack: Stack; now(): number }): Promise<number> {
  const { clocks } = await readFacts(stack);
  return clocks.filter(
    ({ kind, due_at: dueAt, stopped_at: stoppedAt }) =>
      kind === 'AUTO_CLOSE' && stoppedAt === null && Number(dueAt) < now(),
  ).length;
}

const isIn = ({ fromMs, untilMs }: Month, at: unknown): boolean =>
  at !== null && Number(at) >= fromMs && Number(at) < untilMs;
const count = <T>(rows: readonly T[], isCounted: (row: T) => boolean): number => rows.filter(isCounted).length;

/** The flows of some reports in the month. */
export function recountReports(facts: Facts, month: Month, isMeant: (report: Row) => boolean = () => true): Counts {
  const reports = facts.reports.filter(isMeant);
  const ids = new Set(reports.map(({ id }) => id));
  const steps = facts.steps.filter(({ report_id: id, at }) => ids.has(id) && isIn(month, at));
  const turnsTo = (status: string) => count(steps, (step) => step.to_status === status && step.from_status !== status);
  return {
    received: count(reports, (report) => isIn(month, report.submitted_at)),
    verified: count(reports, (report) => isIn(month, report.verified_at)),
    disposed: count(steps, (step) => step.from_status === 'SUBMITTED' && step.to_status === 'DISPOSED'),
    archived: turnsTo('ARCHIVED'),
    followedUp: count(reports, (report) => isIn(month, report.first_responded_at)),
    responded: count(reports, (report) => isIn(month, report.answered_at)),
    closed: turnsTo('CLOSED'),
    autoClosed: count(steps, (step) => step.action === 'AUTO_CLOSE'),
    reopened: count(steps, (step) => step.from_status === 'CLOSED' && step.to_status !== 'CLOSED'),
    returned: count(steps, (step) => step.action === 'RETURN_ASSIGNMENT' || step.action === 'RETURN'),
    open: listOpen(facts, month, reports).length,
  };
}

/** The flows of one institution's assignments. */
export function recountAgency(facts: Facts, month: Month, agencyId: string): Counts {
  const own = facts.assignments.filter((assignment) => assignment.agency_id === agencyId);
  const ids = new Set(own.map(({ id }) => id));
  return {
    received: count(own, (assignment) => isIn(month, assignment.assigned_at)),
    followedUp: count(own, (assignment) => isIn(month, assignment.first_responded_at)),
    responded: count(own, (assignment) => isIn(month, assignment.answered_at)),
    returned: count(
      facts.steps,
      (step) => ids.has(step.assignment_id) && step.action.startsWith('RETURN') && isIn(month, step.at),
    ),
  };
}

/** Due in the month and met, by kind of clock: the first clock of its kind of a report, or of an assignment. */
export function recountClock(facts: Facts, month: Month, kind: string): readonly [met: number, due: number] {
  const firstOf = new Map<string, Row>();
  for (const clock of facts.clocks.filter((each) => each.kind === kind)) {
    const key = String(clock.assignment_id ?? clock.report_id);
    if (!firstOf.has(key)) firstOf.set(key, clock);
  }
  const doneBy = (clock: Row): number | null => {
    const of = <T extends Row>(rows: readonly T[], id: unknown) => rows.find((row) => row.id === id);
    const assignment = of(facts.assignments, clock.assignment_id);
    const done =
      kind === 'VERIFY'
        ? of(facts.reports, clock.report_id)?.verified_at
        : kind === 'FIRST_RESPONSE'
          ? assignment?.first_responded_at
          : assignment?.answered_at;
    return done === null || done === undefined ? null : Number(done);
  };
  // A clock that stopped before it was due without what it asks for asks for nothing any more.
  const judged = [...firstOf.values()].filter((clock) => {
    const done = doneBy(clock);
    const isMoot = done === null && clock.stopped_at !== null && Number(clock.stopped_at) <= Number(clock.due_at);
    return isIn(month, clock.due_at) && !isMoot;
  });
  return [count(judged, (clock) => (doneBy(clock) ?? Infinity) <= Number(clock.due_at)), judged.length];
}

export function recountCodes(facts: Facts, month: Month): { findings: Counts; reasons: Counts; ratings: number[] } {
  const tally = (codes: readonly string[]): Counts => {
    const sums: Record<string, number> = {};
    for (const code of codes) sums[code] = (sums[code] ?? 0) + 1;
    return sums;
  };
  const rated = facts.steps.filter((step) => step.action === 'CONFIRM' && isIn(month, step.at));
  return {
    findings: tally(facts.responses.filter((row) => isIn(month, row.published_at)).map((row) => row.finding)),
    reasons: tally(
      facts.steps.filter((step) => step.to_status === 'ARCHIVED' && isIn(month, step.at)).map(({ reason }) => reason),
    ),
    ratings: [rated.length],
  };
}

/** What was open when the month ended, by the last step before it. */
function listOpen({ steps }: Facts, { untilMs }: Month, reports: readonly Row[]): Row[] {
  return reports.filter(({ id, submitted_at: at }) => {
    if (Number(at) >= untilMs) return false;
    const last = steps.findLast((step) => step.report_id === id && Number(step.at) < untilMs);
    return last !== undefined && !CLOSED_FOR_GOOD.includes(last.to_status);
  });
}

const dayOf = (ms: number): number => Math.floor((ms + WIB_MS) / DAY_MS);

/** Open at the end of the month by age in days: up to 14, 30, 60, 90, and older. */
export function recountAges(facts: Facts, month: Month): number[] {
  const ages = listOpen(facts, month, facts.reports).map(
    (report) => dayOf(month.untilMs - 1) - dayOf(Number(report.submitted_at)),
  );
  const limits = [0, 15, 31, 61, 91, Infinity];
  return limits
    .slice(0, -1)
    .map((from, index) => count(ages, (age) => age >= from && age < (limits[index + 1] as number)));
}

function countWorkingDays(fromMs: number, toMs: number): number {
  let days = 0;
  for (let day = dayOf(fromMs) + 1; day <= dayOf(toMs); day += 1) {
    const date = new Date(day * DAY_MS);
    const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
    if (!isWeekend && !holidayDates().has(date.toISOString().slice(0, 10))) days += 1;
  }
  return days;
}

/** Kaplan–Meier over single cases: how many working days until `share` of them have been verified; null: not reached. */
export function recountVerification(facts: Facts, month: Month, share: number): number | null {
  const cases = facts.reports
    .filter((report) => isIn(month, report.submitted_at))
    .map((report) => {
      const left = facts.steps.findLast((step) => step.report_id === report.id);
      const isGone = report.verified_at === null && CLOSED_FOR_GOOD.includes(report.status);
      const end = report.verified_at ?? (isGone ? left?.at : month.nowMs);
      return { days: countWorkingDays(Number(report.submitted_at), Number(end)), isDone: report.verified_at !== null };
    });
  let remaining = 1;
  for (let day = 0; day < 300; day += 1) {
    const atRisk = count(cases, ({ days }) => days >= day);
    if (atRisk > 0) remaining *= 1 - count(cases, ({ days, isDone }) => isDone && days === day) / atRisk;
    if (remaining <= 1 - share + 1e-9) return day;
  }
  return null;
}

export const rootOf = (report: Row): string => findCategory(report.category_code)?.rootCode ?? report.category_code;
export const provinceOf = (report: Row): string | null => report.area_code?.slice(0, 2) ?? null;
