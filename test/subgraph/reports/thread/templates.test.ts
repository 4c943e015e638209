// Templates of responses: who keeps them, what they may say, and what becomes of them for a report.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { bringTo, type Stage } from '../mutations/cases';
import {
  ANALYST,
  CITY,
  CITY_UNIT,
  MINISTRY,
  NATIONAL,
  OFFICE,
  SITI,
  UNIT,
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

const SAVE = `mutation ($input: SaveResponseTemplateInput!) { saveResponseTemplate(input: $input) {
  template { id name body updatedAt } userErrors { code field message } } }`;
const REMOVE = `mutation ($input: RemoveResponseTemplateInput!) { removeResponseTemplate(input: $input) {
  templateId userErrors { code field message } } }`;
const LIST = `query ($first: Int!, $after: String) { responseTemplates(first: $first, after: $after) {
  nodes { id name body } pageInfo { hasNextPage endCursor } } }`;

interface Fault {
  readonly code: string;
  readonly field: string[] | null;
  readonly message: string;
}

interface Result {
  readonly template: { readonly id: string; readonly name: string; readonly body: string } | null;
  readonly templateId: string | null;
  /** Codes with their fields, or the error that ended the request. */
  readonly faults: readonly string[];
  readonly messages: readonly string[];
}

async function call(who: Principal, query: string, input: Input): Promise<Result> {
  const { data, codes } = await stack.ask(who, query, { input: { idempotencyKey: newId(), ...input } });
  if (codes.length > 0) return { template: null, templateId: null, faults: codes, messages: [] };
  const { template = null, templateId = null, userErrors } = Object.values<any>(data)[0];
  const faults = userErrors.map(({ code, field }: Fault) => (field === null ? code : `${code} ${field.join('.')}`));
  return { template, templateId, faults, messages: userErrors.map(({ message }: Fault) => message) };
}

let names = 0;
const newName = () => `Templat ${(names += 1)}`;
const save = (who: Principal, input: Input = {}) =>
  call(who, SAVE, { name: newName(), body: 'Terima kasih.', ...input });

async function make(who: Principal, input: Input = {}): Promise<string> {
  const { template, faults } = await save(who, input);
  if (template === null) throw new Error(faults.join());
  return template.id;
}

async function listNames(who: Principal): Promise<string[]> {
  const { data, codes } = await stack.ask(who, LIST, { first: 100 });
  return codes.length > 0 ? codes : data.responseTemplates.nodes.map(({ name }: { name: string }) => name);
}

const bodiesOf = (agencyId: string) =>
  stack.rows('SELECT name, body FROM response_template WHERE agency_id = ? ORDER BY name', [agencyId]);

describe('saveResponseTemplate', () => {
  it('keeps a template, and changes it by its id; no report and no event knows of it', async () => {
    const before = await stack.countRows();
    const id = await make(adminOf(CITY), { name: 'Jalan', body: 'Jalan {{ title }} diperbaiki.' });
    const changed = await save(liaisonOf(CITY), { templateId: id, name: 'Jalan kota', body: '{{trackingId}}' });
    expect(changed).toMatchObject({ template: { id, name: 'Jalan kota', body: '{{trackingId}}' }, faults: [] });
    expect(await bodiesOf(CITY)).toEqual([{ name: 'Jalan kota', body: '{{trackingId}}' }]);
    const after = { response_template: 1, idempotency: 2 + (before.idempotency ?? 0) };
    expect(await stack.countRows()).toEqual({ ...before, ...after });
    expect((await call(adminOf(CITY), REMOVE, { templateId: id })).templateId).toBe(id);
    expect(await bodiesOf(CITY)).toEqual([]);
  });

  it.each<[string, Principal]>([
    ['a system of an institution', systemOf(MINISTRY)],
    ['an analyst of an institution', person('OPERATOR', 'a', 'ANALYST', MINISTRY)],
    ['a DPO of an institution', person('OPERATOR', 'd', 'DPO', MINISTRY)],
    ['the national admin', NATIONAL],
    ['an analyst', ANALYST],
    ['a citizen', SITI],
    ['nobody', ANONYMOUS],
    ['a liaison without the scope reports:write', { ...liaisonOf(MINISTRY), scopes: ['reports:read'] }],
  ])('refuses %s, who removes none either', async (_name, who) => {
    const id = await make(liaisonOf(MINISTRY));
    const before = await stack.countRows();
    expect((await save(who)).faults).toEqual(['FORBIDDEN']);
    expect((await save(who, { templateId: id })).faults).toEqual(['FORBIDDEN']);
    expect((await call(who, REMOVE, { templateId: id })).faults).toEqual(['FORBIDDEN']);
    expect(await stack.countRows()).toEqual(before);
  });

  it('answers of another institution’s template as of none', async () => {
    const body = 'Milik kementerian.';
    const id = await make(liaisonOf(MINISTRY), { name: 'Milik', body });
    for (const who of [adminOf(OFFICE), adminOf(CITY), liaisonOf(CITY)])
      for (const templateId of [id, newId(), '', `${id} `, id.toUpperCase()]) {
        expect((await save(who, { templateId })).faults).toEqual(['NOT_FOUND templateId']);
        expect((await call(who, REMOVE, { templateId })).faults).toEqual(['NOT_FOUND templateId']);
      }
    expect(await bodiesOf(MINISTRY)).toContainEqual({ name: 'Milik', body });
  });

  it('takes a name once an institution, as the same letters and no others', async () => {
    const [first, second] = [await make(adminOf(OFFICE), { name: 'Banjir é' }), await make(adminOf(OFFICE))];
    const taken = { faults: ['INVALID_INPUT name'], template: null };
    expect(await save(liaisonOf(OFFICE), { name: 'Banjir e\u0301' })).toMatchObject(taken);
    expect(await save(liaisonOf(OFFICE), { name: 'Banjir é', templateId: second })).toMatchObject(taken);
    expect((await save(liaisonOf(OFFICE), { name: 'Banjir é', templateId: first })).faults).toEqual([]);
    for (const name of ['banjir é', 'Banjir é ', 'Banjir e'])
      expect((await save(liaisonOf(OFFICE), { name })).faults).toEqual([]);
    expect((await save(liaisonOf(CITY), { name: 'Banjir é' })).faults).toEqual([]);
  });

  it.each([
    ['{{nama}}', '{{nama}} is not known. Placeholders are {{trackingId}}, {{title}}, {{receivedOn}}, {{dueOn}}.'],
    ['Halo {{Title}}', '{{Title}} is not known.'],
    ['{{}}', '{{}} is not known.'],
    ['{{toString}}', '{{toString}} is not known.'],
    ['{{title}', 'Two braces begin or end no placeholder'],
    ['title}} {{title}}', 'Two braces begin or end no placeholder'],
    ['{{title}}'.repeat(51), 'At most 50 placeholders'],
  ])('refuses what is no template: %#', async (body, message) => {
    const { faults, messages } = await save(liaisonOf(MINISTRY), { body });
    expect(faults).toEqual(['INVALID_INPUT body']);
    expect(messages[0]).toContain(message);
  });

  it('takes single braces and fifty placeholders as they are', async () => {
    for (const body of ['{title} } {', '{{{title}}{', '{{title}}'.repeat(50)])
      expect((await save(liaisonOf(MINISTRY), { body })).template?.body).toBe(body);
  });

  it('refuses texts that say or break something else, all at once', async () => {
    const faults = async (input: Input) => (await save(liaisonOf(MINISTRY), input)).faults;
    expect(await faults({ name: ' ', body: '\u200B' })).toEqual(['REQUIRED name', 'REQUIRED body']);
    const long = { name: 'é'.repeat(101), body: '👩'.repeat(20_001) };
    expect(await faults(long)).toEqual(['TOO_LONG name', 'TOO_LONG body']);
    const broken = { name: 'a\u0000', body: '{{a\uD83D}}' };
    expect(await faults(broken)).toEqual(['INVALID_INPUT name', 'INVALID_INPUT body', 'INVALID_INPUT body']);
    expect(await faults({ name: '👩'.repeat(100), body: '👩'.repeat(20_000) })).toEqual([]);
    expect(await faults({ idempotencyKey: 'x' })).toEqual(['INVALID_INPUT idempotencyKey']);
  });

  it('lets one of two at once have a name', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => save(liaisonOf(MINISTRY), { name: 'Serentak' })));
    const faults = answers.flatMap((answer) => answer.faults);
    expect(answers.filter(({ template }) => template !== null)).toHaveLength(1);
    expect(faults).toHaveLength(3);
    // A server may find that they wait for each other.
    for (const fault of faults) expect(['INVALID_INPUT name', 'IDEMPOTENCY_IN_PROGRESS']).toContain(fault);
    expect((await bodiesOf(MINISTRY)).filter(({ name }) => name === 'Serentak')).toHaveLength(1);
  });

  it('takes effect once for a key, and tells the same again', async () => {
    const input = { idempotencyKey: newId(), name: 'Sekali', body: 'Sekali saja.' };
    const first = await save(liaisonOf(MINISTRY), input);
    expect(await save(liaisonOf(MINISTRY), input)).toEqual(first);
    expect((await save(liaisonOf(MINISTRY), { ...input, body: 'Lain.' })).faults).toEqual([
      'IDEMPOTENCY_KEY_REUSED idempotencyKey',
    ]);
    const removal = { idempotencyKey: newId(), templateId: first.template?.id };
    const removed = await call(liaisonOf(MINISTRY), REMOVE, removal);
    expect(removed).toMatchObject({ templateId: first.template?.id, faults: [] });
    expect(await call(liaisonOf(MINISTRY), REMOVE, removal)).toEqual(removed);
    expect(await save(liaisonOf(MINISTRY), input)).toMatchObject({ template: null, faults: [] });
  });

  it('keeps at most 200 an institution, also when two come at once, and lets each of them be changed', async () => {
    const agencyId = CITY;
    const count = async () => (await bodiesOf(agencyId)).length;
    const missing = 199 - (await count());
    await stack.database.write(async (tx) => {
      for (let i = 0; i < missing; i += 1)
        await tx.query('INSERT INTO response_template (id, agency_id, name, body, updated_at) VALUES (?, ?, ?, ?, 0)', [
          ...[newId(), agencyId, `Banyak ${i}`, 'Isi.'],
        ]);
    });
    const answers = await Promise.all([1, 2, 3].map(() => save(liaisonOf(CITY))));
    expect(answers.filter(({ template }) => template !== null)).toHaveLength(1);
    const full = await save(liaisonOf(CITY));
    expect([full.faults, full.messages]).toEqual([
      ['TOO_MANY_ITEMS'],
      ['An institution keeps at most 200 templates; remove one first.'],
    ]);
    expect(await count()).toBe(200);
    const templateId = answers.find(({ template }) => template !== null)?.template?.id;
    expect((await save(liaisonOf(CITY), { templateId })).faults).toEqual([]);
    await call(liaisonOf(CITY), REMOVE, { templateId });
    expect((await save(liaisonOf(CITY))).faults).toEqual([]);
  });

  it('costs few statements', async () => {
    expect(await stack.listStatements(() => save(liaisonOf(MINISTRY)))).toHaveLength(5);
    const templateId = await make(liaisonOf(MINISTRY));
    expect(await stack.listStatements(() => save(liaisonOf(MINISTRY), { templateId }))).toHaveLength(3);
    expect(await stack.listStatements(() => call(liaisonOf(MINISTRY), REMOVE, { templateId }))).toHaveLength(2);
  });
});

