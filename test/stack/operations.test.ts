// The example operations on a seeded stack: each answers its audience at full pages without an error, and the inbox, which
// reaches all four subgraphs, costs no more fetches than planned and one statement for each entity type of a fetch.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../schema/reference/agencies';
import { seedOperator } from '../../schema/reference/operators';
import { listUnits } from '../../schema/reference/units';
import type { GatewayAnswer, Token } from '../support/askGateway';
import { listOperations, readOperation } from '../support/operations';
import { startStack, type Stack } from '../support/startStack';
import type { Fetch } from '../support/stackTraffic';
import '../support/toRunQueries';
import { createStory, type Story } from '../scenarios/oneTrueWay/story';
import { planFetches } from './planFetches';

const SURABAYA = getAgency('PEMKOT-3578');
const FULL_PAGE = 100;
const ON_PURPOSE = 'developer/errorOnPurpose';

let stack: Stack;
let story: Story;
let agency = '';
let national = '';

beforeAll(async () => {
  stack = await startStack();
  story = createStory(stack);
  agency = await stack.tokens.asAgency(SURABAYA.code);
  national = await stack.tokens.asNationalAdmin();
}, 180_000);
afterAll(() => stack?.close(), 30_000);

interface Made {
  readonly reportId: string;
  readonly trackingId: string;
  readonly secret: string;
  readonly expectedVersion: number;
}

const STEPS = ['SUBMITTED', 'DISPOSED', 'IN_PROGRESS', 'RESPONDED'] as const;

/** A new report, brought as far as `status`. */
async function makeReport(status: (typeof STEPS)[number]): Promise<Made> {
  const { report, trackingSecret } = await story.change('citizen/submitReport', stack.tokens.asCitizen(0), newReport());
  const { id: reportId, trackingId } = report;
  const at = STEPS.indexOf(status);
  const steps = [
    () => story.change('operator/disposeReport', national, { reportId, expectedVersion: 1, leadAgencyId: SURABAYA.id }),
    () => story.change('agency-system/acceptAssignment', agency, { reportId, expectedVersion: 2 }),
    () => story.change('agency-system/publishResponse', agency, { reportId, expectedVersion: 3, ...response() }),
  ];
  for (const step of steps.slice(0, at)) expect((await step()).userErrors).toEqual([]);
  return { reportId, trackingId, secret: trackingSecret, expectedVersion: at + 1 };
}

const newReport = () => ({
  title: 'Lampu jalan padam di Jalan Pemuda',
  body: 'Lampu jalan padam sejak tiga malam yang lalu.',
  classification: 'COMPLAINT',
  categoryCode: 'PU_JALAN_RUSAK',
  areaCode: '35.78',
});
const response = () => ({ finding: 'SERVICE_IMPROVED', body: 'Lampu telah diganti.' });
const change = ({ reportId, expectedVersion }: Made) => ({ reportId, expectedVersion });

const MONTH = { period: { year: 2026, month: 10 } };
const OF_MONTH = { ...MONTH, year: 2026 };

type Run = () => Promise<{
  readonly token: Token;
  readonly variables?: Record<string, unknown>;
  readonly input?: object;
}>;

