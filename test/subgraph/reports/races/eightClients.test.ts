// Eight clients do at random what they are offered on the same few reports, all at once, with real HTTP and real rows. Afterwards the
// histories are checked: no gap and no version twice, one step and one event for each success and none for a refusal, and a state
// that the successful actions make of a new report, played one after the other by the independent model of the state table.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import type { Principal } from '../../../../schema/contract/principal';
import { createRandom, type Random } from '../../../../schema/reference/random';
import { expectCountersOfRows, expectDerivedStates, expectEventsOfHistory } from '../model/aftermath';
import { statusOf, type ModelCase } from '../model/caseModel';
import { apply } from '../model/rules';
import {
  CITIZEN,
  MINISTRY,
  NEIGHBOUR,
  REGENCY,
  asAdmin,
  asClient,
  asLiaison,
  asNationalAdmin,
  asReporter,
} from '../support/callers';
import { startReports, type RunningReports } from '../support/startReports';

const REPORTS = 5;
const TRIES = 45;
const SECOND = 1_000;

let reports: RunningReports;

beforeAll(async () => {
  reports = await startReports();
});
afterAll(() => reports.close());

const CLIENTS: readonly (readonly [string, Principal])[] = [
  ['the reporter', asReporter()],
  ['a national admin', asNationalAdmin()],
  ['another national admin', { ...asNationalAdmin(), subject: 'another' }],
  ['a liaison of the regency', asLiaison(REGENCY)],
  ['the system of the regency', asClient(REGENCY)],
  ['the admin of the regency', asAdmin(REGENCY)],
  ['a liaison of the ministry', asLiaison(MINISTRY)],
  ['the system of the neighbour', asClient(NEIGHBOUR)],
];

interface Offer {
  readonly action: string;
  readonly mutation: string;
  readonly assignments: readonly { readonly id: string; readonly agency: { readonly id: string } }[];
}

interface Success {
  readonly reportId: string;
  readonly version: number;
  readonly action: string;
  readonly principal: Principal;
  readonly at: number;
  /** The assignment acted on. */
  readonly ownId: string | null;
  readonly agencies: readonly string[];
}

interface Parts {
  readonly input: Readonly<Record<string, unknown>>;
  readonly agencies?: readonly string[];
}

/** What is done here, with an input for it; `free` are institutions that do not hold the report. */
const PARTS: Readonly<Record<string, (of: { ownId: string | null; free: readonly string[] }) => Parts | null>> = {
  DISPOSE: ({ free: [lead = REGENCY, other] }) => ({
    agencies: other === undefined ? [lead] : [lead, other],
    input: { leadAgencyId: lead, supportingAgencyIds: other === undefined ? [] : [other] },
  }),
  POSTPONE: () => ({ input: { reason: 'PLACE_UNCLEAR', question: 'Di mana?' } }),
  COMPLETE: () => ({ input: { answer: 'Di sini.' } }),
  ARCHIVE: () => ({ input: { reason: 'SPAM' } }),
  RESTORE: () => ({ input: {} }),
  RETURN: () => ({ input: { reason: 'OTHER_REGION', explanation: 'Bukan kami.' } }),
  FORWARD: ({ ownId, free: [agencyId] }) =>
    agencyId === undefined ? null : { agencies: [agencyId], input: { assignmentId: ownId, agencyId } },
  ADD_AGENCY: ({ free: [agencyId] }) => (agencyId === undefined ? null : { agencies: [agencyId], input: { agencyId } }),
  TAKE_BACK: ({ ownId }) => ({ input: { assignmentId: ownId } }),
  NAME_LEAD: ({ ownId }) => ({ input: { assignmentId: ownId } }),
  ACCEPT: () => ({ input: {} }),
  INTERIM_REPLY: () => ({ input: { body: 'Kami periksa.' } }),
  PUBLISH_RESPONSE: () => ({ input: { body: 'Sudah.', finding: 'SERVICE_IMPROVED' } }),
  REPLY: () => ({ input: { body: 'Belum.' } }),
  CONFIRM: () => ({ input: { rating: 3 } }),
  CLOSE: () => ({ input: { reason: 'LEGAL_PROCESS' } }),
  REOPEN: () => ({ input: { reason: 'RECURRED', explanation: 'Lagi.' } }),
};

const READ = `query ($id: ID!) { report(id: $id) { version
  assignments { agency { id } status } availableTransitions { action mutation assignments { id agency { id } } } } }`;
const ACTIVE = ['PENDING', 'ACCEPTED', 'ANSWERED'];

async function call(who: Principal, mutation: string, input: object): Promise<string[]> {
  const type = `${mutation.charAt(0).toUpperCase()}${mutation.slice(1)}Input!`;
  const text = `mutation ($input: ${type}) { ${mutation}(input: $input) { userErrors { code } } }`;
  const { data, codes } = await reports.ask(who, text, { input });
  return [...codes, ...(data?.[mutation]?.userErrors ?? []).map(({ code }: { code: string }) => code)];
}

