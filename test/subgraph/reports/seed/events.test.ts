// The numbered log that the seed writes, and that the seed gives the same rows each time, also after it was cut off.
import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ReportChanged, ReportState } from '../../../../schema/contract/events';
import { writeReports } from '../../../../subgraphs/reports/seed/seedReports';
import { openReports, UNTIL, type Row, type SeededReports } from './seededReports';

const open: SeededReports[] = [];

afterEach(async () => {
  for (const seeded of open.splice(0)) await seeded.close();
});

const PLAN = { scale: 'demo', until: UNTIL, count: 400 } as const;

async function seed(rootKey?: Buffer, plan: Parameters<typeof writeReports>[1] = PLAN): Promise<SeededReports> {
  const seeded = await openReports(rootKey);
  open.push(seeded);
  await writeReports(seeded.runtime, plan);
  return seeded;
}

const ORDER: Record<string, string> = {
  category: 'code',
  report: 'id',
  assignment: 'id',
  clock: 'report_id, seq',
  history: 'report_id, version',
  response: 'id',
  reply: 'id',
  step_text: 'report_id, version',
  event_log: 'seq',
  sequence: 'name',
};

async function hashRows({ rows }: SeededReports): Promise<string> {
  const hash = createHash('sha256');
  for (const [table, order] of Object.entries(ORDER)) {
    for (const { tracking_id: _, ...row } of await rows(`SELECT * FROM \`${table}\` ORDER BY ${order}`))
      hash.update(JSON.stringify(row));
  }
  return hash.digest('hex');
}

const trackingIds = async ({ rows }: SeededReports) =>
  (await rows('SELECT tracking_id FROM report ORDER BY id')).map((row) => row.tracking_id);

describe('the events of the seed', () => {
  it('have numbers without gaps, in the order of time and of each report’s versions', async () => {
    const { rows } = await seed();
    const log = await rows('SELECT * FROM event_log ORDER BY seq');
    expect(log.map(({ seq }) => seq)).toEqual(log.map((_, i) => i + 1));
    const versions = new Map<string, number>();
    const disordered = log.filter(({ recorded_at: at, payload }, i) => {
      const { reportId, version } = JSON.parse(payload) as ReportChanged;
      const isNext = version === (versions.get(reportId) ?? 0) + 1;
      versions.set(reportId, version);
      return !isNext || at < (log[i - 1]?.recorded_at ?? 0);
    });
    expect(disordered).toEqual([]);
    const [last] = await rows("SELECT `last` FROM `sequence` WHERE `name` = 'event_log'");
    expect(last?.last).toBe(log.length);
    expect(await rows('SELECT COUNT(*) AS n FROM history')).toEqual([{ n: log.length }]);
  });

  it('tell the finding of each response and the reason of each archiving', async () => {
    const { rows } = await seed();
    const told = (await rows('SELECT payload FROM event_log ORDER BY seq')).map(
      ({ payload }) => JSON.parse(payload) as ReportChanged,
    );
    const findings = told.flatMap(({ response }) => (response ? [`${response.assignmentId} ${response.finding}`] : []));
    const responses = await rows('SELECT assignment_id, finding FROM response');
    expect(findings.sort()).toEqual(responses.map((row) => `${row.assignment_id} ${row.finding}`).sort());
    const reasons = told.flatMap(({ archiveReason }) => (archiveReason ? [archiveReason] : []));
    const archived = await rows("SELECT reason FROM history WHERE action IN ('ARCHIVE', 'EXPIRE')");
    expect(reasons.sort()).toEqual(archived.map(({ reason }) => reason).sort());
    expect(Math.min(findings.length, reasons.length)).toBeGreaterThan(0);
  });

  it('replay to what is stored, each with the old values of what it changed', async () => {
    const { rows } = await seed();
    const states = new Map<string, ReportState>();
    const held = new Map<string, Row>();
    for (const { payload } of await rows('SELECT payload FROM event_log ORDER BY seq')) {
      const { reportId, before, after, assignments } = JSON.parse(payload) as ReportChanged;
      const known = states.get(reportId);
      expect(before === null).toBe(known === undefined);
      if (known) expect({ ...after, ...before }).toEqual(known);
      for (const delta of assignments) {
        expect(delta.from).toBe(held.get(delta.assignmentId)?.status ?? null);
        held.set(delta.assignmentId, { status: delta.to, role: delta.role, agency_id: delta.agencyId });
      }
      states.set(reportId, after);
    }
    for (const row of await rows('SELECT * FROM report')) {
      const { status, leadAgencyId, dueAt, closedAt, rating, verifiedAt } = states.get(row.id) as ReportState;
      expect([status, leadAgencyId, dueAt]).toEqual([row.status, row.lead_agency_id, row.due_at]);
      expect([closedAt, rating, verifiedAt]).toEqual([row.closed_at, row.rating, row.verified_at]);
    }
    const stored = await rows('SELECT * FROM assignment');
    expect(stored.length).toBe(held.size);
    for (const row of stored) expect(row).toMatchObject(held.get(row.id) as Row);
  });
});

describe('the seed of reports, run again', () => {
  it('gives the same rows on every machine but for the tracking ids, and others for another year', async () => {
    const first = await seed(Buffer.alloc(32, 1));
    const second = await seed(Buffer.alloc(32, 2));
    expect(await hashRows(second)).toBe(await hashRows(first));
    expect(await trackingIds(second)).not.toEqual(await trackingIds(first));
    expect(new Set(await trackingIds(first)).size).toBe(PLAN.count);
    const other = await seed(Buffer.alloc(32, 1), { ...PLAN, until: '2026-06-30' });
    expect(await hashRows(other)).not.toBe(await hashRows(first));
  });

  it('begins anew where it was cut off, and leaves alone what is finished and in use', async () => {
    const seeded = await seed();
    const { runtime, rows } = seeded;
    const whole = await hashRows(seeded);
    await runtime.db.write(async (tx) => {
      await tx.query("DELETE FROM `sequence` WHERE `name` = 'tracking'");
      await tx.query('DELETE FROM report WHERE version > 3');
    });
    await writeReports(runtime, PLAN);
    expect(await hashRows(seeded)).toBe(whole);
    await runtime.db.write((tx) => tx.query('DELETE FROM reply'));
    await writeReports(runtime, PLAN);
    expect(await rows('SELECT id FROM reply')).toEqual([]);
  });
});
