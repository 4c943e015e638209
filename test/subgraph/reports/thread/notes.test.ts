// Internal notes: who may write them, who reads them, and that they leave the report as it was.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { bringTo, faultsOf, succeed, target, type Case, type Stage } from '../mutations/cases';
import {
  ANALYST,
  BUDI,
  CITY,
  MINISTRY,
  NATIONAL,
  OFFICE,
  SITI,
  adminOf,
  liaisonOf,
  person,
  systemOf,
} from '../mutations/people';
import { startWriting, type Input, type WritingStack } from '../mutations/writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

const note = (who: Principal, { reportId }: Pick<Case, 'reportId'>, body: unknown = 'Sudah ditelepon.') =>
  stack.call(who, 'addNote', { reportId, body });

const BODIES = `query ($id: ID!) {
  reportNotes(reportId: $id, first: 10) { nodes { body author { id } authorClient { id } agency { id } report { id } } }
  report(id: $id) { notes(first: 10) { nodes { body } } assignments { report { notes(first: 10) { nodes { body } } } } }
}`;

interface Seen {
  readonly notes: string[];
  /** By the field of the report, and again below its assignments; null where the report is not seen. */
  readonly nested: string[][] | null;
}

async function read(who: Principal, id: string): Promise<Seen> {
  const { data } = await stack.ask(who, BODIES, { id });
  const bodies = ({ nodes }: { nodes: { body: string }[] }): string[] => nodes.map(({ body }) => body);
  const { report } = data;
  return {
    notes: bodies(data.reportNotes),
    nested: report && [report.notes, ...report.assignments.map((each: any) => each.report.notes)].map(bodies),
  };
}