/** Reads, chooses, waits a little, acts; and repeats some calls, as after a lost answer. */
async function live(
  who: Principal,
  random: Random,
  ids: readonly string[],
  told: { done: Success[]; faults: string[] },
) {
  for (let n = 0; n < TRIES; n += 1) {
    const reportId = random.pick(ids);
    const { data } = await reports.ask(who, READ, { id: reportId });
    if (!data?.report) continue;
    const { version, assignments, availableTransitions } = data.report;
    const offers = (availableTransitions as Offer[]).filter(({ action }) => PARTS[action] !== undefined);
    if (offers.length === 0) continue;
    const { action, mutation, assignments: named } = random.pick(offers);
    const ownId = named.length === 0 ? null : random.pick(named).id;
    const holders = assignments
      .filter(({ status }: { status: string }) => ACTIVE.includes(status))
      .map(({ agency }: { agency: { id: string } }) => agency.id);
    const free = random.shuffle([REGENCY, MINISTRY, NEIGHBOUR].filter((id) => !holders.includes(id)));
    const parts = PARTS[action]?.({ ownId, free });
    if (!parts) continue;
    await new Promise((resolve) => setTimeout(resolve, random.int(4)));
    reports.clock.now += SECOND;
    const at = reports.clock.now;
    const input = { idempotencyKey: newId(), reportId, expectedVersion: version, ...parts.input };
    const faults = await call(who, mutation, input);
    told.faults.push(...faults);
    if (faults.length > 0) continue;
    const { agencies = [] } = parts;
    told.done.push({ reportId, version: version + 1, action, principal: who, at, ownId, agencies });
    if (random.chance(0.2)) expect([action, await call(who, mutation, input)]).toEqual([action, []]);
  }
}

const rows = (sql: string, ...parameters: unknown[]): Promise<any[]> => reports.db.reader.query(sql, parameters);

function newCase(id: string): ModelCase {
  return {
    ...{ id, secret: '', reporter: CITIZEN, target: null, version: 1, stored: null, hasReply: false },
    ...{ wasVerified: false, isConfidential: false, classification: 'COMPLAINT', supervision: 'NON_SUPERVISORY' },
    ...{ category: 'JALAN_LUBANG', isAtOmbudsman: false, closedAt: null, reopenings: 0, mergedInto: null },
    ...{ assignments: [], drafts: [], steps: ['SUBMIT'], clocks: [{ kind: 'VERIFY', of: null, isPaused: false }] },
  };
}

/** The model's case after these steps; a new assignment is the institution's next one of those in the table. */
async function replay(id: string, done: readonly Success[]): Promise<ModelCase> {
  const of = newCase(id);
  const kept = await rows('SELECT id, agency_id FROM assignment WHERE report_id = ? ORDER BY assigned_at, id', id);
  for (const { action, at, principal, ownId, agencies } of done) {
    const own = of.assignments.find((each) => each.id === ownId) ?? null;
    apply(of, { action, at, actor: { name: '', principal }, own, agencies, unit: null });
    for (const each of of.assignments) {
      const isNew = (row: any): boolean =>
        row.agency_id === each.agency && of.assignments.every((other) => other.id !== row.id);
      each.id ||= kept.find(isNew)?.id;
    }
  }
  return of;
}

it('each success is one step, one event and the next version, and nothing is lost or done twice', async () => {
  reports.clock.now += 3_600_000;
  const ids: string[] = [];
  for (let n = 0; n < REPORTS; n += 1) ids.push((await reports.insertCase({ submittedAt: reports.clock.now })).id);
  const told = { done: [] as Success[], faults: [] as string[] };
  const randoms = CLIENTS.map(([name]) => createRandom(`eight clients: ${name}`));
  await Promise.all(CLIENTS.map(([, who], n) => live(who, randoms[n] as Random, ids, told)));

  // A refusal was a lost race and nothing else: what was offered would have worked.
  expect([...new Set(told.faults)].filter((code) => code !== 'NOT_FOUND')).toEqual(['VERSION_CONFLICT']);
  expect(told.done.length).toBeGreaterThan(60);
  for (const id of ids) {
    const done = told.done.filter(({ reportId }) => reportId === id).sort((a, b) => a.version - b.version);
    const steps = await rows('SELECT version, action FROM history WHERE report_id = ? ORDER BY version', id);
    const meant = done.map(({ version, action }) => ({ version, action }));
    expect(steps).toEqual([{ version: 1, action: 'SUBMIT' }, ...meant]);
    expect(steps.map(({ version }) => version)).toEqual(steps.map((_step, index) => index + 1));
    const of = await replay(id, done);
    const [report] = await rows('SELECT status, version, reopen_count, has_reply FROM report WHERE id = ?', id);
    expect(report).toEqual({
      ...{ status: statusOf(of), version: of.version, reopen_count: of.reopenings, has_reply: Number(of.hasReply) },
    });
    const assignments = await rows('SELECT id, role, status FROM assignment WHERE report_id = ? ORDER BY id', id);
    const played = of.assignments.map((each) => ({ id: each.id, role: each.role, status: each.status }));
    expect(assignments).toEqual(played.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }
  await expectEventsOfHistory(reports);
  await expectDerivedStates(reports);
  await expectCountersOfRows(reports);
}, 120_000);
