// A response from draft over approval to publication: who may do what, who sees it, and what a race leaves behind.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { bringTo, faultsOf, succeed, target, type Case, type CaseOptions, type Stage } from '../mutations/cases';
import { BUDI, CITY, MINISTRY, NATIONAL, OFFICE, SITI, adminOf, liaisonOf, systemOf } from '../mutations/people';
import { startWriting, type Answer, type Input, type WritingStack } from '../mutations/writingStack';

const DRAFT = { body: 'Lampu akan diganti minggu ini.', finding: 'NEGLIGENCE' };
const LIAISON = liaisonOf(MINISTRY);
const SYSTEM = systemOf(MINISTRY);
let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

interface Drafted extends Case {
  readonly responseId: string;
}

const next = <C extends Case>(made: C, steps = 1): C => ({ ...made, expectedVersion: made.expectedVersion + steps });

async function draftIds(reportId: string): Promise<string[]> {
  const rows = await stack.rows('SELECT id FROM response_draft WHERE report_id = ? ORDER BY drafted_at', [reportId]);
  return rows.map((row) => row.id as string);
}

async function draftOn(made: Case, who: Principal = LIAISON, text: Input = DRAFT): Promise<Drafted> {
  const before = new Set(await draftIds(made.reportId));
  stack.clock.nowMs += 60_000;
  succeed(await stack.call(who, 'draftResponse', { ...target(made), ...text }));
  const responseId = (await draftIds(made.reportId)).find((id) => !before.has(id)) as string;
  return { ...next(made), responseId };
}

const draftAt = async (stage: Stage, options?: CaseOptions): Promise<Drafted> =>
  draftOn(await bringTo(stack, stage, options));

async function approve(made: Drafted, who: Principal = LIAISON): Promise<Drafted> {
  stack.clock.nowMs += 60_000;
  succeed(await stack.call(who, 'approveResponse', byId(made)));
  return next(made);
}

const byId = (made: Drafted): Input => ({ ...target(made), responseId: made.responseId });

const DRAFTS = `query ($id: ID!) { report(id: $id) { responseDrafts(first: 10) { nodes {
  id body finding status draftedAt editedAt approvedAt author { id } authorClient { id } approvedBy { id } agency { id } report { id }
} } responses(first: 10) { nodes { id body draftedAt approvedAt approvedBy { id } author { id } } } } }`;

const see = async (who: Principal, { reportId }: Case) => (await stack.ask(who, DRAFTS, { id: reportId })).data.report;

