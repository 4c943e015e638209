// Due dates after a correction of the calendar: which move and which do not, what is told of it, and that two copies of
// the process do it once, through a kill and a stall.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../../../platform/db/database';
import { newId } from '../../../../platform/ids';
import { createLogger } from '../../../../platform/log';
import type { ReportsServices } from '../../../../subgraphs/reports/app/context';
import { tick } from '../../../../subgraphs/reports/jobs/actOnDueCases';
import { recountSome } from '../../../../subgraphs/reports/jobs/recountDueDates';
import { openRuleBook } from '../../../../subgraphs/reports/store/ruleBook';
import { asAdmin, asNationalAdmin, asNobody, MINISTRY, PROVINCE, REGENCY } from '../support/callers';
import type { CaseStep } from '../support/insertCase';
import { startReports, TODAY, type RunningReports } from '../support/startReports';

/** Monday. */
const MONDAY = Date.parse('2026-03-02T03:00:00Z');
const SETTLED = TODAY + 30_000;
const DISPOSE: CaseStep = { action: 'DISPOSE', lead: REGENCY, supporting: [MINISTRY] };
const CORRECT = `mutation ($input: CorrectCalendarInput!) { correctCalendar(input: $input) { userErrors { code field } } }`;

let reports: RunningReports;
/** Another copy: its own connections where the engine has more than one writer, its own memory of the rules always. */
let another: { readonly db: Database; close(): Promise<void> };
let others: ReportsServices;

beforeAll(async () => {
  reports = await startReports();
  const isEmbedded = reports.db.dialect.engine === 'sqlite';
  another = isEmbedded ? { db: reports.db, close: () => Promise.resolve() } : await reports.openAnother();
  const ruleBook = await openRuleBook(another.db);
  others = {
    ...{ ...reports.services, ruleBook },
    get calendar() {
      return ruleBook.calendar;
    },
    get limits() {
      return ruleBook.limits;
    },
  };
});
afterAll(async () => {
  await another.close();
  await reports.close();
});
beforeEach(async () => {
  await finish();
  reports.clock.now = TODAY;
});

const log = createLogger('reports', 'silent');
const clock = { now: () => reports.clock.now };
const world = (db = reports.db) => ({ db, services: reports.services, log, clock });
const otherWorld = (db = another.db) => ({ db, services: others, log, clock });
type Row = Record<string, any>;
const query = async (sql: string, parameters: unknown[] = []): Promise<Row[]> =>
  (await reports.db.reader.query(sql, parameters)) as Row[];

async function correct(input: { add?: string[]; remove?: string[] }): Promise<void> {
  reports.clock.now = TODAY;
  const [year] = await query('SELECT version FROM calendar_year WHERE `year` = 2026');
  const add = (input.add ?? []).map((date) => ({ date, name: 'Libur', kind: 'JOINT_LEAVE', source: 'SKB' }));
  const { data, codes } = await reports.ask(asNationalAdmin(), CORRECT, {
    input: {
      idempotencyKey: newId(),
      ...{ year: 2026, expectedVersion: Number(year?.version), add, remove: input.remove ?? [] },
    },
  });
  expect([codes, data.correctCalendar.userErrors]).toEqual([[], []]);
}
async function finish(): Promise<void> {
  reports.clock.now = SETTLED;
  for (let looks = 0; (await lastCorrection())?.is_done === 0; looks += 1) {
    if (looks > 20) throw new Error('The correction does not end.');
    await recountSome(world(), 50);
  }
}
const lastCorrection = async (): Promise<Row | undefined> => {
  const [row] = await query('SELECT * FROM calendar_correction ORDER BY is_done, version DESC LIMIT 1');
  return row && { ...row, is_done: Number(row.is_done), moved: Number(row.moved), checked: Number(row.checked) };
};
const stepsOf = async (id: string) =>
  (await query('SELECT action FROM history WHERE report_id = ? ORDER BY version', [id])).map(({ action }) => action);
const recountsOf = async (id: string) => (await stepsOf(id)).filter((action) => action === 'CORRECT_CALENDAR').length;
const duesOf = async (id: string) =>
  (await query('SELECT kind, due_at FROM clock WHERE report_id = ? ORDER BY seq', [id])).map(
    ({ kind, due_at }) => `${kind} ${new Date(Number(due_at) + 7 * 3_600_000).toISOString().slice(0, 10)}`,
  );
const insert = (steps: CaseStep[]) => reports.insertCase({ submittedAt: MONDAY, steps });

