// What has to hold of all rows and events after any number of lives, whoever lived them and at once or not.
import { expect } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import { verifyCaseLog } from '../../../../subgraphs/reports/app/caseLog/verifyCaseLog';
import { wibDay } from '../../../../subgraphs/statistics/domain/wibDay';
import { MemoryProjection } from '../../../unit/statistics/memoryProjection';
import { KEYS } from '../caseLog/logStack';
import { readAll, settle } from '../feed/feedClient';
import type { RunningReports } from '../support/startReports';
import { HOLDING, OPEN, statusOf, type ModelCase } from './caseModel';

type Row = Record<string, any>;

const read = ({ db }: RunningReports, sql: string): Promise<Row[]> => db.reader.query(sql);

export async function expectWholeLog({ db }: RunningReports): Promise<void> {
  const { broken, reports } = await verifyCaseLog(db, { keys: KEYS, fileAnchors: [] });
  expect(broken).toBeNull();
  expect(reports).toBeGreaterThan(0);
}

export async function readEvents(reports: RunningReports): Promise<Row[]> {
  await settle(reports);
  const rows = await read(reports, 'SELECT * FROM event_log ORDER BY seq');
  return rows.map((row) => ({ ...row, event: JSON.parse(row.payload as string) as Row }));
}

/** One event for each step, in the order of the steps. */
export async function expectEventsOfHistory(reports: RunningReports): Promise<void> {
  const told = new Map<string, string[]>();
  for (const { event } of await readEvents(reports))
    told.set(event.reportId, [
      ...(told.get(event.reportId) ?? []),
      `${event.version} ${event.action} ${event.after.status}`,
    ]);
  const kept = new Map<string, string[]>();
  for (const row of await read(reports, 'SELECT * FROM history ORDER BY report_id, version'))
    kept.set(row.report_id, [...(kept.get(row.report_id) ?? []), `${row.version} ${row.action} ${row.to_status}`]);
  expect([...told].sort()).toEqual([...kept].sort());
}

/** The model's own derivation, of what the rows say. */
export async function expectDerivedStates(reports: RunningReports): Promise<void> {
  const assignments = new Map<string, Row[]>();
  for (const row of await read(reports, 'SELECT report_id, role, status FROM assignment'))
    assignments.set(row.report_id, [...(assignments.get(row.report_id) ?? []), row]);
  for (const row of await read(reports, 'SELECT id, status, has_reply FROM report')) {
    const own = assignments.get(row.id) ?? [];
    const isStored = /NEEDS_INFO|CLOSED|ARCHIVED|MERGED|WITHDRAWN/.test(row.status as string);
    const rested = own.filter(({ status }) => status === 'DONE').length;
    if (isStored) continue;
    const derived = statusOf({
      stored: null,
      hasReply: Boolean(row.has_reply),
      assignments: own,
    } as unknown as ModelCase);
    expect([row.id, row.status, rested]).toEqual([row.id, derived, 0]);
  }
}

function countBy(keys: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
  return new Map([...counts].sort());
}

/** The counters that statistics makes of the events are those of a recount of the rows. */
export async function expectCountersOfRows(reports: RunningReports): Promise<void> {
  const projection = new MemoryProjection();
  const events = await readEvents(reports);
  projection.apply(events.map(({ at, recorded_at, event }) => ({ at: Number(recorded_at ?? at), event })) as never);
  const rows = await read(reports, 'SELECT * FROM report');
  const assignments = await read(reports, 'SELECT * FROM assignment');
  const days = (of: readonly Row[], name: string): (string | null)[] =>
    of
      .map((row) => (row[name] === null ? null : wibDay(Number(row[name]))))
      .map((day) => (day === null ? null : String(day)));
  const counted = (start: string, end: string): Map<string, number> =>
    new Map(
      [...projection.counters]
        .filter(([key]) => key.startsWith(start) && key.endsWith(end))
        .map(([key, n]): [string, number] => [key.slice(start.length, -end.length), n])
        .sort(),
    );
  const facts = {
    received: 'submitted_at',
    verified: 'verified_at',
    followed_up: 'first_responded_at',
    responded: 'answered_at',
  };
  for (const [measure, column] of Object.entries(facts))
    expect([measure, counted('NATION * ', ` ${measure}`)]).toEqual([measure, countBy(days(rows, column))]);
  const open = rows.filter(({ status }) => OPEN.includes(status as string)).length;
  expect(projection.sum('NATION', '*', 'opened') - projection.sum('NATION', '*', 'ended')).toBe(open);
  for (const agency of new Set(assignments.map(({ agency_id }) => agency_id as string))) {
    const own = assignments.filter(({ agency_id }) => agency_id === agency);
    expect([agency, counted(`AGENCY ${agency} `, ' received')]).toEqual([agency, countBy(days(own, 'assigned_at'))]);
  }
}

/** An institution's feed: each report's entries in the order of its versions, and at the end in sight exactly what it holds. */
export async function expectFeedOf(reports: RunningReports, caller: Principal): Promise<void> {
  await settle(reports);
  const last = new Map<string, Row>();
  for (const entry of (await readAll(reports, caller)).entries) {
    const before = last.get(entry.reportId);
    if (before) expect(entry.version).toBeGreaterThan(before.version as number);
    last.set(entry.reportId, entry);
  }
  const held = await read(reports, 'SELECT report_id, agency_id, status FROM assignment');
  const own = held.filter(
    ({ agency_id, status }) => agency_id === caller.agencyId && HOLDING.includes(status as string),
  );
  const inSight = [...last.values()].filter(({ kind }) => kind !== 'LEFT').map(({ reportId }) => reportId as string);
  expect(inSight.sort()).toEqual([...new Set(own.map(({ report_id }) => report_id as string))].sort());
}
