// Interim replies, and the whole public conversation of a report in the order of time.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { RESPONSE, bringTo, faultsOf, succeed, target, type Case, type Stage } from '../mutations/cases';
import { BUDI, CITY, MINISTRY, NATIONAL, OFFICE, SITI, adminOf, liaisonOf, systemOf } from '../mutations/people';
import { startWriting, type Input, type WritingStack } from '../mutations/writingStack';

const INTERIM = { body: 'Petugas sedang menuju lokasi.' };
let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

const next = <C extends Case>(made: C): C => ({ ...made, expectedVersion: made.expectedVersion + 1 });

async function step(made: Case, who: Principal, field: string, input: Input): Promise<Case> {
  stack.clock.nowMs += 60_000;
  succeed(await stack.call(who, field, { ...target(made), ...input }));
  return next(made);
}

const THREAD = `query ($id: ID!, $first: Int!, $after: String) { report(id: $id) { thread(first: $first, after: $after) {
  nodes { kind: __typename
    ... on Response { body publishedAt agency { id } author { id } }
    ... on InterimReply { body at agency { id } author { id } authorClient { id } report { id } }
    ... on Reply { body at reporter { id } reporterHidden } }
  pageInfo { hasNextPage endCursor } } } }`;

const read = async (who: Principal, { reportId }: Case, first = 100, after: string | null = null) =>
  (await stack.ask(who, THREAD, { id: reportId, first, after })).data.report?.thread ?? null;

describe('interimReply', () => {
  it('takes a pending assignment up, stops FIRST_RESPONSE, and is kept with its author', async () => {
    const made = await bringTo(stack, 'DISPOSED');
    const at = (stack.clock.nowMs += 60_000);
    const who = systemOf(MINISTRY);
    const { report } = succeed(await stack.call(who, 'interimReply', { ...target(made), ...INTERIM }));
    expect(report).toMatchObject({ status: 'IN_PROGRESS', version: made.expectedVersion + 1 });
    const [own] = await stack.rows('SELECT * FROM assignment WHERE report_id = ?', [made.reportId]);
    expect(own).toMatchObject({ status: 'ACCEPTED', accepted_at: at, first_responded_at: at, answered_at: null });
    expect(await stack.rows('SELECT * FROM interim_reply WHERE report_id = ?', [made.reportId])).toMatchObject([
      {
        ...INTERIM,
        at,
        agency_id: MINISTRY,
        assignment_id: own?.id,
        author_client_id: who.id,
        author_operator_id: null,
      },
    ]);
    const clocks = await stack.rows('SELECT kind, stopped_at FROM clock WHERE report_id = ? ORDER BY seq', [
      made.reportId,
    ]);
    expect(clocks.map((clock) => `${clock.kind} ${clock.stopped_at === null ? 'runs' : 'stopped'}`)).toEqual([
      ...['VERIFY stopped', 'FIRST_RESPONSE stopped', 'RESOLVE runs'],
    ]);
    const events = await stack.rows('SELECT payload FROM outbox WHERE aggregate_id = ?', [made.reportId]);
    expect(JSON.stringify(events)).not.toContain(INTERIM.body);
  });

  it.each<[string, Stage, Principal, string[]]>([
    ['a liaison, while it is worked on', 'IN_PROGRESS', liaisonOf(MINISTRY), []],
    ['the admin, after a reply', 'REPORTER_REPLIED', adminOf(MINISTRY), []],
    ['the system, at once', 'DISPOSED', systemOf(MINISTRY), []],
    ['a liaison, after the answer', 'RESPONDED', liaisonOf(MINISTRY), ['TRANSITION_NOT_ALLOWED']],
    ['a liaison, before the disposal', 'SUBMITTED', liaisonOf(MINISTRY), ['NOT_FOUND reportId']],
    ['another institution', 'IN_PROGRESS', liaisonOf(CITY), ['FORBIDDEN']],
    ['one below it', 'IN_PROGRESS', liaisonOf(OFFICE), ['FORBIDDEN']],
    ['the national admin', 'IN_PROGRESS', NATIONAL, ['FORBIDDEN']],
    ['the reporter', 'IN_PROGRESS', SITI, ['FORBIDDEN']],
    ['nobody', 'IN_PROGRESS', ANONYMOUS, ['FORBIDDEN']],
  ])('by %s', async (_name, stage, who, faults) => {
    const made = await bringTo(stack, stage);
    const before = await stack.countRows();
    expect(faultsOf(await stack.call(who, 'interimReply', { ...target(made), ...INTERIM }))).toEqual(faults);
    if (faults.length > 0) expect(await stack.countRows()).toEqual(before);
  });

  it.each<[string, unknown, string]>([
    ['nothing', '', 'REQUIRED body'],
    ['too much', 'x'.repeat(20_001), 'TOO_LONG body'],
    ['half a surrogate', '\uD83D', 'INVALID_INPUT body'],
    ['null', null, 'BAD_USER_INPUT'],
  ])('refuses %s', async (_name, body, fault) => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    expect(faultsOf(await stack.call(liaisonOf(MINISTRY), 'interimReply', { ...target(made), body }))).toEqual([fault]);
  });

  it('costs at most 12 statements, and one of eight at once counts', async () => {
    const made = await bringTo(stack, 'DISPOSED');
    const statements = await stack.listStatements(() =>
      stack.call(liaisonOf(MINISTRY), 'interimReply', { ...target(made), ...INTERIM }),
    );
    expect(statements).toHaveLength(11);
    const input = { ...target(next(made)), ...INTERIM };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => stack.call(liaisonOf(MINISTRY), 'interimReply', input)),
    );
    expect(answers.flatMap(faultsOf)).toEqual(Array.from({ length: 7 }, () => 'VERSION_CONFLICT expectedVersion'));
    expect(await stack.rows('SELECT id FROM interim_reply WHERE report_id = ?', [made.reportId])).toHaveLength(2);
  });
});

