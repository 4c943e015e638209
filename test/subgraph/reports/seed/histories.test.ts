// The histories of the seed obey the rules: judged from the stored rows alone, by the state table and by naive counting.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveStatus } from '../../../../subgraphs/reports/domain/deriveStatus';
import { findTransition } from '../../../../subgraphs/reports/domain/findTransition';
import { CLOCK_POLICIES, createLimitBook } from '../../../../subgraphs/reports/domain/policy';
import { OPEN_STATUSES, STORED_STATUSES, type Relation } from '../../../../subgraphs/reports/domain/states';
import { seedReports } from '../../../../subgraphs/reports/seed/seedReports';
import { countDueDate, END_MS, groupRows, openReports, UNTIL, type Row, type SeededReports } from './seededReports';

let seeded: SeededReports;
let reports: Map<string, Row>;
let assignments: Map<string, Row[]>;
let histories: Map<string, Row[]>;
let clocks: Row[];

beforeAll(async () => {
  seeded = await openReports();
  await seedReports(seeded.runtime, { scale: 'demo', until: UNTIL });
  reports = new Map((await seeded.rows('SELECT * FROM report')).map((row) => [row.id, row]));
  assignments = groupRows(await seeded.rows('SELECT * FROM assignment ORDER BY assigned_at, id'), 'report_id');
  histories = groupRows(await seeded.rows('SELECT * FROM history ORDER BY report_id, version'), 'report_id');
  clocks = await seeded.rows('SELECT * FROM clock ORDER BY report_id, seq');
}, 120_000);

afterAll(() => seeded.close());

const ofReporter = (row: Row): Relation => (row.action === 'SUBMIT' ? 'SUBMITTER' : 'REPORTER_OF');
const ofClient = (row: Row): Relation => (row.action === 'SUBMIT' ? 'CHANNEL_CLIENT' : 'HOLDER_CLIENT');
const ofAdmin = (row: Row): Relation => (row.from_status === 'SUBMITTED' ? 'TARGET_ADMIN' : 'HOLDER_ADMIN');
const RELATION_OF: Record<string, (row: Row) => Relation> = {
  REPORTER: ofReporter,
  INTEGRATION_CLIENT: ofClient,
  INSTITUTION_ADMIN: ofAdmin,
  LIAISON: () => 'HOLDER_LIAISON',
  NATIONAL_ADMIN: () => 'NATIONAL_ADMIN',
  SYSTEM: () => 'SYSTEM',
};

/** The actor's agency must be the one that the relation speaks of. */
function isOwner(relation: Relation, row: Row): boolean {
  if (relation === 'TARGET_ADMIN') return reports.get(row.report_id)?.target_agency_id === row.actor_agency_id;
  if (!relation.startsWith('HOLDER')) return true;
  const own = assignments.get(row.report_id)?.filter(({ agency_id: id }) => id === row.actor_agency_id) ?? [];
  return own.some(
    ({ id, assigned_at: at }) => at <= row.at && (row.assignment_id === null || row.assignment_id === id),
  );
}

function findFault(row: Row, index: number, before: Row | undefined): string | null {
  if (row.version !== index + 1 || row.from_status !== (before?.to_status ?? null)) return 'a step is missing';
  if (before && row.at <= before.at) return 'earlier than the step before';
  const relation = RELATION_OF[row.actor_role]?.(row);
  if (!relation || !isOwner(relation, row)) return `not the business of ${row.actor_role}`;
  const found = findTransition(row.action, row.from_status, [relation]);
  if (!found.ok) return `refused to ${relation}`;
  const { reasons, to } = found.transition;
  if (reasons && !reasons.includes(row.reason)) return `reason ${row.reason}`;
  return ['DERIVED', 'SAME', 'RESUME', row.to_status].includes(to) ? null : `became ${row.to_status}`;
}