const RUNS: Readonly<Record<string, Run>> = {
  'agency-system/acceptAssignment': async () => ({ token: agency, input: change(await makeReport('DISPOSED')) }),
  'agency-system/agencyInbox': async () => ({ token: agency }),
  'agency-system/caseFile': async () => ({
    token: agency,
    variables: { id: (await makeReport('RESPONDED')).reportId },
  }),
  'agency-system/followChanges': async () => ({ token: agency }),
  'agency-system/overdueCases': async () => ({ token: agency }),
  'agency-system/pairTrackingId': async () => ({
    token: agency,
    variables: { trackingId: (await makeReport('DISPOSED')).trackingId },
  }),
  'agency-system/proveCaseLog': async () => ({
    token: agency,
    variables: { id: (await makeReport('DISPOSED')).reportId },
  }),
  'agency-system/publishResponse': async () => ({
    token: agency,
    input: { ...change(await makeReport('IN_PROGRESS')), ...response() },
  }),
  'citizen/confirmResolution': async () => {
    const made = await makeReport('RESPONDED');
    return { token: null, input: { ...change(made), secret: made.secret, rating: 4 } };
  },
  'citizen/completeReport': async () => {
    const made = await makeReport('SUBMITTED');
    const question = { reason: 'PLACE_UNCLEAR', question: 'Di dekat apa?' };
    await story.change('operator/postponeReport', national, { ...change(made), ...question });
    const input = { reportId: made.reportId, expectedVersion: 2, answer: 'Di depan taman.' };
    return { token: stack.tokens.asCitizen(0), input };
  },
  'citizen/escalateReport': async () => ({
    token: stack.tokens.asCitizen(0),
    input: { ...change(await makeReport('DISPOSED')), explanation: 'Tidak ada tanggapan.' },
  }),
  'citizen/reopenReport': async () => {
    const made = await makeReport('RESPONDED');
    await story.change('operator/closeReport', national, { ...change(made), reason: 'ANSWERED_IN_FULL' });
    const input = { reportId: made.reportId, expectedVersion: 5, reason: 'NOT_RESOLVED', explanation: 'Masih padam.' };
    return { token: stack.tokens.asCitizen(0), input };
  },
  'citizen/withdrawReport': async () => ({
    token: stack.tokens.asCitizen(0),
    input: change(await makeReport('SUBMITTED')),
  }),
  'citizen/myReports': async () => ({ token: stack.tokens.asCitizen(0) }),
  'citizen/publicReports': async () => ({ token: null, variables: { areaCode: '35' } }),
  'citizen/replyToReport': async () => ({
    token: stack.tokens.asCitizen(0),
    input: { ...change(await makeReport('RESPONDED')), body: 'Masih padam satu.' },
  }),
  'citizen/createAttachmentUpload': async () => ({
    token: null,
    input: { fileName: 'lampu padam.jpg', contentType: 'image/jpeg', sizeBytes: 183_402 },
  }),
  'citizen/submitReport': async () => ({ token: null, input: newReport() }),
  'citizen/trackReport': async () => {
    const { trackingId, secret } = await makeReport('RESPONDED');
    return { token: null, variables: { trackingId, secret } };
  },
  'dashboard/actionPlanProgress': async () => ({ token: null, variables: { year: (await findPlan()).year } }),
  'dashboard/agencyFigures': async () => ({ token: stack.tokens.asAnalyst() }),
  'dashboard/breakdown': async () => ({ token: null, variables: MONTH }),
  'dashboard/freshness': async () => ({ token: null, variables: MONTH }),
  'dashboard/institutionFigures': async () => ({ token: null, variables: { ...OF_MONTH, code: SURABAYA.code } }),
  'dashboard/institutionTable': async () => ({
    token: null,
    variables: { ...MONTH, measure: 'FOLLOW_UP_RATE', order: 'LOWEST_FIRST', ranked: FULL_PAGE },
  }),
  'dashboard/measureDefinitions': async () => ({ token: null, variables: MONTH }),
  'dashboard/nationalOverview': async () => ({
    token: null,
    variables: { ...MONTH, year: { year: 2026 }, yearBefore: { year: 2025 } },
  }),
  'dashboard/provinceFigures': async () => ({ token: null, variables: { ...OF_MONTH, code: '35' } }),
  'dashboard/topicFigures': async () => ({ token: null, variables: { ...OF_MONTH, code: 'KESEHATAN' } }),
  'dashboard/nationalFigures': async () => ({ token: null }),
  'agency-system/ownPerformance': async () => ({ token: agency }),
  'dashboard/ownAgencyFigures': async () => ({ token: stack.tokens.asInstitutionAdmin(SURABAYA.code) }),
  'dashboard/topicsAndProvinces': async () => ({ token: null }),
  'developer/categoryTree': async () => ({ token: null }),
  'developer/fieldsOfAType': async () => ({ token: null }),
  'developer/localGovernments': async () => ({ token: null }),
  'developer/workingDays': async () => ({ token: null, variables: { year: 2026 } }),
  'developer/whoAmI': async () => ({ token: stack.tokens.asLiaison(SURABAYA.code) }),
  'operator/actionPlanMonitoring': async () => ({ token: national, variables: { year: (await findPlan()).year } }),
  'operator/institutionActionPlan': async () => ({
    token: stack.tokens.asInstitutionAdmin(SURABAYA.code),
    variables: { agencyCode: SURABAYA.code, year: (await findPlan()).year, quarter: 1 },
  }),
  'operator/reportActual': async () => {
    const { id: planId, version: expectedVersion, items } = await findPlan();
    const input = { planId, expectedVersion, itemId: items.nodes[0].id, quarter: 1, value: 12 };
    return { token: stack.tokens.asLiaison(SURABAYA.code), input };
  },
  'operator/closeReport': async () => ({
    token: national,
    input: { ...change(await makeReport('RESPONDED')), reason: 'ANSWERED_IN_FULL' },
  }),
  'operator/colleagues': async () => ({ token: stack.tokens.asInstitutionAdmin('PEMPROV-35') }),
  'operator/competentAgency': async () => ({ token: national, variables: { name: 'kota' } }),
  'operator/correctCalendar': async () => {
    const { data } = await stack.query(null, '{ calendar(year: 2027) { version holidays { date name } } }', {});
    const [{ date, name }] = data.calendar.holidays;
    const day = { date, name, kind: 'NATIONAL_HOLIDAY', source: 'SKB tiga menteri' };
    return {
      token: national,
      input: { year: 2027, expectedVersion: data.calendar.version, remove: [date], add: [day] },
    };
  },
  'operator/myWork': async () => ({ token: stack.tokens.asLiaison(SURABAYA.code) }),
  'operator/responseTemplates': async () => ({ token: stack.tokens.asLiaison(SURABAYA.code) }),
  'operator/workload': async () => ({ token: stack.tokens.asInstitutionAdmin(SURABAYA.code) }),
  'operator/suggestMerges': async () => ({
    token: national,
    variables: { id: (await makeReport('SUBMITTED')).reportId },
  }),
  'operator/updateOperator': async () => ({
    token: stack.tokens.asInstitutionAdmin('PEMKOT-3273'),
    input: { operatorId: seedOperator(getAgency('PEMKOT-3273'), 'LIAISON', 1).id, expectedVersion: 1, unitId: null },
  }),
  'operator/takeCases': async () => {
    const token = stack.tokens.asInstitutionAdmin(SURABAYA.code);
    const { data } = await stack.query(token, '{ viewer { operator { id } } }', {});
    const items = [change(await makeReport('DISPOSED'))];
    return { token, input: { items, operatorId: data.viewer.operator.id } };
  },
  'operator/disposeReport': async () => ({
    token: national,
    input: { ...change(await makeReport('SUBMITTED')), leadAgencyId: SURABAYA.id },
  }),
  'citizen/whoReadMyData': async () => ({ token: stack.tokens.asCitizen(0) }),
  'operator/openIdentity': async () => ({
    token: national,
    input: {
      reportId: (await makeReport('DISPOSED')).reportId,
      ...{ reason: 'CONTACT_REPORTER', purpose: 'Menanyakan patokan lokasi lewat telepon' },
    },
  }),
  'citizen/searchReports': async () => ({ token: null, variables: { text: 'lampu jalan' } }),
  'operator/searchInbox': async () => ({
    token: stack.tokens.asLiaison(SURABAYA.code),
    variables: { text: 'lampu jalan' },
  }),
  'operator/forwardAssignment': async () => {
    const made = await makeReport('DISPOSED');
    const query = 'query ($id: ID!) { report(id: $id) { assignments { id } } }';
    const { data } = await stack.query(national, query, { id: made.reportId });
    const assignmentId = data.report.assignments[0].id;
    return { token: national, input: { ...change(made), assignmentId, agencyId: getAgency('PEMPROV-35').id } };
  },
  'operator/mergeReport': async () => ({
    token: national,
    input: {
      ...change(await makeReport('SUBMITTED')),
      primaryReportId: (await makeReport('DISPOSED')).reportId,
    },
  }),
  'operator/postponeReport': async () => ({
    token: national,
    input: { ...change(await makeReport('SUBMITTED')), reason: 'DETAILS_MISSING', question: 'Sejak kapan?' },
  }),
  'operator/returnAssignment': async () => ({
    token: stack.tokens.asInstitutionAdmin(SURABAYA.code),
    input: { ...change(await makeReport('DISPOSED')), reason: 'OTHER_LEVEL', explanation: 'Jalan provinsi.' },
  }),
  'operator/escalatedReports': async () => ({ token: stack.tokens.asOmbudsman() }),
  'operator/unitInbox': async () => ({ token: stack.tokens.asUnitLiaison(SURABAYA.code) }),
  'operator/unitWorklist': async () => ({
    token: stack.tokens.asLiaison(SURABAYA.code),
    variables: { unitId: listUnits(SURABAYA)[0]?.id },
  }),
  'operator/verificationQueue': async () => ({ token: national }),
};