describe('a draft', () => {
  it('is kept with its author, and moves the version but neither state nor clocks', async () => {
    const before = await bringTo(stack, 'IN_PROGRESS');
    const clocks = await stack.rows('SELECT * FROM clock WHERE report_id = ? ORDER BY seq', [before.reportId]);
    const made = await draftOn(before);
    expect(await stack.rows('SELECT * FROM clock WHERE report_id = ? ORDER BY seq', [made.reportId])).toEqual(clocks);
    const [report] = await stack.rows('SELECT status, version FROM report WHERE id = ?', [made.reportId]);
    expect(report).toEqual({ status: 'IN_PROGRESS', version: before.expectedVersion + 1 });
    const { responseDrafts, responses } = await see(LIAISON, made);
    expect(responseDrafts.nodes).toEqual([
      {
        ...{ id: made.responseId, ...DRAFT, status: 'DRAFT', draftedAt: new Date(stack.clock.nowMs).toISOString() },
        ...{ editedAt: null, approvedAt: null, author: { id: LIAISON.id }, authorClient: null, approvedBy: null },
        ...{ agency: { id: MINISTRY }, report: { id: made.reportId } },
      },
    ]);
    expect(responses.nodes).toEqual([]);
  });

  it('tells the others of its step, and nothing of its text', async () => {
    const made = await draftAt('IN_PROGRESS');
    const events = await stack.rows('SELECT payload FROM outbox WHERE aggregate_id = ?', [made.reportId]);
    expect(JSON.parse(events.at(-1)?.payload)).toMatchObject({ action: 'DRAFT_RESPONSE', assignments: [] });
    expect(JSON.stringify(events)).not.toContain(DRAFT.body);
  });

  it('changed after its approval has to be approved again', async () => {
    let made = await approve(await draftAt('IN_PROGRESS'));
    const text = { body: 'Lampu sudah diganti.', finding: 'SERVICE_IMPROVED' };
    succeed(await stack.call(SYSTEM, 'draftResponse', { ...byId(made), ...text }));
    made = next(made);
    const [draft] = (await see(LIAISON, made)).responseDrafts.nodes;
    expect(draft).toMatchObject({ ...text, id: made.responseId, status: 'DRAFT', approvedAt: null, approvedBy: null });
    expect(draft).toMatchObject({ author: null, authorClient: { id: SYSTEM.id } });
    expect(draft.editedAt).not.toBeNull();
    expect(faultsOf(await stack.call(LIAISON, 'publishResponse', byId(made)))).toEqual([
      'TRANSITION_NOT_ALLOWED responseId',
    ]);
  });

  it('is published as it was approved, under its id and its author’s name', async () => {
    const written = await draftAt('IN_PROGRESS', { disposal: { supportingAgencyIds: [CITY] } });
    const made = await approve(written, liaisonOf(MINISTRY));
    const at = (stack.clock.nowMs += 60_000);
    const { report } = succeed(await stack.call(SYSTEM, 'publishResponse', byId(made)));
    expect(report).toMatchObject({ status: 'IN_PROGRESS', version: made.expectedVersion + 1 });
    const stored = await stack.rows('SELECT * FROM response WHERE report_id = ?', [made.reportId]);
    const [own] = await stack.rows("SELECT id FROM assignment WHERE report_id = ? AND role = 'LEAD'", [made.reportId]);
    expect(stored).toMatchObject([
      {
        ...{ id: made.responseId, ...DRAFT, published_at: at, approved_at: at - 60_000, drafted_at: at - 120_000 },
        ...{ approved_by_operator_id: LIAISON.id, author_operator_id: LIAISON.id, author_client_id: null },
        ...{ agency_id: MINISTRY, assignment_id: own?.id },
      },
    ]);
    expect((await see(LIAISON, made)).responseDrafts.nodes).toEqual([]);
    // No draft any more: nothing can change, approve or discard it.
    const again = next(made);
    for (const field of ['approveResponse', 'discardResponse', 'publishResponse'])
      expect(faultsOf(await stack.call(LIAISON, field, byId(again)))).toEqual(['NOT_FOUND responseId']);
    const edit = await stack.call(LIAISON, 'draftResponse', { ...byId(again), ...DRAFT });
    expect(faultsOf(edit)).toEqual(['NOT_FOUND responseId']);
  });

  it('leaves nothing of its text when it is discarded, approved or not', async () => {
    const first = await approve(await draftAt('DISPOSED'));
    const both = await draftOn(first, SYSTEM);
    succeed(await stack.call(SYSTEM, 'discardResponse', { ...byId(both), responseId: first.responseId }));
    succeed(await stack.call(LIAISON, 'discardResponse', byId(next(both))));
    expect(await draftIds(first.reportId)).toEqual([]);
  });
});

describe('rights', () => {
  const MAY: readonly [string, Principal, Readonly<Record<string, string>>][] = [
    ['a liaison', LIAISON, {}],
    ['the institution’s system', SYSTEM, { approveResponse: 'FORBIDDEN' }],
    ['the institution’s admin', adminOf(MINISTRY), forbidAll('FORBIDDEN')],
    ['the liaison of an institution that does not hold it', liaisonOf(OFFICE), forbidAll('FORBIDDEN')],
    ['the reporter', SITI, forbidAll('FORBIDDEN')],
    ['another citizen', BUDI, forbidAll('FORBIDDEN')],
    ['nobody', ANONYMOUS, forbidAll('FORBIDDEN')],
    ['the national admin', NATIONAL, forbidAll('FORBIDDEN')],
  ];

  function forbidAll(code: string): Record<string, string> {
    return { draftResponse: code, approveResponse: code, discardResponse: code, publishResponse: code };
  }

  it.each(MAY)('of %s are those of the state table', async (_name, who, refused) => {
    const fields: readonly [string, (made: Drafted) => Input, boolean][] = [
      ['draftResponse', (made) => ({ ...target(made), ...DRAFT }), false],
      ['approveResponse', byId, false],
      ['discardResponse', byId, false],
      ['publishResponse', byId, true],
    ];
    for (const [field, input, isApproved] of fields) {
      const drafted = await draftAt('IN_PROGRESS');
      const made = isApproved ? await approve(drafted) : drafted;
      const faults = faultsOf(await stack.call(who, field, input(made)));
      expect([field, faults]).toEqual([field, refused[field] === undefined ? [] : [refused[field]]]);
    }
  });

  it('to a confidential report is told only whom it is shown', async () => {
    const made = await draftAt('IN_PROGRESS', { report: { confidential: true } });
    for (const who of [liaisonOf(CITY), BUDI, ANONYMOUS])
      for (const field of ['approveResponse', 'discardResponse', 'publishResponse'])
        expect(faultsOf(await stack.call(who, field, byId(made)))).toEqual(['NOT_FOUND reportId']);
  });

  it.each<[string, Stage, string]>([
    ['do not begin before it is disposed', 'SUBMITTED', 'NOT_FOUND reportId'],
    ['end when it is closed', 'RESPONDED', 'TRANSITION_NOT_ALLOWED'],
  ])('%s', async (_name, stage, fault) => {
    let made = await bringTo(stack, stage, { report: { targetAgencyId: MINISTRY } });
    if (stage === 'RESPONDED') {
      made = await draftOn(made);
      succeed(await stack.call(SITI, 'confirmResolution', { ...target(made), rating: 3 }));
      made = next(made);
    }
    const before = await stack.countRows();
    const faults = faultsOf(await stack.call(LIAISON, 'draftResponse', { ...target(made), ...DRAFT }));
    expect(faults).toEqual([fault]);
    expect(await stack.countRows()).toEqual(before);
  });
});

