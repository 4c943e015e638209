// The feed under writers that hesitate and give up, with two sequencers at once and a reader that is killed again and
// again: every commit exactly once, each report's versions in order.
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Database } from '../../../../platform/db/database';
import { createLogger } from '../../../../platform/log';
import { appendEvent } from '../../../../platform/outbox/appendEvent';
import { sequenceBatch, startSequencer } from '../../../../platform/outbox/sequencer';
import type { ReportChanged } from '../../../../schema/contract/events';
import { SYSTEM_ACTOR } from '../../../../subgraphs/reports/app/actor';
import { recordChange } from '../../../../subgraphs/reports/app/recordChange';
import { transitionCase } from '../../../../subgraphs/reports/domain/transition';
import { deliverSequenced } from '../../../../subgraphs/reports/store/deliveries';
import { lockCase } from '../../../../subgraphs/reports/store/lockCase';
import { asAdmin, asClient, asNationalAdmin, PROVINCE, REGENCY } from '../support/callers';
import { startReports, TODAY, type RunningReports } from '../support/startReports';
import { readAll, readPage, settle, type Entry } from './feedClient';

const WRITERS = 8;
const ROUNDS = 12;

let reports: RunningReports;
/**
 * Another copy's connections to the same database. The embedded engine has one writer, and waits for it synchronously:
 * two in one process would wait for each other.
 */
let another: { readonly db: Database; close(): Promise<void> };

beforeEach(async () => {
  reports = await startReports({ hasSequencer: false });
  const isEmbedded = reports.db.dialect.engine === 'sqlite';
  another = isEmbedded ? { db: reports.db, close: () => Promise.resolve() } : await reports.openAnother();
});
afterEach(async () => {
  await another.close();
  await reports.close();
});

const hesitate = (): Promise<unknown> => setTimeout(Math.random() * 6);

class ChangedItsMind extends Error {}

/** A response or the reply to it, whatever is next; one in four is rolled back when all is written. */
async function step(db: Database, reportId: string): Promise<void> {
  const work = db.write(async (tx) => {
    const locked = await lockCase(tx, db.dialect, reportId);
    if (locked === null) throw new Error('There is no such report.');
    await hesitate();
    const { state, content } = locked;
    const assignmentId = state.assignments[0]?.id ?? null;
    const isAnswered = state.status === 'RESPONDED';
    const outcome = transitionCase(
      state,
      {
        action: isAnswered ? 'REPLY' : 'PUBLISH_RESPONSE',
        relations: [isAnswered ? 'REPORTER_OF' : 'HOLDER_LIAISON'],
        at: TODAY + state.version * 1_000,
        assignmentId: isAnswered ? null : assignmentId,
      },
      reports.services,
    );
    if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    const { logHead } = locked;
    await recordChange(tx, db.dialect, { change: outcome.change, content, actor: SYSTEM_ACTOR, assignmentId, logHead });
    await hesitate();
    if (Math.random() < 0.25) throw new ChangedItsMind();
  });
  await work.catch((error: unknown) => {
    if (!(error instanceof ChangedItsMind)) throw error;
  });
}

async function readCommits(): Promise<string[]> {
  const rows = (await reports.db.reader.query(
    'SELECT report_id, version FROM history WHERE version > 1 ORDER BY report_id, version',
  )) as { report_id: string; version: number }[];
  return rows.map((row) => `${row.report_id} ${row.version}`);
}

/** Of each report in the order of the feed, the reports themselves sorted. */
function byReport(entries: readonly Entry[]): string[] {
  const ids = [...new Set(entries.map(({ reportId }) => reportId))].sort();
  return ids.flatMap((id) =>
    entries.filter(({ reportId }) => reportId === id).map(({ version }) => `${id} ${version}`),
  );
}