/** The newest plan of the institution, which is being carried out. */
async function findPlan() {
  const query = `{ agency(code: "${SURABAYA.code}") { actionPlans(first: 1) { nodes { id year version items(first: 1) { nodes { id } } } } } }`;
  const { data } = await stack.query(null, query, {});
  return data.agency.actionPlans.nodes[0];
}

async function runAtFullPages(name: string): Promise<GatewayAnswer> {
  const run = RUNS[name];
  if (run === undefined) throw new Error(`Say here who runs ${name}, and with which variables.`);
  const { token, variables, input } = await run();
  const given = { first: FULL_PAGE, ...variables };
  return story.run(name, token, input ? { input: { idempotencyKey: crypto.randomUUID(), ...input } } : given);
}

describe('at full pages', () => {
  it.each(listOperations().filter((name) => name !== ON_PURPOSE))('%s answers without an error', async (name) => {
    const { status, errors, data } = await runAtFullPages(name);
    expect([status, errors]).toEqual([200, []]);
    const [root] = Object.values(data as Record<string, any>);
    expect(root).not.toBeNull();
    expect(root.userErrors ?? []).toEqual([]);
  });
});

it('the example of an error fails with the code that it shows', async () => {
  const { status, errors, headers } = await story.run(ON_PURPOSE, null, {});
  const requestId = headers.get('x-request-id');
  expect([status, errors]).toMatchObject([
    200,
    [{ extensions: { code: 'CURSOR_INVALID', retryable: false, requestId } }],
  ]);
});