describe('two institutions on one report', () => {
  let made: Drafted;
  let ofCity: Drafted;

  beforeAll(async () => {
    made = await draftAt('IN_PROGRESS', { disposal: { supportingAgencyIds: [CITY] } });
    ofCity = await draftOn(made, liaisonOf(CITY), { ...DRAFT, body: 'Konsep kota.' });
  });

  it('see their own drafts alone; the reporter, the public and the national admin see none', async () => {
    const idsFor = async (who: Principal) =>
      (await see(who, made)).responseDrafts.nodes.map(({ id }: { id: string }) => id);
    for (const who of [LIAISON, SYSTEM, adminOf(MINISTRY)]) expect(await idsFor(who)).toEqual([made.responseId]);
    for (const who of [liaisonOf(CITY), systemOf(CITY)]) expect(await idsFor(who)).toEqual([ofCity.responseId]);
    for (const who of [SITI, BUDI, ANONYMOUS, NATIONAL, liaisonOf(OFFICE), adminOf(OFFICE)])
      expect(await idsFor(who)).toEqual([]);
  });

  it('meet no draft of the other by a nested path, nor its steps in the timeline', async () => {
    const query = `query ($id: ID!) { report(id: $id) { assignments { report { responseDrafts(first: 9) { nodes { body } }
      notes(first: 9) { nodes { body } } timeline(first: 50) { nodes { action actorAgency { id } } } } } } }`;
    const { data } = await stack.ask(liaisonOf(CITY), query, { id: made.reportId });
    for (const { report } of data.report.assignments) {
      expect(report.responseDrafts.nodes).toEqual([{ body: 'Konsep kota.' }]);
      const steps = report.timeline.nodes.filter(({ action }: { action: string }) => action === 'DRAFT_RESPONSE');
      expect(steps).toEqual([{ action: 'DRAFT_RESPONSE', actorAgency: { id: CITY } }]);
    }
  });

  it('cannot touch a draft of the other: it is not found, like one that does not exist', async () => {
    const input = { ...target(ofCity), responseId: made.responseId };
    for (const responseId of [made.responseId, newId(), '', 'x'.repeat(300), "' OR 1=1 --"]) {
      for (const field of ['approveResponse', 'discardResponse', 'publishResponse']) {
        const answer = await stack.call(liaisonOf(CITY), field, { ...input, responseId });
        expect(faultsOf(answer)).toEqual(['NOT_FOUND responseId']);
      }
      const edit = await stack.call(liaisonOf(CITY), 'draftResponse', { ...input, ...DRAFT, responseId });
      expect(faultsOf(edit)).toEqual(['NOT_FOUND responseId']);
    }
    expect(await draftIds(made.reportId)).toEqual([made.responseId, ofCity.responseId]);
  });

  it('tell others when it was published, and only their own how it came about', async () => {
    const approved = await approve({ ...ofCity, responseId: made.responseId });
    succeed(await stack.call(LIAISON, 'publishResponse', byId(approved)));
    const origin = (node: any) => [node.draftedAt !== null, node.approvedAt !== null, node.approvedBy?.id ?? null];
    const seenBy = async (who: Principal) => origin((await see(who, made)).responses.nodes[0]);
    for (const who of [LIAISON, NATIONAL]) expect(await seenBy(who)).toEqual([true, true, LIAISON.id]);
    for (const who of [SITI, ANONYMOUS, liaisonOf(CITY)]) expect(await seenBy(who)).toEqual([false, false, null]);
  });
});