describe('a correction of the calendar', () => {
  it('moves running due dates, leaves paused, stopped and calendar-day ones, and moves back what it takes back', async () => {
    const disposed = await insert([DISPOSE]);
    const asked = await insert([DISPOSE, { action: 'POSTPONE', reason: 'PLACE_UNCLEAR' }]);
    const closed = await insert([
      { action: 'DISPOSE', lead: REGENCY },
      ...[{ action: 'PUBLISH_RESPONSE', of: REGENCY } as const, { action: 'CONFIRM', rating: 5 } as const],
    ]);
    const before = { disposed: await duesOf(disposed.id), asked: await duesOf(asked.id) };
    expect(before.disposed).toContain('FIRST_RESPONSE 2026-03-09');
    await correct({ add: ['2026-03-06'] });
    expect(await recountSome(world(), 50)).toBe(0); // the others may still count by the old one
    await finish();
    expect(await duesOf(disposed.id)).toEqual([
      ...['VERIFY 2026-03-05', 'FIRST_RESPONSE 2026-03-10', 'FIRST_RESPONSE 2026-03-10'],
      ...['RESOLVE 2026-03-30', 'RESOLVE 2026-03-30'],
    ]);
    expect(await duesOf(asked.id)).toEqual(before.asked);
    expect(await stepsOf(asked.id)).toEqual(['SUBMIT', 'DISPOSE', 'POSTPONE']);
    expect((await stepsOf(closed.id)).at(-1)).toBe('CONFIRM');
    await correct({ remove: ['2026-03-06'] });
    await finish();
    expect(await duesOf(disposed.id)).toEqual(before.disposed);
  });

  it('tells in the timeline which dates moved, to each viewer of the deadlines they see', async () => {
    const { id } = await insert([DISPOSE, { action: 'RETURN', of: MINISTRY, reason: 'NOT_COMPETENT' }]);
    await correct({ add: ['2026-03-09'] });
    await finish();
    const text = `{ report(id: "${id}") { timeline(first: 10) { nodes { action actorRole
      dueChanges { clock from to agency { id } } } } } }`;
    const moved = {
      ...{ action: 'CORRECT_CALENDAR', actorRole: 'SYSTEM' },
      dueChanges: [
        { clock: 'FIRST_RESPONSE', from: '2026-03-09T16:59:59.999Z', to: '2026-03-10T16:59:59.999Z' },
        { clock: 'RESOLVE', from: '2026-03-27T16:59:59.999Z', to: '2026-03-30T16:59:59.999Z' },
      ].map((change) => ({ ...change, agency: { id: REGENCY } })),
    };
    for (const who of [asNobody(), asAdmin(PROVINCE), asNationalAdmin()]) {
      const { data, codes } = await reports.ask(who, text);
      expect(codes).toEqual([]);
      expect(data.report.timeline.nodes.at(-1)).toEqual(moved);
      expect(data.report.timeline.nodes[0].dueChanges).toEqual([]);
    }
    await correct({ remove: ['2026-03-09'] });
  });

  it('keeps a missed due date that it moves from being flagged, and flags it when it is missed anew', async () => {
    const { id } = await reports.insertCase({ submittedAt: MONDAY });
    await correct({ add: ['2026-03-05'] });
    // An hour late by the old calendar, and not reached by the recount yet.
    reports.clock.now = Date.parse('2026-03-05T18:00:00Z');
    await tick(otherWorld(), 50);
    expect(await stepsOf(id)).toEqual(['SUBMIT', 'CORRECT_CALENDAR']);
    reports.clock.now = Date.parse('2026-03-06T17:30:00Z');
    await tick(world(), 50);
    expect(await stepsOf(id)).toEqual(['SUBMIT', 'CORRECT_CALENDAR', 'ESCALATE']);
    const { data } = await reports.ask(asNationalAdmin(), `{ report(id: "${id}") { deadlines { escalatedAt } } }`);
    expect(data.report.deadlines).toEqual([{ escalatedAt: '2026-03-06T17:30:00.000Z' }]);
    await correct({ remove: ['2026-03-05'] });
  });
});

describe('two copies of the process', () => {
  const insertMany = async (count: number) => {
    const made = [];
    for (let i = 0; i < count; i += 1) made.push(await insert([DISPOSE]));
    return made.map(({ id }) => id);
  };
  const expectOnce = async (ids: string[]) => {
    for (const id of ids) expect(await recountsOf(id)).toBe(1);
  };

  it('count each case anew once, in small portions, however they take turns', async () => {
    const ids = await insertMany(6);
    await correct({ add: ['2026-03-12'] });
    reports.clock.now = SETTLED;
    let total = 0;
    for (let looks = 0; looks < 20 && (await lastCorrection())?.is_done === 0; looks += 1) {
      const moved = await Promise.all([recountSome(world(), 2), recountSome(otherWorld(), 2)]);
      total += moved[0] + moved[1];
    }
    expect((await query('SELECT moved FROM calendar_correction ORDER BY version DESC LIMIT 1'))[0]).toMatchObject({
      moved: total,
    });
    await expectOnce(ids);
    await correct({ remove: ['2026-03-12'] });
  });

  it('go on where one was killed', async () => {
    const ids = await insertMany(4);
    await correct({ add: ['2026-03-13'] });
    reports.clock.now = SETTLED;
    let writes = 0;
    const dying: Database = {
      ...reports.db,
      // The lease, two cases, and half of a third.
      write: (work) =>
        reports.db.write(async (tx) => {
          writes += 1;
          const result = await work(tx);
          if (writes > 3) throw new Error('killed');
          return result;
        }),
    };
    await expect(recountSome(world(dying), 50)).rejects.toThrow('killed');
    const seen = await Promise.all(ids.map(recountsOf));
    expect(seen.every((count) => count === 1)).toBe(false);
    expect(await recountSome(otherWorld(), 50)).toBe(0); // the lease of the dead one still holds
    await reports.db.write((tx) => tx.query('UPDATE `lease` SET expires_at = 0'));
    await recountSome(otherWorld(), 50);
    await expectOnce(ids);
    const [row] = await query('SELECT moved, failed FROM calendar_correction ORDER BY version DESC LIMIT 1');
    expect(Number(row?.failed)).toBe(0);
    await correct({ remove: ['2026-03-13'] });
  });

  it('refuse the late write of the one that stalled', async () => {
    const ids = await insertMany(3);
    await correct({ add: ['2026-03-16'] });
    reports.clock.now = SETTLED;
    let writes = 0;
    const stalling: Database = {
      ...reports.db,
      async write(work) {
        writes += 1;
        if (writes === 2) {
          // Stands still before its first case, past its lease; the other does all of it meanwhile.
          await reports.db.write((tx) => tx.query('UPDATE `lease` SET expires_at = 0'));
          expect(await recountSome(otherWorld(), 50)).toBeGreaterThanOrEqual(ids.length);
        }
        return reports.db.write(work);
      },
    };
    expect(await recountSome(world(stalling), 50)).toBe(0);
    await expectOnce(ids);
  });
});
