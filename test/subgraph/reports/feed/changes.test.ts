// The change feed as each caller gets it: what arrives, changes and leaves, by whose rights, and how cursors hold.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import { SYSTEM_ACTOR } from '../../../../subgraphs/reports/app/actor';
import { recordChange } from '../../../../subgraphs/reports/app/recordChange';
import type { CaseState } from '../../../../subgraphs/reports/domain/caseState';
import { lockCase } from '../../../../subgraphs/reports/store/lockCase';
import { FEED_DAYS } from '../../../../subgraphs/reports/store/deliveries';
import { forgetOldDeliveries } from '../../../../subgraphs/reports/jobs/forgetDeliveries';
import * as callers from '../support/callers';
import { MINISTRY, NEIGHBOUR, PROVINCE, REGENCY } from '../support/callers';
import type { CaseOptions } from '../support/insertCase';
import { startReports, TODAY, type RunningReports } from '../support/startReports';
import { CHANGES, readAll, readPage, settle, type Entry } from './feedClient';

let reports: RunningReports;

beforeAll(async () => {
  reports = await startReports();
});
afterAll(() => reports.close());

/** A case of its own, and what each caller was told of it. */
async function tell(options: CaseOptions, ...viewers: Principal[]): Promise<Entry[][]> {
  const { id } = await reports.insertCase(options);
  await settle(reports);
  const told: Entry[][] = [];
  for (const viewer of viewers) {
    const { entries } = await readAll(reports, viewer);
    told.push(entries.filter(({ reportId }) => reportId === id));
  }
  return told;
}

/** As the follower of erasures writes it: a version more, nothing else of the state. */
async function recordErasure(reportId: string, state: CaseState): Promise<void> {
  await reports.db.write(async (tx) => {
    const locked = await lockCase(tx, reports.db.dialect, reportId);
    if (locked === null) throw new Error('There is no such report.');
    const after = { ...state, version: state.version + 1 };
    await recordChange(tx, reports.db.dialect, {
      change: { row: 0, action: 'ERASE', at: TODAY, reason: null, before: state, after, assignments: [], clocks: [] },
      ...{ content: locked.content, actor: SYSTEM_ACTOR, assignmentId: null, logHead: locked.logHead },
    });
  });
}

const brief = (entries: Entry[] | undefined) => entries?.map(({ kind, action, version }) => [kind, action, version]);
const { asClient, asLiaison, asAdmin, asNationalAdmin } = callers;

describe('a unit of an institution', () => {
  const { asUnitLiaison, unitOf, otherUnitOf } = callers;

  it('is told of a case when it is disposed to it, and when it goes to another unit', async () => {
    const steps = [
      { action: 'DISPOSE', lead: REGENCY } as const,
      { action: 'DISPOSE_TO_UNIT', of: REGENCY, unitId: unitOf(REGENCY) } as const,
      { action: 'ACCEPT', of: REGENCY } as const,
      { action: 'DISPOSE_TO_UNIT', of: REGENCY, unitId: otherUnitOf(REGENCY) } as const,
    ];
    const viewers = [asUnitLiaison(REGENCY), asUnitLiaison(REGENCY, otherUnitOf(REGENCY)), asLiaison(REGENCY)];
    const [first, second, whole] = await tell({ isConfidential: true, steps }, ...viewers);
    expect(brief(first)).toEqual([
      ['ARRIVED', 'DISPOSE_TO_UNIT', 3],
      ['CHANGED', 'ACCEPT', 4],
      ['LEFT', 'DISPOSE_TO_UNIT', 5],
    ]);
    expect(brief(second)).toEqual([['ARRIVED', 'DISPOSE_TO_UNIT', 5]]);
    expect(whole?.map(({ version }) => version)).toEqual([2, 3, 4, 5]);
  });
});