describe('addNote', () => {
  it('keeps the note with its author, and leaves version, time, history and events of the report alone', async () => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const before = await stack.countRows();
    const [report] = await stack.rows('SELECT * FROM report WHERE id = ?', [made.reportId]);
    const at = (stack.clock.nowMs += 60_000);
    const who = systemOf(MINISTRY);
    expect(succeed(await note(who, made)).report.version).toBe(made.expectedVersion);
    expect(await stack.rows('SELECT * FROM report WHERE id = ?', [made.reportId])).toEqual([report]);
    const counts = { ...before, note: 1 + (before.note ?? 0), idempotency: 1 + (before.idempotency ?? 0) };
    expect(await stack.countRows()).toEqual(counts);
    const { data } = await stack.ask(liaisonOf(MINISTRY), BODIES, { id: made.reportId });
    const of = { agency: { id: MINISTRY }, report: { id: made.reportId } };
    expect(data.reportNotes.nodes).toEqual([
      { body: 'Sudah ditelepon.', author: null, authorClient: { id: who.id }, ...of },
    ]);
    const stored = await stack.rows('SELECT at, agency_id FROM note WHERE report_id = ?', [made.reportId]);
    expect(stored).toEqual([{ at, agency_id: MINISTRY }]);
  });

  it.each<[string, Stage, Principal, string[]]>([
    ['a liaison of the holder', 'DISPOSED', liaisonOf(MINISTRY), []],
    ['its admin', 'RESPONDED', adminOf(MINISTRY), []],
    ['its system', 'REPORTER_REPLIED', systemOf(MINISTRY), []],
    ['an analyst of the holder', 'IN_PROGRESS', person('OPERATOR', 'a', 'ANALYST', MINISTRY), ['NOT_FOUND reportId']],
    ['a DPO of the holder', 'IN_PROGRESS', person('OPERATOR', 'd', 'DPO', MINISTRY), ['FORBIDDEN reportId']],
    ['another institution', 'IN_PROGRESS', liaisonOf(CITY), ['FORBIDDEN reportId']],
    ['one below the holder', 'IN_PROGRESS', adminOf(OFFICE), ['FORBIDDEN reportId']],
    ['the reporter', 'IN_PROGRESS', SITI, ['FORBIDDEN reportId']],
    ['another citizen', 'IN_PROGRESS', BUDI, ['FORBIDDEN reportId']],
    ['nobody', 'IN_PROGRESS', ANONYMOUS, ['FORBIDDEN reportId']],
    ['the national admin', 'IN_PROGRESS', NATIONAL, ['FORBIDDEN reportId']],
    ['an analyst', 'IN_PROGRESS', ANALYST, ['NOT_FOUND reportId']],
    ['a liaison, of a report that is not disposed', 'SUBMITTED', liaisonOf(MINISTRY), ['NOT_FOUND reportId']],
    ['another citizen, of a report that is not disposed', 'SUBMITTED', BUDI, ['NOT_FOUND reportId']],
  ])('by %s', async (_name, stage, who, faults) => {
    const made = await bringTo(stack, stage);
    const before = await stack.countRows();
    expect(faultsOf(await note(who, made))).toEqual(faults);
    if (faults.length > 0) expect(await stack.countRows()).toEqual(before);
  });

  it('needs the scope reports:write', async () => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const who: Principal = { ...liaisonOf(MINISTRY), scopes: ['reports:read'] };
    expect(faultsOf(await note(who, made))).toEqual(['FORBIDDEN']);
  });

  it('answers of a hidden report as of a missing one, by the same statements', async () => {
    const hidden = await bringTo(stack, 'IN_PROGRESS', { report: { confidential: true } });
    const ask = async (reportId: string) => {
      const statements = await stack.listStatements(async () => {
        expect(faultsOf(await note(liaisonOf(CITY), { reportId }))).toEqual(['NOT_FOUND reportId']);
      });
      return statements.map((sql) => sql.replace(/ -- PARAMETERS.*$/s, ''));
    };
    const first = await ask(hidden.reportId);
    expect(await ask(newId())).toEqual(first);
    for (const reportId of ['', 'x', `${hidden.reportId} `, hidden.reportId.toUpperCase(), "' OR 1=1 --"])
      expect(faultsOf(await note(liaisonOf(MINISTRY), { reportId }))).toEqual(['NOT_FOUND reportId']);
  });

  it('refuses texts that say or break something else', async () => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const faults = async (body: unknown) => faultsOf(await note(liaisonOf(MINISTRY), made, body));
    expect(await faults('\u200B \n')).toEqual(['REQUIRED body']);
    expect(await faults('x'.repeat(20_001))).toEqual(['TOO_LONG body']);
    expect(await faults('a\uD83D')).toEqual(['INVALID_INPUT body']);
    expect(await faults(null)).toEqual(['BAD_USER_INPUT']);
    expect(await faults({ text: 1 })).toEqual(['BAD_USER_INPUT']);
    const text = `<b>'"</b> 👩🏽‍🚒 ${'x'.repeat(19_000)}`;
    expect(await faults(text)).toEqual([]);
    expect((await read(liaisonOf(MINISTRY), made.reportId)).notes).toEqual([text]);
  });

  it('writes one note for a key, whatever comes at once, and shows it again', async () => {
    const { reportId } = await bringTo(stack, 'IN_PROGRESS');
    const query =
      'mutation ($input: AddNoteInput!) { addNote(input: $input) { note { id body } userErrors { code } } }';
    const input: Input = { reportId, body: 'Sekali saja.', idempotencyKey: newId() };
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => stack.ask(liaisonOf(MINISTRY), query, { input })),
    );
    const done = answers.filter(({ data }) => data?.addNote?.note);
    expect(done.length).toBeGreaterThan(0);
    expect(
      answers.filter((answer) => !done.includes(answer)).every(({ codes }) => codes[0] === 'IDEMPOTENCY_IN_PROGRESS'),
    ).toBe(true);
    expect(await stack.rows('SELECT id, body FROM note WHERE report_id = ?', [reportId])).toEqual([
      done[0]?.data.addNote.note,
    ]);
    expect(new Set(done.map(({ data }) => data.addNote.note.id)).size).toBe(1);
  });

  it('costs few statements, and waits for nobody who changes the report', async () => {
    const made = await bringTo(stack, 'IN_PROGRESS');
    const statements = await stack.listStatements(() => note(liaisonOf(MINISTRY), made));
    expect(statements).toHaveLength(5);
    expect(statements.filter((sql) => /FOR UPDATE/.test(sql))).toEqual([]);
  });
});