describe('the histories of the seed', () => {
  it('replay through the state table, each step by somebody who may take it', () => {
    // Faults are collected: an `expect` for each of 23,000 steps takes longer than the seed.
    const faults: string[] = [];
    for (const [id, rows] of histories) {
      for (const [i, row] of rows.entries()) {
        const fault = findFault(row, i, rows[i - 1]);
        if (fault) faults.push(`${id} ${row.version} ${row.action} in ${row.from_status}: ${fault}`);
      }
      const { status, version, updated_at: at } = reports.get(id) ?? {};
      const last = rows.at(-1);
      if (status !== last?.to_status || version !== rows.length || at !== last?.at) faults.push(`${id}: not as told`);
    }
    expect(faults).toEqual([]);
    expect(histories.size).toBe(reports.size);
  });

  it('leave every report in the status that its rows tell', () => {
    const wrong = [...reports.values()].filter((report) => {
      const stored = STORED_STATUSES.find((status) => status === report.status) ?? null;
      const rows = (assignments.get(report.id) ?? []).map(({ role, status }) => ({ role, status }));
      return deriveStatus(stored, rows as never, report.has_reply === 1) !== report.status;
    });
    expect(wrong).toEqual([]);
  });

  it('have due dates that a clerk with a calendar finds too', () => {
    const postponed = new Set(
      [...histories].filter(([, rows]) => rows.some((row) => row.action === 'POSTPONE')).map(([id]) => id),
    );
    const plain = clocks.filter(({ report_id: id }) => !postponed.has(id));
    const step = Math.floor(plain.length / 300);
    const sample = plain.filter((_, i) => i % step === 0).slice(0, 300);
    expect(sample).toHaveLength(300);
    expect(new Set(sample.map(({ zone }) => zone)).size).toBe(3);
    for (const clock of sample) {
      const { limit, unit } = createLimitBook(CLOCK_POLICIES).ruleNamed(clock.policy, clock.rule);
      expect(clock.due_at).toBe(countDueDate(clock.started_at, limit, unit === 'WORKING_DAY', clock.zone));
    }
  });

  it('close by themselves just after the clock ran out, and leave none behind', () => {
    const dues = new Set(
      clocks.filter(({ kind }) => kind === 'AUTO_CLOSE').map((row) => `${row.report_id} ${row.due_at}`),
    );
    const closings = [...histories.values()].flat().filter(({ action }) => action === 'AUTO_CLOSE');
    expect(closings.length).toBeGreaterThan(1_500);
    // Days end at full hours: the last end before the closing is the due date.
    const early = closings.filter(
      ({ report_id: id, at }) => !dues.has(`${id} ${Math.floor(at / 3_600_000) * 3_600_000 - 1}`),
    );
    expect(early).toEqual([]);
    const late = [...reports.values()].filter(
      (row) => ['AUTO_CLOSE', 'COMPLETE'].includes(row.due_clock) && row.due_at < END_MS - 3_600_000,
    );
    expect(late).toEqual([]);
  });

  it('say with each step what its people asked, answered or explained, in the words of its reason', async () => {
    const texts = new Map(
      (await seeded.rows('SELECT * FROM step_text')).map((row) => [`${row.report_id}/${row.version}`, row]),
    );
    const saying = ['POSTPONE', 'COMPLETE', 'RETURN', 'REOPEN', 'ESCALATE'];
    const steps = [...histories.values()].flat().filter((row) => saying.includes(row.action));
    const said = steps.filter(({ actor_role: role }) => role !== 'SYSTEM');
    expect(texts.size).toBe(said.length);
    const faults = said.filter((step) => {
      const row = texts.get(`${step.report_id}/${step.version}`);
      const isReporter = step.actor_role === 'REPORTER';
      const [body, other] = isReporter ? [row?.reporter_body, row?.body] : [row?.body, row?.reporter_body];
      return !/^[A-Z][^{}]{15,}\.$/.test(body ?? '') || other !== null;
    });
    expect(faults).toEqual([]);
    expect(new Set(said.map(({ action }) => action)).size).toBe(saying.length);
    const returned = said.filter(({ action }) => action === 'RETURN');
    const suggested = returned.filter((step) => texts.get(`${step.report_id}/${step.version}`)?.suggested_agency_id);
    expect(suggested.length).toBeGreaterThan(returned.length / 2);
  });

  it('merge what is told twice into the open report that told it first', () => {
    const merged = [...reports.values()].filter(({ status }) => status === 'MERGED');
    expect(merged.length).toBeGreaterThan(10);
    const faults = merged.filter((row) => {
      const primary = reports.get(row.merged_into_id);
      const mergedAt = row.updated_at as number;
      const status = histories.get(primary?.id)?.findLast(({ at }) => at <= mergedAt)?.to_status;
      const isOpen = ['SUBMITTED', 'NEEDS_INFO', 'DISPOSED', 'IN_PROGRESS', 'RESPONDED', 'REPORTER_REPLIED'].includes(
        status,
      );
      const isSame = primary?.category_code === row.category_code && primary?.title === row.title;
      return !isOpen || !isSame || primary?.submitted_at > row.submitted_at;
    });
    expect(faults).toEqual([]);
    const strays = [...reports.values()].filter((row) => row.status !== 'MERGED' && row.merged_into_id !== null);
    expect(strays).toEqual([]);
  });

  it('have some reporters go to the Ombudsman, once, after a missed deadline', () => {
    const flagged = [...reports.values()].filter((row) => row.ombudsman_since !== null);
    expect(flagged.length).toBeGreaterThan(10);
    for (const { id, ombudsman_since: since } of flagged) {
      const flags = histories.get(id)?.filter(({ action }) => action === 'ESCALATE') ?? [];
      expect(flags.filter(({ reason }) => reason === 'TO_OMBUDSMAN').map(({ at }) => at)).toEqual([since]);
      expect(flags[0]).toMatchObject({ reason: 'OVERDUE', actor_role: 'SYSTEM' });
    }
  });

  it('show every way of ending and of being late, and nothing after the last day', () => {
    const rows = [...histories.values()].flat();
    const actions = new Set(rows.map(({ action }) => action));
    const wanted = [
      'ARCHIVE',
      'POSTPONE',
      'COMPLETE',
      'EXPIRE',
      'RETURN',
      'TAKE_BACK',
      'NAME_LEAD',
      'INTERIM_REPLY',
      'REPLY',
      'MERGE',
    ];
    expect([...actions]).toEqual(expect.arrayContaining([...wanted, 'CONFIRM', 'CLOSE', 'REOPEN', 'WITHDRAW']));
    expect(rows.filter(({ at }) => at > END_MS)).toEqual([]);
  });

  it('leave a backlog that a living system has: most open cases are recent, a quarter of the running clocks is overdue', () => {
    const running = clocks.filter((row) => row.stopped_at === null && row.paused_at === null);
    const overdue = running.filter(({ due_at: due }) => due < END_MS);
    expect(overdue.length / running.length).toBeGreaterThan(0.15);
    expect(overdue.length / running.length).toBeLessThan(0.3);
    const open = [...reports.values()].filter(({ status }) => (OPEN_STATUSES as readonly string[]).includes(status));
    const recent = open.filter(({ submitted_at: at }) => at > END_MS - 60 * 86_400_000);
    expect(recent.length / open.length).toBeGreaterThan(0.75);
    // Some have waited for months all the same.
    expect(open.filter(({ submitted_at: at }) => at < END_MS - 120 * 86_400_000).length).toBeGreaterThan(10);
  });
});
