// What the system does by itself when clocks run out: what it does, that it does it once, and that a stalled copy is kept out.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout } from 'node:timers/promises';
import { acquireLease, LeaseLost } from '../../../../platform/lease';
import { createLogger } from '../../../../platform/log';
import { tick } from '../../../../subgraphs/reports/jobs/actOnDueCases';
import { MINISTRY } from '../support/callers';
import { startReports, type RunningReports } from '../support/startReports';

const LATER = Date.parse('2026-06-01T00:00:00Z');
const DISPOSE = { action: 'DISPOSE', lead: MINISTRY } as const;
const ANSWER = [DISPOSE, { action: 'ACCEPT', of: MINISTRY }, { action: 'PUBLISH_RESPONSE', of: MINISTRY }] as const;

let reports: RunningReports;
beforeAll(async () => {
  reports = await startReports();
});
afterAll(() => reports.close());

const world = (log = createLogger('reports', 'silent')) => ({
  ...{ db: reports.db, services: reports.services, log },
  clock: { now: () => reports.clock.now },
});
const rowOf = async (id: string) =>
  ((await reports.db.reader.query('SELECT * FROM report WHERE id = ?', [id])) as Record<string, unknown>[])[0];
const actionsOf = async (id: string): Promise<string[]> =>
  (
    (await reports.db.reader.query('SELECT action FROM history WHERE report_id = ? ORDER BY version', [id])) as any[]
  ).map(({ action }) => action);

async function work(): Promise<number> {
  for (let total = 0; ;) {
    const changed = await tick(world(), 50);
    if (changed === 0) return total;
    total += changed;
  }
}

describe('the system', () => {
  it('closes what nobody replied to, archives what nobody completed, flags what is late, each once', async () => {
    const answered = await reports.insertCase({ steps: ANSWER });
    const asked = await reports.insertCase({ steps: [{ action: 'POSTPONE', reason: 'PLACE_UNCLEAR' }] });
    const disposed = await reports.insertCase({ steps: [DISPOSE] });
    const submitted = await reports.insertCase();
    expect(await work()).toBe(0);
    reports.clock.now = LATER;
    await work();
    expect(await rowOf(answered.id)).toMatchObject({ status: 'CLOSED', close_reason: 'NO_REPLY' });
    expect(await rowOf(asked.id)).toMatchObject({ status: 'ARCHIVED' });
    expect((await actionsOf(answered.id)).at(-1)).toBe('AUTO_CLOSE');
    expect((await actionsOf(asked.id)).at(-1)).toBe('EXPIRE');
    expect(await actionsOf(disposed.id)).toEqual(['SUBMIT', 'DISPOSE', 'ESCALATE']);
    expect(await actionsOf(submitted.id)).toEqual(['SUBMIT', 'ESCALATE']);
    expect(await work()).toBe(0);
  });

  it('changes each due case once when two copies look at the same time', async () => {
    const cases = [];
    for (let i = 0; i < 8; i += 1) cases.push(await reports.insertCase({ steps: ANSWER }));
    const changed = await Promise.all([tick(world(), 50), tick(world(), 50)]);
    expect(changed[0] + changed[1]).toBe(8);
    await work();
    for (const { id } of cases)
      expect((await actionsOf(id)).filter((action) => action === 'AUTO_CLOSE')).toHaveLength(1);
  });

  it('skips a case that cannot be acted on, and goes on with the others', async () => {
    const broken = await reports.insertCase({ steps: ANSWER });
    const sound = await reports.insertCase({ steps: ANSWER });
    await reports.db.write((tx) =>
      // The next version is taken: its history cannot be written.
      tx.query('UPDATE report SET version = 1 WHERE id = ?', [broken.id]),
    );
    await work();
    expect(await rowOf(broken.id)).toMatchObject({ status: 'RESPONDED' });
    expect(Number((await rowOf(broken.id))?.wake_at)).toBe(LATER + 15 * 60_000);
    expect(await rowOf(sound.id)).toMatchObject({ status: 'CLOSED' });
  });

  it('looks for work by one statement when there is none', async () => {
    await work();
    const seen: string[] = [];
    const { reader } = reports.db;
    const db = {
      ...reports.db,
      reader: { query: (sql: string, p: unknown[]) => (seen.push(sql), reader.query(sql, p)) },
    };
    await tick({ ...world(), db: db as never }, 50);
    expect(seen).toHaveLength(1);
  });
});

describe('a lease', () => {
  const write = (lease: { guard: (tx: any) => Promise<void> }) =>
    reports.db.write(async (tx) => {
      await lease.guard(tx);
      await tx.query("UPDATE rule_revision SET revision = revision + 1 WHERE `name` = 'clocks'");
    });
  const revision = async () =>
    Number(((await reports.db.reader.query('SELECT revision FROM rule_revision')) as any[])[0].revision);

  it('is held by one, and free again after its release', async () => {
    const first = await acquireLease(reports.db, { name: 'one', ttlMs: 60_000 });
    expect(await acquireLease(reports.db, { name: 'one', ttlMs: 60_000 })).toBeNull();
    await first?.release();
    const second = await acquireLease(reports.db, { name: 'one', ttlMs: 60_000 });
    expect(second?.token).toBe((first?.token ?? 0) + 1);
  });

  it('lets nobody write who stalled past it and was succeeded', async () => {
    const stalled = await acquireLease(reports.db, { name: 'two', ttlMs: 60 });
    await setTimeout(200);
    const successor = await acquireLease(reports.db, { name: 'two', ttlMs: 60_000 });
    if (!stalled || !successor) throw new Error('No lease.');
    const before = await revision();
    await expect(write(stalled)).rejects.toThrow(LeaseLost);
    expect(await revision()).toBe(before);
    await write(successor);
    expect(await revision()).toBe(before + 1);
    await stalled.release();
    expect(await acquireLease(reports.db, { name: 'two', ttlMs: 60_000 })).toBeNull();
  });

  it('stays with a holder that overstayed without a successor', async () => {
    const lease = await acquireLease(reports.db, { name: 'three', ttlMs: 60 });
    await setTimeout(200);
    await lease?.guard(reports.db.writer.manager);
    expect(await acquireLease(reports.db, { name: 'three', ttlMs: 60 })).toBeNull();
  });
});