describe('responseTemplates', () => {
  it('come by name, page by page, of one’s own institution only, with cursors that fit one reader', async () => {
    for (const { name } of await bodiesOf(OFFICE))
      await stack.database.write((tx) => tx.query('DELETE FROM response_template WHERE name = ?', [name]));
    for (const name of ['b', 'B', 'ä', 'a', '👩']) await make(adminOf(OFFICE), { name });
    const sorted = ['B', 'a', 'b', 'ä', '👩'];
    expect(await listNames(liaisonOf(OFFICE))).toEqual(sorted);
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 3; pages += 1) {
      const { data } = await stack.ask(adminOf(OFFICE), LIST, { first: 2, after });
      const { nodes, pageInfo } = data.responseTemplates;
      seen.push(...nodes.map(({ name }: { name: string }) => name));
      expect(pageInfo.hasNextPage).toBe(pages < 2);
      after = pageInfo.endCursor;
    }
    expect(seen).toEqual(sorted);
    expect((await stack.ask(adminOf(MINISTRY), LIST, { first: 2, after })).codes).toEqual(['CURSOR_INVALID']);
    expect((await stack.ask(adminOf(OFFICE), LIST, { first: 101 })).codes).toEqual(['PAGE_SIZE_INVALID']);
    // Not even of those below.
    expect(await listNames(adminOf(MINISTRY))).not.toContain('ä');
  });

  it.each<[string, Principal]>([
    ['a system', systemOf(MINISTRY)],
    ['the national admin', NATIONAL],
    ['a DPO of the institution', person('OPERATOR', 'd', 'DPO', MINISTRY)],
    ['a citizen', SITI],
    ['nobody', ANONYMOUS],
    ['a liaison without the scope reports:read', { ...liaisonOf(MINISTRY), scopes: ['reports:write'] }],
  ])('are forbidden to %s', async (_name, who) => {
    expect(await listNames(who)).toEqual(['FORBIDDEN']);
  });
});

