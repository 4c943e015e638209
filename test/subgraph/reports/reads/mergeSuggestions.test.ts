// `Report.mergeSuggestions`: which reports are suggested, with which reasons, and to whom.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import { eraseReporters } from '../../../../subgraphs/reports/app/eraseReporter';
import { queueErasure } from '../../../../subgraphs/reports/store/erasures';
import {
  asAdmin,
  asAnalyst,
  asClient,
  asLiaison,
  asNationalAdmin,
  asNobody,
  asReporter,
  MINISTRY,
  NEIGHBOUR,
  OTHER_CITIZEN,
  PROVINCE,
  REGENCY,
  withScopes,
} from '../support/callers';
import { FIRST_SUBMITTED_AT, type CaseOptions, type CaseStep } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';

const DAY_MS = 86_400_000;
const disposeTo = (lead: string, ...supporting: string[]): CaseStep => ({ action: 'DISPOSE', lead, supporting });
const merge: CaseStep = { action: 'MERGE' };
const TEXT = {
  title: 'Jembatan gantung Cikapundung putus',
  body: 'Kabel sling lepas, murid memutar delapan kilometer.',
};
const ELSEWHERE = { areaCode: '91.01', categoryCode: 'KESEHATAN' };

const QUERY = `query ($id: ID!, $first: Int!) { report(id: $id) { mergeSuggestions(first: $first) {
  report { id title } score textScore placeScore categoryScore timeScore
} } }`;

let reports: RunningReports;
/** Names of inserted reports by id, so that a failure can be read. */
const names = new Map<string, string>();
const ids = new Map<string, string>();

async function insert(name: string, options: CaseOptions, mergedInto?: string): Promise<void> {
  const { id } = await reports.insertCase({
    ...{ submittedAt: FIRST_SUBMITTED_AT, mergedIntoId: mergedInto === undefined ? null : idOf(mergedInto) },
    ...options,
  });
  names.set(id, name);
  ids.set(name, id);
}

const idOf = (name: string): string => ids.get(name) as string;

async function suggest(caller: Principal, name: string, first = 10) {
  const answer = await reports.ask(caller, QUERY, { id: idOf(name), first });
  const found: any[] = answer.data?.report?.mergeSuggestions ?? [];
  return { ...answer, found, names: found.map(({ report }) => names.get(report.id)) };
}

beforeAll(async () => {
  reports = await startReports();
  await insert('it', { ...TEXT, steps: [disposeTo(REGENCY)] });
  await insert('copy, far and old', {
    ...{ ...TEXT, ...ELSEWHERE, submittedAt: FIRST_SUBMITTED_AT - 90 * DAY_MS },
    steps: [disposeTo(MINISTRY)],
  });
  await insert('same words, other bridge', {
    ...{ title: TEXT.title, body: 'Kabel sling lepas, murid tersesat.', submittedAt: FIRST_SUBMITTED_AT + DAY_MS },
    steps: [disposeTo(REGENCY)],
  });
  await insert('other words, same place', {
    ...{ title: 'Titian rubuh', body: 'Warga kesulitan menyeberang.', submittedAt: FIRST_SUBMITTED_AT + 3 * DAY_MS },
    steps: [disposeTo(REGENCY)],
  });
  await insert('other words, elsewhere', { title: 'Obat', body: 'Habis.', ...ELSEWHERE, steps: [disposeTo(REGENCY)] });
  await insert('shared with another', { ...TEXT, steps: [disposeTo(REGENCY, NEIGHBOUR)] });
  await insert('of the neighbour', { ...TEXT, steps: [disposeTo(NEIGHBOUR)] });
  await insert('confidential', { ...TEXT, isConfidential: true, steps: [disposeTo(MINISTRY)] });
  await insert('sent straight', { ...TEXT, targetAgencyId: REGENCY });
  await insert('unverified', TEXT);
  await insert('archived', { ...TEXT, steps: [{ action: 'ARCHIVE', reason: 'SPAM' }] });
  await insert('its secondary', { ...TEXT, steps: [disposeTo(REGENCY), merge] }, 'it');
  await insert('merged elsewhere', { ...TEXT, steps: [disposeTo(REGENCY), merge] }, 'of the neighbour');
});
afterAll(() => reports.close());

const OWN = ['sent straight', 'same words, other bridge'];
const ALL = ['copy, far and old', 'shared with another', 'of the neighbour', 'confidential', 'unverified', ...OWN];