describe('notes of two institutions on one report', () => {
  let made: Case;

  beforeAll(async () => {
    made = await bringTo(stack, 'IN_PROGRESS', { disposal: { supportingAgencyIds: [CITY, OFFICE] } });
    for (const [who, body] of [
      [liaisonOf(MINISTRY), 'Catatan kementerian.'],
      [liaisonOf(CITY), 'Catatan kota.'],
      [liaisonOf(OFFICE), 'Catatan kantor.'],
    ] as const) {
      stack.clock.nowMs += 60_000;
      succeed(await note(who, made, body));
    }
  });

  it.each<[string, Principal, string[]]>([
    ['a liaison of the ministry', liaisonOf(MINISTRY), ['Catatan kementerian.']],
    ['the ministry’s system', systemOf(MINISTRY), ['Catatan kementerian.']],
    [
      'the ministry’s admin, who coordinates the office',
      adminOf(MINISTRY),
      ['Catatan kementerian.', 'Catatan kantor.'],
    ],
    ['the admin of the office below', adminOf(OFFICE), ['Catatan kantor.']],
    ['the city', liaisonOf(CITY), ['Catatan kota.']],
    ['the reporter', SITI, []],
    ['another citizen', BUDI, []],
    ['nobody', ANONYMOUS, []],
    ['the national admin', NATIONAL, []],
    ['a DPO of the ministry', person('OPERATOR', 'd', 'DPO', MINISTRY), []],
  ])('%s', async (_name, who, expected) => {
    const { notes, nested } = await read(who, made.reportId);
    expect(notes).toEqual(expected);
    expect(nested?.length).toBeGreaterThan(1);
    for (const bodies of nested ?? []) expect(bodies).toEqual(expected);
  });

  it('come page by page, with cursors that fit one reader only', async () => {
    const query = `query ($id: ID!, $after: String) { report(id: $id) { notes(first: 1, after: $after) {
      nodes { body } pageInfo { hasNextPage endCursor } } } }`;
    const page = async (who: Principal, after: string | null) => stack.ask(who, query, { id: made.reportId, after });
    const first = (await page(adminOf(MINISTRY), null)).data.report.notes;
    expect(first).toMatchObject({ nodes: [{ body: 'Catatan kementerian.' }], pageInfo: { hasNextPage: true } });
    const second = (await page(adminOf(MINISTRY), first.pageInfo.endCursor)).data.report.notes;
    expect(second).toMatchObject({ nodes: [{ body: 'Catatan kantor.' }], pageInfo: { hasNextPage: false } });
    expect((await page(liaisonOf(CITY), first.pageInfo.endCursor)).codes).toEqual(['CURSOR_INVALID']);
  });
});

describe('after the assignment ended', () => {
  async function takeBack(made: Case): Promise<void> {
    // As RETURN leaves it.
    const ended =
      "UPDATE assignment SET status = 'RETURNED', ended_at = 1, standing = 'GONE' WHERE report_id = ? AND agency_id = ?";
    await stack.database.write((tx) => tx.query(ended, [made.reportId, CITY]));
  }

  it.each([
    ['of a report that it still sees, as the public does', false],
    ['of a confidential report that it does not see any more', true],
  ])('an institution keeps its notes and may add to them: %s', async (_name, confidential) => {
    const made = await bringTo(stack, 'IN_PROGRESS', {
      ...{ report: { confidential }, disposal: { supportingAgencyIds: [CITY] } },
    });
    succeed(await note(liaisonOf(CITY), made, 'Bukan jalan kota.'));
    succeed(await note(liaisonOf(MINISTRY), made, 'Jalan nasional.'));
    await takeBack(made);
    const own = ['Bukan jalan kota.'];
    const seen = await read(liaisonOf(CITY), made.reportId);
    expect([seen.notes, seen.nested?.[0] ?? null]).toEqual([own, confidential ? null : own]);
    const { data } = await stack.ask(
      liaisonOf(CITY),
      'mutation ($input: AddNoteInput!) { addNote(input: $input) { note { body report { id } } report { id } } }',
      { input: { reportId: made.reportId, body: 'Sudah diserahkan.', idempotencyKey: newId() } },
    );
    const shown = confidential ? null : { id: made.reportId };
    expect(data.addNote).toEqual({ note: { body: 'Sudah diserahkan.', report: shown }, report: shown });
    expect((await read(liaisonOf(MINISTRY), made.reportId)).notes).toEqual(['Jalan nasional.']);
    expect(target(made).expectedVersion).toBe(made.expectedVersion);
  });
});