describe('bad input', () => {
  it.each<[string, string, Input, string[]]>([
    ['no text', 'draftResponse', { ...DRAFT, body: ' \n' }, ['REQUIRED body']],
    ['too long', 'draftResponse', { ...DRAFT, body: 'x'.repeat(20_001) }, ['TOO_LONG body']],
    ['a NUL', 'draftResponse', { ...DRAFT, body: 'a\u0000' }, ['INVALID_INPUT body']],
    ['null', 'draftResponse', { ...DRAFT, body: null }, ['BAD_USER_INPUT']],
    ['no finding', 'draftResponse', { body: 'x' }, ['BAD_USER_INPUT']],
    ['an unknown finding', 'draftResponse', { ...DRAFT, finding: 'FINE' }, ['BAD_USER_INPUT']],
    ['neither text nor draft', 'publishResponse', {}, ['REQUIRED body', 'REQUIRED finding']],
    ['no finding', 'publishResponse', { body: 'x' }, ['REQUIRED finding']],
    ['text and draft', 'publishResponse', { body: 'x', responseId: newId() }, ['INVALID_INPUT responseId']],
    [
      'finding and draft',
      'publishResponse',
      { finding: 'NEGLIGENCE', responseId: newId() },
      ['INVALID_INPUT responseId'],
    ],
    ['no draft', 'approveResponse', {}, ['BAD_USER_INPUT']],
    ['a list of drafts', 'approveResponse', { responseId: ['a', 'b'] }, ['BAD_USER_INPUT']],
    ['another’s field', 'approveResponse', { responseId: newId(), approvedAt: 0 }, ['BAD_USER_INPUT']],
  ])('%s: %s', async (_name, field, input, faults) => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const before = await stack.countRows();
    expect(faultsOf(await stack.call(LIAISON, field, { ...target(made), ...input }))).toEqual(faults);
    expect(await stack.countRows()).toEqual(before);
  });

  it('keeps a text of all kinds exactly, up to its publication', async () => {
    const body = `"'); DROP TABLE response; --\n<script>1</script> 👩🏽‍🚒 \u202Eمرحبا {{x}} \\ ${'ä'.repeat(100)}`;
    const made = await approve(await draftOn(await bringTo(stack, 'IN_PROGRESS'), SYSTEM, { ...DRAFT, body }));
    succeed(await stack.call(LIAISON, 'publishResponse', byId(made)));
    expect(await stack.rows('SELECT body FROM response WHERE report_id = ?', [made.reportId])).toEqual([{ body }]);
  });
});

describe('at once', () => {
  const conflicts = (answers: readonly Answer[]) => answers.filter(({ report }) => report === null).map(faultsOf);

  it('one of eight approvals counts', async () => {
    const made = await draftAt('IN_PROGRESS');
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => stack.call(LIAISON, 'approveResponse', byId(made))),
    );
    expect(conflicts(answers)).toEqual(Array.from({ length: 7 }, () => ['VERSION_CONFLICT expectedVersion']));
    expect(faultsOf(await stack.call(LIAISON, 'approveResponse', byId(next(made))))).toEqual([
      'TRANSITION_NOT_ALLOWED responseId',
    ]);
  });

  it('a draft that one publishes and the other discards is one or the other', async () => {
    for (let round = 0; round < 4; round += 1) {
      const made = await approve(await draftAt('IN_PROGRESS'));
      const answers = await Promise.all([
        stack.call(LIAISON, 'publishResponse', byId(made)),
        stack.call(SYSTEM, 'discardResponse', byId(made)),
      ]);
      expect(conflicts(answers)).toEqual([['VERSION_CONFLICT expectedVersion']]);
      const published = await stack.rows('SELECT id FROM response WHERE report_id = ?', [made.reportId]);
      expect(published).toHaveLength(answers[0]?.report === null ? 0 : 1);
      expect((await see(LIAISON, made)).responseDrafts.nodes).toEqual([]);
    }
  });

  it('the same key drafts once, and shows the same draft again', async () => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const input = { ...target(made), ...DRAFT, idempotencyKey: newId() };
    const query = 'mutation ($input: DraftResponseInput!) { draftResponse(input: $input) { draft { id status } } }';
    const first = await stack.ask(LIAISON, query, { input });
    const second = await stack.ask(LIAISON, query, { input });
    expect(second).toEqual(first);
    expect(await draftIds(made.reportId)).toEqual([first.data.draftResponse.draft.id]);
  });
});

it('each step costs at most 12 statements', async () => {
  const count = async (field: string, input: Input) =>
    (await stack.listStatements(async () => void succeed(await stack.call(LIAISON, field, input)))).length;
  const made = await draftAt('IN_PROGRESS');
  const edited = next(made);
  const approved = next(edited);
  const other = await draftAt('IN_PROGRESS');
  expect({
    'draftResponse, changed': await count('draftResponse', { ...byId(made), ...DRAFT }),
    approveResponse: await count('approveResponse', byId(edited)),
    'publishResponse of a draft': await count('publishResponse', byId(approved)),
    discardResponse: await count('discardResponse', byId(other)),
    draftResponse: await count('draftResponse', { ...target(next(other)), ...DRAFT }),
  }).toEqual({
    'draftResponse, changed': 10,
    approveResponse: 10,
    'publishResponse of a draft': 11,
    discardResponse: 12,
    draftResponse: 10,
  });
});