describe('the conversation', () => {
  const ministry = liaisonOf(MINISTRY);
  const ORDER = ['Mulai.', 'Kota ikut.', 'Jawaban kota.', RESPONSE.body, 'Masih gelap.', 'Dicek lagi.', 'Selesai.'];

  async function talk(report: Input = {}): Promise<Case> {
    let made = await bringTo(stack, 'DISPOSED', { report, disposal: { supportingAgencyIds: [CITY] } });
    made = await step(made, ministry, 'interimReply', { body: 'Mulai.' });
    made = await step(made, systemOf(CITY), 'interimReply', { body: 'Kota ikut.' });
    made = await step(made, liaisonOf(CITY), 'publishResponse', { ...RESPONSE, body: 'Jawaban kota.' });
    made = await step(made, ministry, 'draftResponse', { ...RESPONSE, body: 'Hanya konsep.' });
    succeed(await stack.call(ministry, 'addNote', { reportId: made.reportId, body: 'Hanya catatan.' }));
    made = await step(made, ministry, 'publishResponse', RESPONSE);
    made = await step(made, SITI, 'replyToReport', { body: 'Masih gelap.' });
    made = await step(made, ministry, 'interimReply', { body: 'Dicek lagi.' });
    return step(made, ministry, 'publishResponse', { ...RESPONSE, body: 'Selesai.' });
  }

  it('is whole and in order for everybody who sees the report, without drafts and notes', async () => {
    const made = await talk();
    for (const who of [ANONYMOUS, BUDI, SITI, NATIONAL, ministry, liaisonOf(CITY), liaisonOf(OFFICE)]) {
      const { nodes, pageInfo } = await read(who, made);
      expect(nodes.map(({ body }: { body: string }) => body)).toEqual(ORDER);
      expect(pageInfo.hasNextPage).toBe(false);
      expect(nodes.map(({ kind }: { kind: string }) => kind)).toEqual([
        ...['InterimReply', 'InterimReply', 'Response', 'Response', 'Reply', 'InterimReply', 'Response'],
      ]);
    }
  });

  it('names who speaks as the lists do: institutions to all, people to their own', async () => {
    const made = await talk({ anonymous: true });
    const forAll = (await read(ANONYMOUS, made)).nodes;
    expect(forAll[1]).toMatchObject({
      agency: { id: CITY },
      author: null,
      authorClient: null,
      report: { id: made.reportId },
    });
    expect(forAll[4]).toMatchObject({ reporter: null, reporterHidden: 'ANONYMOUS' });
    const inside = (await read(adminOf(CITY), made)).nodes;
    expect(inside[1].authorClient).toEqual({ id: systemOf(CITY).id });
    expect([inside[0].author, inside[4].reporter]).toEqual([null, null]);
    expect((await read(NATIONAL, made)).nodes[0].author).toEqual({ id: ministry.id });
  });

  it('comes page by page, whatever the sizes', async () => {
    const made = await talk();
    for (const size of [1, 2, 3, 6, 7]) {
      const bodies: string[] = [];
      let after: string | null = null;
      for (let hasNext = true; hasNext;) {
        const { nodes, pageInfo } = await read(SITI, made, size, after);
        expect(nodes.length).toBeLessThanOrEqual(size);
        bodies.push(...nodes.map(({ body }: { body: string }) => body));
        ({ hasNextPage: hasNext, endCursor: after } = pageInfo);
      }
      expect(bodies).toEqual(ORDER);
    }
  });

  it('of a confidential report is seen by nobody else', async () => {
    const made = await talk({ confidential: true });
    for (const who of [ANONYMOUS, BUDI, liaisonOf(OFFICE)]) expect(await read(who, made)).toBeNull();
    for (const who of [SITI, ministry, liaisonOf(CITY), NATIONAL])
      expect((await read(who, made)).nodes).toHaveLength(7);
  });

  it('of a whole page of reports costs three statements', async () => {
    await talk();
    await talk();
    const query = '{ reports(first: 50) { nodes { thread(first: 20) { nodes { __typename } } } } }';
    const statements = await stack.listStatements(() => stack.ask(NATIONAL, query));
    expect(statements.filter((sql) => /FROM (response|interim_reply|reply) x/.test(sql))).toHaveLength(3);
    expect(statements.length).toBeLessThanOrEqual(5);
  });
});