describe('an institution that gets a case', () => {
  it('is told of its arrival and of every step, each with the report as it is now', async () => {
    const steps = [
      { action: 'DISPOSE', lead: REGENCY } as const,
      { action: 'ACCEPT', of: REGENCY } as const,
      { action: 'PUBLISH_RESPONSE', of: REGENCY } as const,
    ];
    const [entries] = await tell({ steps }, asClient(REGENCY));
    expect(brief(entries)).toEqual([
      ['ARRIVED', 'DISPOSE', 2],
      ['CHANGED', 'ACCEPT', 3],
      ['CHANGED', 'PUBLISH_RESPONSE', 4],
    ]);
    expect(entries?.map(({ report }) => report?.status)).toEqual(['RESPONDED', 'RESPONDED', 'RESPONDED']);
  });

  it('is told that it left when it is returned, and nothing afterwards', async () => {
    const steps = [
      { action: 'DISPOSE', lead: REGENCY, supporting: [MINISTRY] } as const,
      { action: 'RETURN', of: REGENCY, reason: 'NOT_COMPETENT' } as const,
      { action: 'ACCEPT', of: MINISTRY } as const,
    ];
    const [regency, ministry] = await tell({ steps }, asClient(REGENCY), asClient(MINISTRY));
    expect(brief(regency)).toEqual([
      ['ARRIVED', 'DISPOSE', 2],
      ['LEFT', 'RETURN', 3],
    ]);
    // Who returned it is the internal trail of the other institution; that something changed is not.
    expect(brief(ministry)).toEqual([
      ['ARRIVED', 'DISPOSE', 2],
      ['CHANGED', null, 3],
      ['CHANGED', 'ACCEPT', 4],
    ]);
  });

  it('sees of what left only what the public sees: nothing of a confidential report', async () => {
    const steps = [
      { action: 'DISPOSE', lead: REGENCY, supporting: [MINISTRY] } as const,
      { action: 'RETURN', of: REGENCY, reason: 'NOT_COMPETENT' } as const,
    ];
    const [open] = await tell({ steps }, asClient(REGENCY));
    const [hidden] = await tell({ steps, isConfidential: true }, asClient(REGENCY));
    expect(open?.map(({ report }) => report === null)).toEqual([false, false]);
    expect(hidden?.map(({ kind, report }) => [kind, report])).toEqual([
      ['ARRIVED', null],
      ['LEFT', null],
    ]);
  });

  it('is told of an erasure even when the case had left it', async () => {
    const steps = [
      { action: 'DISPOSE', lead: REGENCY, supporting: [MINISTRY] } as const,
      { action: 'RETURN', of: REGENCY, reason: 'NOT_COMPETENT' } as const,
    ];
    const { id, state } = await reports.insertCase({ steps });
    await recordErasure(id, state);
    await settle(reports);
    for (const viewer of [asClient(REGENCY), asClient(MINISTRY), asNationalAdmin()]) {
      const { entries } = await readAll(reports, viewer);
      const last = entries.findLast(({ reportId }) => reportId === id);
      expect([last?.kind, last?.version]).toEqual(['ERASED', state.version + 1]);
    }
  });
});

describe('admins', () => {
  it('of the institution that a report was sent straight to get it at once; its liaisons and systems when it holds it', async () => {
    const steps = [{ action: 'DISPOSE', lead: REGENCY } as const, { action: 'ACCEPT', of: REGENCY } as const];
    const [admin, liaison, client] = await tell(
      { targetAgencyId: REGENCY, steps },
      asAdmin(REGENCY),
      asLiaison(REGENCY),
      asClient(REGENCY),
    );
    expect(brief(admin)).toEqual([
      ['ARRIVED', 'SUBMIT', 1],
      ['CHANGED', 'DISPOSE', 2],
      ['CHANGED', 'ACCEPT', 3],
    ]);
    expect(brief(liaison)).toEqual([
      ['ARRIVED', 'DISPOSE', 2],
      ['CHANGED', 'ACCEPT', 3],
    ]);
    expect(client).toEqual(liaison?.map((entry) => ({ ...entry, cursor: expect.any(String) })));
  });

  it('lose what was sent to them when it goes elsewhere', async () => {
    const steps = [{ action: 'DISPOSE', lead: MINISTRY } as const];
    const [admin] = await tell({ targetAgencyId: REGENCY, steps }, asAdmin(REGENCY));
    expect(brief(admin)).toEqual([
      ['ARRIVED', 'SUBMIT', 1],
      ['LEFT', 'DISPOSE', 2],
    ]);
  });

  it('above get the cases of those below as one sight, with their internal steps', async () => {
    const steps = [
      { action: 'DISPOSE', lead: REGENCY, supporting: [NEIGHBOUR] } as const,
      { action: 'RETURN', of: REGENCY, reason: 'OTHER_REGION' } as const,
      { action: 'RETURN', of: NEIGHBOUR, reason: 'OTHER_REGION' } as const,
    ];
    const [province, liaison] = await tell({ steps }, asAdmin(PROVINCE), asLiaison(PROVINCE));
    expect(brief(province)).toEqual([
      ['ARRIVED', 'DISPOSE', 2],
      ['CHANGED', 'RETURN', 3],
      ['LEFT', 'RETURN', 4],
    ]);
    expect(liaison).toEqual([]);
  });

  it('of the nation get everything from the submission on', async () => {
    const [national] = await tell({ steps: [{ action: 'DISPOSE', lead: REGENCY }] }, asNationalAdmin());
    expect(brief(national)).toEqual([
      ['ARRIVED', 'SUBMIT', 1],
      ['CHANGED', 'DISPOSE', 2],
    ]);
  });
});

