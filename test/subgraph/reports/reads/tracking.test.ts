// Following a report with tracking id and secret: what it opens, what it hides, and what slows guessing down.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../../../schema/contract/principal';
import { asAnalyst, asReporter, OTHER_CITIZEN, REGENCY } from '../support/callers';
import type { InsertedCase } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';

let reports: RunningReports;
let fresh: InsertedCase;

beforeAll(async () => {
  reports = await startReports();
  fresh = await reports.insertCase({ isConfidential: true, reporterId: null });
});

afterAll(() => reports.close());

const TRACK = `query ($trackingId: String!, $secret: String!) {
  trackReport(trackingId: $trackingId, secret: $secret) { id title reporter { id } reporterHidden availableActions }
}`;

function track(trackingId: string, secret: string, caller = ANONYMOUS) {
  return reports.ask(caller, TRACK, { trackingId, secret });
}

describe('tracking id and secret', () => {
  it('open one report to somebody without a token, before verification and though it is confidential', async () => {
    const { data, codes } = await track(fresh.trackingId, reports.secretOf(fresh.id));
    expect(codes).toEqual([]);
    expect(data.trackReport).toEqual({
      ...{ id: fresh.id, title: expect.stringContaining('Jalan'), reporter: null, reporterHidden: 'NO_ACCOUNT' },
      availableActions: ['ESCALATE', 'WITHDRAW'],
    });
  });

  it('do not name the account behind it: a secret proves who handed in, not who somebody is', async () => {
    const named = await reports.insertCase();
    const { data } = await track(named.trackingId, reports.secretOf(named.id));
    expect(data.trackReport).toMatchObject({ id: named.id, reporter: null, reporterHidden: 'NOT_PERMITTED' });
  });

  it('open it to an analyst too, who sees no other row', async () => {
    const { data } = await track(fresh.trackingId, reports.secretOf(fresh.id), asAnalyst());
    expect(data.trackReport.id).toBe(fresh.id);
  });

  it('open nothing with the secret of another report, another case of letters, or none', async () => {
    const other = await reports.insertCase();
    const right = reports.secretOf(fresh.id);
    for (const secret of [reports.secretOf(other.id), right.toLowerCase(), `${right}=`, '']) {
      const { data, codes } = await track(fresh.trackingId, secret);
      expect([data.trackReport, codes]).toEqual([null, ['NOT_FOUND']]);
    }
  });

  it('answer alike, after the same statements, for a hidden report and for one that does not exist', async () => {
    const hidden = await track((await reports.insertCase()).trackingId, 'x');
    const missing = await track('999999998', 'x');
    expect(hidden).toEqual({ ...missing, statements: expect.anything() });
    expect([hidden.statements.length, missing.statements.length]).toEqual([1, 1]);
  });

  it('are looked up only in the one spelling that exists', async () => {
    const { codes, statements } = await track(`${fresh.trackingId} `, reports.secretOf(fresh.id));
    expect([codes, statements]).toEqual([['NOT_FOUND'], []]);
  });

  it('open the nested report of its assignments in the same request', async () => {
    const held = await reports.insertCase({ isConfidential: true, steps: [{ action: 'DISPOSE', lead: REGENCY }] });
    const { data } = await reports.ask(
      asReporter(OTHER_CITIZEN),
      `query ($trackingId: String!, $secret: String!) {
        trackReport(trackingId: $trackingId, secret: $secret) { assignments { report { id } } }
      }`,
      { trackingId: held.trackingId, secret: reports.secretOf(held.id) },
    );
    expect(data.trackReport.assignments).toEqual([{ report: { id: held.id } }]);
  });
});

describe('guessing a secret', () => {
  it('is slowed down for that report, whoever tries, and never stops the right secret', async () => {
    const target = await reports.insertCase();
    const codes: string[] = [];
    for (let attempt = 0; attempt < 12; attempt += 1) {
      const caller = attempt % 2 === 0 ? ANONYMOUS : asReporter(OTHER_CITIZEN);
      codes.push(...(await track(target.trackingId, `guess ${attempt}`, caller)).codes);
    }
    expect(codes).toEqual([...Array<string>(10).fill('NOT_FOUND'), 'RATE_LIMITED', 'RATE_LIMITED']);
    expect((await track(target.trackingId, reports.secretOf(target.id))).data.trackReport.id).toBe(target.id);
    expect((await track(fresh.trackingId, 'guess')).codes).toEqual(['NOT_FOUND']);
  });

  it('is slowed down for a number that no report has in just the same way', async () => {
    const codes: string[] = [];
    for (let attempt = 0; attempt < 11; attempt += 1) codes.push(...(await track('999999997', 'guess')).codes);
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });

  it('begins anew after a quarter of an hour', async () => {
    reports.clock.now += 15 * 60_000;
    expect((await track('999999997', 'guess')).codes).toEqual(['NOT_FOUND']);
  });
});
