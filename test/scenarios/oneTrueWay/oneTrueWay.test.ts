// The main job, played over HTTP: an agency's system takes a token and reads its inbox across four subgraphs; a citizen hands
// a report in; a national admin verifies and disposes it; the agency accepts and answers; the citizen follows, replies and
// confirms; the figures move. Each step begins where the one before ended.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { seedReporter } from '../../../schema/reference/reporters';
import { demoClientOf } from '../../../subgraphs/users/development';
import { askUntil } from '../../support/askGateway';
import { startStack, type Stack } from '../../support/startStack';
import { createStory, NATIONAL_TOTALS, SHOW_REPORT, type Story } from './story';

const SURABAYA = 'PEMKOT-3578';
const BANDUNG = 'PEMKOT-3273';
const FIGURES_WITHIN_MS = 2_000;

let stack: Stack;
let story: Story;
/** What one step finds out and the next needs. */
let token = '';
let before: { agency: any; nation: any };
let report: { id: string; trackingId: string };
let secret = '';

beforeAll(async () => {
  stack = await startStack();
  story = createStory(stack);
}, 180_000);
afterAll(() => stack?.close());

const read = (who: Parameters<Stack['query']>[0]) => stack.query(who, SHOW_REPORT, { id: report.id });

describe('an agency’s system', () => {
  it('takes a token with its client id and secret', async () => {
    const client = demoClientOf(stack.rootKeys.users, SURABAYA);
    const response = await fetch(`${stack.url}/oauth/token`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`${client.clientId}:${client.secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: 'grant_type=client_credentials&scope=reports:read%20reports:write%20statistics:read',
    });
    const answer = (await response.json()) as Record<string, string>;
    expect(response.status).toBe(200);
    expect(answer).toMatchObject({ token_type: 'Bearer', scope: 'reports:read reports:write statistics:read' });
    token = answer.access_token as string;
  });

  it('reads its inbox, its name, its reporters and its figures in one operation over all four subgraphs', async () => {
    const { result, traffic } = await stack.record(() => story.run('agency-system/agencyInbox', token, { first: 20 }));
    expect(result.errors).toEqual([]);
    const asked = new Set(traffic.fetches.map(({ subgraph }) => subgraph));
    expect([...asked].sort()).toEqual(['agencies', 'reports', 'statistics', 'users']);
    const { viewer, inbox } = result.data;
    expect(viewer.agency).toMatchObject({ code: SURABAYA, name: 'Pemerintah Kota Surabaya' });
    expect(inbox.totalCount).toBeGreaterThan(20);
    expect(inbox.edges).toHaveLength(20);
    expect(inbox.edges.filter((edge: any) => edge.node.reporter?.name).length).toBeGreaterThan(5);
    const dueAt = inbox.edges.map((edge: any) => edge.dueAt);
    expect(dueAt).toEqual(dueAt.toSorted());
    before = { agency: viewer.agency.statistics.figures, nation: await story.readNation() };
  });
});

describe('a citizen', () => {
  it('hands in a report and gets a tracking id with its secret', async () => {
    const payload = await story.change('citizen/submitReport', stack.tokens.asCitizen(0), {
      title: 'Jalan berlubang di Jalan Raya Darmo',
      body: 'Lubang di depan halte membahayakan pengendara sepeda motor, terlebih pada malam hari.',
      classification: 'COMPLAINT',
      categoryCode: 'PU_JALAN_RUSAK',
      areaCode: '35.78',
      incidentPlace: 'Depan halte Jalan Raya Darmo',
    });
    expect(payload.userErrors).toEqual([]);
    expect(payload.report).toMatchObject({ status: 'SUBMITTED', version: 1 });
    expect(payload.report.trackingId).toMatch(/^\d{8,10}$/);
    // 128 bits at least, whatever the alphabet.
    expect(payload.trackingSecret.length).toBeGreaterThanOrEqual(22);
    report = payload.report;
    secret = payload.trackingSecret;
  });

  it('reads it at once; nobody else does before it is verified', async () => {
    const { tokens } = stack;
    expect((await read(tokens.asCitizen(0))).data.report).toMatchObject({ status: 'SUBMITTED', reporterHidden: null });
    const others = [tokens.asNobody(), tokens.asCitizen(1), token, tokens.asLiaison(SURABAYA), tokens.asAnalyst()];
    for (const other of others) {
      const { data, codes } = await read(other);
      expect([data?.report ?? null, ...codes]).toEqual([null, 'NOT_FOUND']);
    }
    const guess = await story.run('citizen/trackReport', null, { trackingId: report.trackingId, secret: `${secret}x` });
    expect(guess.codes).toEqual(['NOT_FOUND']);
    const listed = await stack.query(null, '{ reports(first: 1) { nodes { id } } }');
    expect(listed.data.reports.nodes[0].id).not.toBe(report.id);
  });

  it('is counted by the nation within two seconds, although nobody may read the report', async () => {
    const counted = before.nation.received.value + 1;
    const isMet = (totals: any) => totals.received.value === counted;
    const { answer, tookMs } = await askUntil(story.readNation, isMet, FIGURES_WITHIN_MS);
    expect(answer.received.value).toBe(counted);
    console.log(`the nation counts a new report after ${tookMs} ms`);
  });
});

describe('a national admin', () => {
  it('finds it in the verification queue and disposes it to the agency', async () => {
    const admin = await stack.tokens.asNationalAdmin();
    const waiting = await story.findInPages('operator/verificationQueue', admin, report.id);
    expect(waiting.node).toMatchObject({ version: 1, area: { agency: { code: SURABAYA, isConnected: true } } });
    const input = { reportId: report.id, leadAgencyId: getAgency(SURABAYA).id };
    const stale = await story.change('operator/disposeReport', admin, { ...input, expectedVersion: 7 });
    expect(stale.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT' }]);
    const payload = await story.change('operator/disposeReport', admin, { ...input, expectedVersion: 1 });
    expect(payload.userErrors).toEqual([]);
    expect(payload.report).toMatchObject({
      status: 'DISPOSED',
      assignments: [{ role: 'LEAD', status: 'PENDING', agency: { code: SURABAYA } }],
    });
    const clocks = payload.report.assignments[0].deadlines.map(({ clock }: any) => clock).sort();
    expect(clocks).toEqual(['FIRST_RESPONSE', 'RESOLVE']);
  });
});

describe('the agency', () => {
  it('finds it in its inbox, with the reporter’s name', async () => {
    const { node, assignment } = await story.findInPages('agency-system/agencyInbox', token, report.id);
    expect(assignment).toMatchObject({ role: 'LEAD', status: 'PENDING' });
    expect(node).toMatchObject({ trackingId: report.trackingId, reporterHidden: null });
    expect(node.reporter).toEqual({ name: seedReporter(0).name });
    expect(node.availableActions).toEqual(expect.arrayContaining(['ACCEPT', 'PUBLISH_RESPONSE']));
  });

  it('is the only one to learn the name, now that all may read the report; an analyst may not even do that', async () => {
    const { tokens } = stack;
    for (const other of [tokens.asNobody(), tokens.asCitizen(1), tokens.asAgency(BANDUNG)]) {
      const { data, errors } = await read(other);
      expect([errors, data.report]).toMatchObject([[], { reporter: null, reporterHidden: 'NOT_PERMITTED' }]);
      expect(data.report.availableActions).toEqual([]);
    }
    expect((await read(tokens.asAnalyst())).codes).toEqual(['NOT_FOUND']);
    const foreign = await story.change('agency-system/acceptAssignment', tokens.asAgency(BANDUNG), {
      reportId: report.id,
      expectedVersion: 2,
    });
    expect(foreign.userErrors[0].code).toMatch(/^(FORBIDDEN|TRANSITION_NOT_ALLOWED|NOT_FOUND)$/);
  });

  it('accepts it and publishes a response with its finding', async () => {
    const accepted = await story.change('agency-system/acceptAssignment', token, {
      reportId: report.id,
      expectedVersion: 2,
    });
    expect([accepted.userErrors, accepted.report]).toMatchObject([[], { status: 'IN_PROGRESS', version: 3 }]);
    const answered = await story.change('agency-system/publishResponse', token, {
      reportId: report.id,
      expectedVersion: 3,
      finding: 'SERVICE_IMPROVED',
      body: 'Lubang telah ditambal oleh Satgas Jalan pada hari yang sama.',
    });
    expect([answered.userErrors, answered.report]).toMatchObject([[], { status: 'RESPONDED', version: 4 }]);
    expect(answered.report.responses.nodes).toMatchObject([{ finding: 'SERVICE_IMPROVED' }]);
  });
});

describe('the citizen', () => {
  it('follows without an account, by tracking id and secret', async () => {
    const { data, errors } = await story.run('citizen/trackReport', null, { trackingId: report.trackingId, secret });
    expect(errors).toEqual([]);
    expect(data.trackReport).toMatchObject({ id: report.id, status: 'RESPONDED', version: 4 });
    const actions = data.trackReport.timeline.nodes.map(({ action }: any) => action);
    expect(actions.toSorted()).toEqual(['ACCEPT', 'DISPOSE', 'PUBLISH_RESPONSE', 'SUBMIT']);
    expect(data.trackReport.responses.nodes).toMatchObject([{ agency: { name: 'Pemerintah Kota Surabaya' } }]);
    expect(data.trackReport.availableActions).toEqual(expect.arrayContaining(['REPLY', 'CONFIRM']));
  });

  it('replies with the account, and the agency answers once more', async () => {
    const replied = await story.change('citizen/replyToReport', stack.tokens.asCitizen(0), {
      reportId: report.id,
      expectedVersion: 4,
      body: 'Terima kasih, tetapi satu lubang di seberang halte masih terbuka.',
    });
    expect([replied.userErrors, replied.report]).toMatchObject([[], { status: 'REPORTER_REPLIED', version: 5 }]);
    const answered = await story.change('agency-system/publishResponse', token, {
      reportId: report.id,
      expectedVersion: 5,
      finding: 'STANDARD_BREACH',
      body: 'Lubang di seberang halte telah ditambal pula; jadwal pemeriksaan jalan diperbaiki.',
    });
    expect([answered.userErrors, answered.report]).toMatchObject([[], { status: 'RESPONDED', version: 6 }]);
  });

  it('confirms with a rating by the secret alone, once, however often the call is repeated', async () => {
    const input = {
      reportId: report.id,
      expectedVersion: 6,
      rating: 5,
      secret,
      idempotencyKey: 'konfirmasi-0001-0001',
    };
    const wrong = await story.change('citizen/confirmResolution', null, {
      ...input,
      idempotencyKey: 'konfirmasi-0001-0002',
      secret: `${secret}x`,
    });
    expect(wrong.userErrors).not.toEqual([]);
    const first = await story.change('citizen/confirmResolution', null, input);
    const second = await story.change('citizen/confirmResolution', null, input);
    expect([first.userErrors, first.report]).toMatchObject([[], { status: 'CLOSED', rating: 5, version: 7 }]);
    expect(second).toEqual(first);
  });
});

describe('the figures', () => {
  const oneMore = (of: any, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, of[name].value + 1]));
  const valuesOf = (of: any, names: readonly string[]) =>
    Object.fromEntries(names.map((name) => [name, of[name].value]));

  it('of the nation have moved within two seconds, for everybody', async () => {
    const names = ['received', 'verified', 'closed'];
    const expected = oneMore(before.nation, names);
    const isMet = (totals: any) => names.every((name) => totals[name].value === expected[name]);
    const { answer, tookMs } = await askUntil(story.readNation, isMet, FIGURES_WITHIN_MS);
    expect(valuesOf(answer, names)).toEqual(expected);
    expect(answer.open.value).toBe(before.nation.open.value);
    console.log(`the nation counts a closed report after ${tookMs} ms`);
  });

  it('of the agency have moved: received, and open as before', async () => {
    const ask = async () =>
      (await story.run('agency-system/agencyInbox', token, { first: 1 })).data.viewer.agency.statistics;
    const isMet = ({ figures }: any) => figures.received.value === before.agency.received.value + 1;
    const { answer } = await askUntil(ask, isMet, FIGURES_WITHIN_MS);
    expect(answer.figures.received.value).toBe(before.agency.received.value + 1);
    expect(answer.figures.open.value).toBe(before.agency.open.value);
    const own = await story.run('dashboard/ownAgencyFigures', token, {});
    expect(own.data.viewer.agency.statistics).toMatchObject({ isExact: true });
  });

  it('of the agency are exact to itself and the national admin; to another one they are published ones', async () => {
    const exactness = async (who: Parameters<Stack['query']>[0]) =>
      (await stack.query(who, story.agencyFigures(SURABAYA))).data.agency.statistics.isExact;
    const { tokens } = stack;
    const seen = await Promise.all(
      [token, tokens.asNationalAdmin(), tokens.asAgency(BANDUNG), tokens.asAnalyst(), null].map(exactness),
    );
    expect(seen).toEqual([true, true, false, false, false]);
    expect((await stack.query(tokens.asAnalyst(), NATIONAL_TOTALS, { period: story.period })).errors).toEqual([]);
  });
});