describe('who handles no reports', () => {
  it.each<[string, Principal]>([
    ['nobody', callers.asNobody()],
    ['a reporter', callers.asReporter()],
    ['an analyst', callers.asAnalyst(REGENCY)],
    ['a DPO', callers.asDpo(REGENCY)],
    ['a system without reports:read', callers.withScopes(asClient(REGENCY), ['reports:write'])],
  ])('is refused: %s', async (_name, caller) => {
    const { codes } = await reports.ask(caller, CHANGES, { first: 1 });
    expect(codes).toEqual(['FORBIDDEN']);
  });
});

describe('a cursor', () => {
  const dispose = { steps: [{ action: 'DISPOSE', lead: REGENCY } as const] };

  it('from NOW gives nothing of before and everything after, also over empty pages', async () => {
    await tell(dispose);
    const start = await readPage(reports, asClient(REGENCY), { from: 'NOW' });
    expect([start.entries, start.hasMore]).toEqual([[], false]);
    const still = await readPage(reports, asClient(REGENCY), { after: start.endCursor });
    expect(still.entries).toEqual([]);
    const { id } = await reports.insertCase(dispose);
    await settle(reports);
    const next = await readPage(reports, asClient(REGENCY), { after: still.endCursor });
    expect(next.entries.map(({ reportId, kind }) => [reportId, kind])).toEqual([[id, 'ARRIVED']]);
  });

  it('of every entry and every page goes on exactly behind it', async () => {
    await tell(dispose);
    await tell(dispose);
    const caller = asAdmin(PROVINCE);
    const all = (await readAll(reports, caller)).entries.map(({ reportId, version }) => [reportId, version]);
    const small = (await readAll(reports, caller, { first: 1 })).entries;
    expect(small.map(({ reportId, version }) => [reportId, version])).toEqual(all);
    const rest = await readAll(reports, caller, { after: small[1]?.cursor });
    expect(rest.entries.map(({ reportId, version }) => [reportId, version])).toEqual(all.slice(2));
  });

  it('opens for another person or client of the same institution and role, and for nobody else', async () => {
    const { endCursor: after } = await readPage(reports, asClient(REGENCY));
    const again = await reports.ask(asLiaison(REGENCY), CHANGES, { first: 1, after });
    expect(again.codes).toEqual([]);
    for (const other of [asClient(NEIGHBOUR), asAdmin(REGENCY), asAdmin(PROVINCE), asNationalAdmin()]) {
      expect((await reports.ask(other, CHANGES, { first: 1, after })).codes).toEqual(['CURSOR_INVALID']);
    }
    const filtered = { first: 1, after, filter: { kinds: ['LEFT'] } };
    expect((await reports.ask(asClient(REGENCY), CHANGES, filtered)).codes).toEqual(['CURSOR_INVALID']);
    expect((await reports.ask(asClient(REGENCY), CHANGES, { first: 1, after: 'MQ' })).codes).toEqual([
      'CURSOR_INVALID',
    ]);
  });

  it('holds for a filter of kinds', async () => {
    await tell(dispose, asClient(REGENCY));
    const filter = { kinds: ['ARRIVED'] };
    const { entries } = await readAll(reports, asClient(REGENCY), { first: 1, filter });
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['ARRIVED']));
    const all = (await readAll(reports, asClient(REGENCY))).entries.filter(({ kind }) => kind === 'ARRIVED');
    expect(entries.map(({ reportId }) => reportId)).toEqual(all.map(({ reportId }) => reportId));
  });

  it('is refused once its entries are not kept any more, with the way back in the message', async () => {
    const caller = asClient(REGENCY);
    const [first] = (await readPage(reports, caller, { first: 1 })).entries;
    const old = await readPage(reports, caller);
    await forgetOldDeliveries(reports.db, TODAY + (FEED_DAYS + 30) * 86_400_000);
    expect((await reports.ask(caller, CHANGES, { first: 1, after: first?.cursor })).codes).toEqual(['CURSOR_EXPIRED']);
    // What has been read to the end lost nothing.
    expect((await reports.ask(caller, CHANGES, { first: 1, after: old.endCursor })).codes).toEqual([]);
    expect((await readPage(reports, caller)).entries).toEqual([]);
    const [kept] = await tell(dispose, caller);
    expect(brief(kept)).toEqual([['ARRIVED', 'DISPOSE', 2]]);
  });
});