/** Knows nothing but the cursor that it stored; what it did not store before it was killed, it has never had. */
async function readUntil(isOver: () => boolean): Promise<Entry[]> {
  const kept: Entry[] = [];
  let after: string | undefined;
  for (;;) {
    const wasOver = isOver();
    const page = await readPage(reports, asClient(REGENCY), { first: 1 + Math.floor(Math.random() * 9), after });
    const isKilled = Math.random() < 0.3;
    if (isKilled) continue;
    // Applied one by one, and killed somewhere: the entry's own cursor goes on.
    const applied = Math.random() < 0.3 ? page.entries.slice(0, 2) : page.entries;
    kept.push(...applied);
    after = applied.length === page.entries.length ? page.endCursor : (applied.at(-1)?.cursor ?? after);
    if (wasOver && !page.hasMore && applied.length === page.entries.length) return kept;
    await hesitate();
  }
}

describe('the feed', () => {
  it('holds every commit exactly once and in order, beside eight writers, two sequencers and a reader that dies', async () => {
    const log = createLogger('reports', 'silent');
    const sequencers = [reports.db, another.db].map((db) => startSequencer(db, log, deliverSequenced));
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) {
      ids.push((await reports.insertCase({ steps: [{ action: 'DISPOSE', lead: REGENCY }] })).id);
    }
    let isWritten = false;
    const reading = readUntil(() => isWritten);
    const write = async (_: unknown, n: number): Promise<void> => {
      const { db } = n % 2 === 0 ? reports : another;
      for (let round = 0; round < ROUNDS; round += 1) {
        await step(db, ids[Math.floor(Math.random() * ids.length)] ?? '');
        await hesitate();
      }
    };
    await Promise.all(Array.from({ length: WRITERS }, write));
    await settle(reports);
    isWritten = true;
    const commits = await readCommits();
    expect(commits.length).toBeGreaterThan((WRITERS * ROUNDS) / 2);
    expect(byReport(await reading)).toEqual(commits);
    expect(byReport((await readAll(reports, asAdmin(PROVINCE))).entries)).toEqual(commits);
    const national = (await readAll(reports, asNationalAdmin())).entries.filter(({ version }) => version > 1);
    expect(byReport(national)).toEqual(commits);
    for (const sequencer of sequencers) await sequencer.stop();
  }, 60_000);

  it('loses and repeats nothing when a sequencer dies between numbering and delivering', async () => {
    const { db } = another;
    const { id } = await reports.insertCase({ steps: [{ action: 'DISPOSE', lead: REGENCY }] });
    const dying = sequenceBatch(db, async (tx, events) => {
      await deliverSequenced(tx, events);
      throw new Error('killed');
    });
    await expect(dying).rejects.toThrow('killed');
    expect((await readAll(reports, asClient(REGENCY))).entries).toEqual([]);
    await Promise.all([sequenceBatch(db, deliverSequenced), sequenceBatch(reports.db, deliverSequenced)]);
    const { entries } = await readAll(reports, asClient(REGENCY));
    expect(entries.map(({ reportId, version }) => [reportId, version])).toEqual([[id, 2]]);
  });

  it('keeps the versions of a report in order when a backlog is longer than a batch and clocks differ', async () => {
    const { id, state } = await reports.insertCase({ steps: [{ action: 'DISPOSE', lead: REGENCY }] });
    await sequenceBatch(reports.db, deliverSequenced);
    const eventOf = (version: number): ReportChanged => ({
      ...{ kind: 'ReportChanged', reportId: id, version, action: 'REPLY', actorRole: 'REPORTER', before: {} },
      ...{ after: {} as ReportChanged['after'], assignments: [] },
      audience: [{ agencyId: REGENCY, via: 'ASSIGNMENT', had: true, has: true, isOwnStep: false }],
    });
    // Each step was written by a process whose clock is behind that of the step before.
    const versions = Array.from({ length: 700 }, (_, n) => state.version + 1 + n);
    await reports.db.write(async (tx) => {
      for (const version of versions) {
        const pending = { aggregateId: id, aggregateVersion: version, recordedAt: TODAY - version };
        await appendEvent(tx, { ...pending, event: eventOf(version) });
      }
    });
    while ((await sequenceBatch(reports.db, deliverSequenced)) > 0);
    const { entries } = await readAll(reports, asClient(REGENCY));
    expect(entries.map(({ version }) => version)).toEqual([2, ...versions]);
  });
});