describe('Report.renderedTemplate', () => {
  const RENDER = `query ($id: ID!, $templateId: ID!) { report(id: $id) {
    trackingId submittedAt dueAt renderedTemplate(templateId: $templateId) } }`;

  async function render(who: Principal, id: string, templateId: string): Promise<string | null> {
    const { data, codes } = await stack.ask(who, RENDER, { id, templateId });
    if (codes.length > 0) throw new Error(codes.join());
    return data.report.renderedTemplate;
  }

  it('fills in what the report says, once, with the days of the institution’s zone', async () => {
    await stack.database.write((tx) => tx.query('DELETE FROM response_template WHERE agency_id = ?', [CITY]));
    // 22.30 in Jakarta is half past midnight in Jayapura.
    stack.clock.nowMs = Date.parse('2026-09-01T15:30:00Z');
    const title = 'Lampu {{dueOn}} $& mati';
    const { reportId } = await bringTo(stack, 'DISPOSED', {
      ...{ report: { title }, disposal: { supportingAgencyIds: [CITY] } },
    });
    const body = '{{ trackingId }}|{{title}}|{{title}}|{{receivedOn}}|{dueOn}';
    const [here, there] = [await make(liaisonOf(MINISTRY), { body }), await make(liaisonOf(CITY), { body })];
    const [row] = await stack.rows('SELECT tracking_id FROM report WHERE id = ?', [reportId]);
    const start = `${row?.tracking_id as string}|${title}|${title}`;
    expect(await render(liaisonOf(MINISTRY), reportId, here)).toBe(`${start}|1 September 2026|{dueOn}`);
    expect(await render(adminOf(CITY), reportId, there)).toBe(`${start}|2 September 2026|{dueOn}`);
    expect(await render(adminOf(CITY), reportId, here)).toBeNull();
  });

  it('tells the due date of one’s own assignment, else of the report, and a dash without any', async () => {
    const { reportId } = await bringTo(stack, 'DISPOSED');
    const templateId = await make(liaisonOf(MINISTRY), { body: 'Paling lambat {{dueOn}}.' });
    const at = Date.parse('2026-12-31T17:00:00Z');
    const set = (table: string, key: string, dueAt: number | null) =>
      stack.database.write((tx) => tx.query(`UPDATE ${table} SET due_at = ? WHERE ${key} = ?`, [dueAt, reportId]));
    await set('report', 'id', at - 1);
    await set('assignment', 'report_id', at);
    expect(await render(liaisonOf(MINISTRY), reportId, templateId)).toBe('Paling lambat 1 Januari 2027.');
    await set('assignment', 'report_id', null);
    expect(await render(liaisonOf(MINISTRY), reportId, templateId)).toBe('Paling lambat 31 Desember 2026.');
    await set('report', 'id', null);
    expect(await render(liaisonOf(MINISTRY), reportId, templateId)).toBe('Paling lambat –.');
  });

  it.each<[string, Stage, Principal, boolean]>([
    ['a liaison of the holder', 'DISPOSED', liaisonOf(MINISTRY), true],
    ['its admin', 'RESPONDED', adminOf(MINISTRY), true],
    ['a liaison of the unit that holds it', 'DISPOSED', { ...liaisonOf(MINISTRY), unitId: UNIT }, true],
    ['a liaison of another unit', 'DISPOSED', { ...liaisonOf(MINISTRY), unitId: CITY_UNIT }, false],
    ['a system of the holder', 'IN_PROGRESS', systemOf(MINISTRY), false],
    ['another institution', 'IN_PROGRESS', liaisonOf(CITY), false],
    ['the national admin', 'IN_PROGRESS', NATIONAL, false],
    ['the reporter', 'IN_PROGRESS', SITI, false],
    ['nobody', 'IN_PROGRESS', ANONYMOUS, false],
  ])('is for who works on it: %s', async (_name, stage, who, isTold) => {
    const { reportId } = await bringTo(stack, stage, { disposal: { unitId: UNIT } });
    const templateId = await make(liaisonOf(MINISTRY), { body: 'Untuk petugas.' });
    expect(await render(who, reportId, templateId)).toBe(isTold ? 'Untuk petugas.' : null);
  });

  it('is none once the assignment has ended, and of what is no template', async () => {
    const { reportId } = await bringTo(stack, 'IN_PROGRESS');
    const templateId = await make(liaisonOf(MINISTRY));
    for (const id of ['', 'x', newId(), `${templateId} `])
      expect(await render(liaisonOf(MINISTRY), reportId, id)).toBeNull();
    expect(await render(liaisonOf(MINISTRY), reportId, templateId)).toBe('Terima kasih.');
    for (const status of ['DONE', 'RETURNED']) {
      const ended = 'UPDATE assignment SET status = ? WHERE report_id = ?';
      await stack.database.write((tx) => tx.query(ended, [status, reportId]));
      expect(await render(liaisonOf(MINISTRY), reportId, templateId)).toBeNull();
    }
  });

  it('costs one statement for the templates of a whole list', async () => {
    const templateId = await make(liaisonOf(MINISTRY), { body: '{{trackingId}}' });
    const query = (first: number) => `{ inbox(first: ${first}) { nodes { trackingId
      renderedTemplate(templateId: "${templateId}") } } }`;
    const ask = async (first: number) => {
      let nodes: any[] = [];
      const statements = await stack.listStatements(async () => {
        nodes = (await stack.ask(liaisonOf(MINISTRY), query(first))).data.inbox.nodes;
      });
      return { nodes, count: statements.length };
    };
    const [one, many] = [await ask(1), await ask(8)];
    expect(many.nodes).toHaveLength(8);
    expect(many.count).toBe(one.count);
    for (const node of many.nodes) expect(node.renderedTemplate).toBe(node.trackingId);
  });
});