describe('merge suggestions', () => {
  it('are for the national admin all open reports that seem the same, near-identical texts first', async () => {
    const { names: found, codes } = await suggest(asNationalAdmin(), 'it');
    expect(codes).toEqual([]);
    expect(found.slice().sort()).toEqual([...ALL, 'other words, same place'].sort());
    expect(found.slice(-3)).toEqual(['copy, far and old', 'same words, other bridge', 'other words, same place']);
    expect((await suggest(asNationalAdmin(), 'it', 2)).names).toEqual(found.slice(0, 2));
  });

  it('say why', async () => {
    const { found } = await suggest(asNationalAdmin(), 'it');
    const of = (name: string) => found.find(({ report }) => report.id === idOf(name));
    expect(of('unverified')).toMatchObject({ score: 1, textScore: 1, placeScore: 1, categoryScore: 1, timeScore: 1 });
    const far = { textScore: 1, placeScore: 0, categoryScore: 0, timeScore: 0 };
    expect(of('copy, far and old')).toMatchObject({ score: 0.5, ...far });
    const near = of('same words, other bridge');
    expect(near.textScore).toBeGreaterThan(0.5);
    expect(near.textScore).toBeLessThan(0.9);
    expect(near.timeScore).toBeCloseTo(29 / 30);
  });

  it('are for an institution’s admin only its own reports', async () => {
    expect((await suggest(asAdmin(REGENCY), 'it')).names).toEqual([...OWN, 'other words, same place']);
    expect((await suggest(asAdmin(REGENCY), 'sent straight')).names[0]).toBe('it');
    expect((await suggest(asAdmin(NEIGHBOUR), 'of the neighbour')).names).toEqual([]);
  });

  it.each<[string, Principal]>([
    ['nobody', asNobody()],
    ['the reporter', asReporter()],
    ['the liaison', asLiaison(REGENCY)],
    ['the system of the institution', asClient(REGENCY)],
    ['the coordinator above', asAdmin(PROVINCE)],
    ['another institution', asAdmin(MINISTRY)],
    ['an analyst', asAnalyst()],
    ['a national admin who may only read', withScopes(asNationalAdmin(), ['reports:read'])],
  ])('are none for who may not merge: %s', async (_who, caller) => {
    expect((await suggest(caller, 'it')).found).toEqual([]);
  });

  it('are none of a report that is at rest or shared', async () => {
    expect((await suggest(asNationalAdmin(), 'archived')).found).toEqual([]);
    expect((await suggest(asNationalAdmin(), 'its secondary')).found).toEqual([]);
    expect((await suggest(asAdmin(REGENCY), 'shared with another')).found).toEqual([]);
  });

  it('take four statements at most', async () => {
    const { statements } = await suggest(asNationalAdmin(), 'it');
    expect(statements.length).toBeLessThanOrEqual(1 + 4);
  });

  it.each([0, 11, -1])('refuse first: %s', async (first) => {
    expect((await suggest(asNationalAdmin(), 'it', first)).codes).toEqual(['PAGE_SIZE_INVALID']);
  });

  it('are given for ten reports of a request', async () => {
    for (const n of [1, 2]) await insert(`unlike ${n}`, { title: 'Lain', body: 'Lain lagi.', ...ELSEWHERE });
    const query = '{ reports(first: 50) { nodes { mergeSuggestions(first: 1) { score } } } }';
    const { codes } = await reports.ask(asNationalAdmin(), query);
    expect(codes).toContain('TOO_MANY_ITEMS');
    const few = await reports.ask(asNationalAdmin(), query.replace('50', '10'));
    expect(few.codes).toEqual([]);
  });

  it('of and into an erased report rest on what is left of it', async () => {
    await insert('erased', { ...TEXT, ...ELSEWHERE, reporterId: OTHER_CITIZEN, steps: [disposeTo(MINISTRY)] });
    await insert('erased here', { ...TEXT, reporterId: OTHER_CITIZEN, steps: [disposeTo(REGENCY)] });
    expect((await suggest(asNationalAdmin(), 'it')).names).toContain('erased');
    const { db, clock } = reports;
    await db.write((tx) => queueErasure(tx, db.dialect, { reporterId: OTHER_CITIZEN, requestedAt: clock.now }));
    await eraseReporters(db, { now: () => clock.now });
    const { found, names: left } = await suggest(asNationalAdmin(), 'it');
    expect(left).not.toContain('erased');
    expect(found.find(({ report }) => report.id === idOf('erased here'))).toMatchObject({ textScore: null, score: 1 });
    expect((await suggest(asNationalAdmin(), 'erased here')).found.every(({ textScore }) => textScore === null)).toBe(
      true,
    );
  });

  it('can each be carried out, and of the others none', async () => {
    const merging = 'mutation ($input: MergeReportInput!) { mergeReport(input: $input) { userErrors { code field } } }';
    const { names: offered } = await suggest(asAdmin(REGENCY), 'it');
    const outcomes: [string, boolean][] = [];
    for (const name of [...ALL, 'archived', 'its secondary', 'merged elsewhere']) {
      const { id, state } = await reports.insertCase({ ...TEXT, steps: [disposeTo(REGENCY)] });
      const input = { idempotencyKey: `merge-into-${idOf(name)}`, reportId: id, expectedVersion: state.version };
      const variables = { input: { ...input, primaryReportId: idOf(name) } };
      const { data } = await reports.ask(asAdmin(REGENCY), merging, variables);
      outcomes.push([name, data.mergeReport.userErrors.length === 0]);
    }
    expect(
      outcomes
        .filter(([, isDone]) => isDone)
        .map(([name]) => name)
        .sort(),
    ).toEqual([...OWN].sort());
    expect(offered).toEqual(expect.arrayContaining(OWN));
    expect(outcomes.filter(([name, isDone]) => !isDone && offered.includes(name))).toEqual([]);
  });
});