/** Entity types of one fetch, by its representations. */
function typesOf({ body }: Fetch): string[] {
  const { representations = [] } = JSON.parse(body).variables as { representations?: { __typename: string }[] };
  return [...new Set(representations.map(({ __typename }) => __typename))];
}

describe('the agency’s inbox', () => {
  const askInbox = (first: number) => stack.record(() => story.run('agency-system/agencyInbox', agency, { first }));

  it('makes one call for each fetch of the plan', async () => {
    await askInbox(FULL_PAGE);
    const { traffic } = await askInbox(FULL_PAGE);
    const sent = traffic.fetches.map(({ subgraph }) => subgraph).sort();
    const planned = await planFetches(readOperation('agency-system/agencyInbox'), story.period);
    console.log(`inbox of ${FULL_PAGE}: ${sent.length} fetches (${sent.join(', ')})`);
    expect(sent).toEqual(planned);
  });

  it('runs one statement for each entity type of a fetch, however many reports a page has', async () => {
    const small = [await askInbox(2), await askInbox(2)];
    const { result, traffic } = await askInbox(FULL_PAGE);
    expect(result.data.inbox.edges.length).toBeGreaterThan(20);
    const loaded = (name: string) =>
      traffic.fetches.filter(({ subgraph }) => subgraph === name).flatMap((fetch) => typesOf(fetch));
    const counts = (['reports', 'agencies', 'users', 'statistics'] as const).map(
      (name) => `${name} ${traffic.statementsOf(name).length} (entities: ${loaded(name).join(', ') || 'none'})`,
    );
    console.log(`inbox of ${FULL_PAGE}, SQL statements: ${counts.join('; ')}`);
    expect(traffic.statementsOf('agencies')).toRunQueries(loaded('agencies').length);
    // The viewer's own row, and the reporters.
    expect(traffic.statementsOf('users')).toRunQueries(1 + loaded('users').length);
    // The page of assignments, their reports, the count, and what the caller may do with each and with its drafts.
    expect(traffic.statementsOf('reports')).toRunQueries(5);
    expect(traffic.statementsOf('statistics')).toRunQueries(1);
    // Agencies has fewer only where a small page names no unit.
    for (const name of ['reports', 'users', 'statistics'] as const) {
      // A job may tick while one of them is asked.
      const fewest = Math.min(...small.map((asked) => asked.traffic.statementsOf(name).length));
      expect(traffic.statementsOf(name)).toRunQueries(fewest);
    }
  });
});
