// `Query.agency` and `Query.agencies` over signed HTTP: keys, filters, search, pages, counts.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadAgencies } from '../../../schema/reference/agencies';
import { startAgencies, type RunningAgencies } from './startAgencies';

let agencies: RunningAgencies;

beforeAll(async () => {
  agencies = await startAgencies();
});

afterAll(() => agencies.close());

const LIST = `query ($filter: AgencyFilter, $first: Int!, $after: String) {
  agencies(filter: $filter, first: $first, after: $after) {
    totalCount nodes { id code name kind isConnected connectedSince } pageInfo { hasNextPage endCursor }
  }
}`;

async function list(filter: Record<string, unknown>, first = 100) {
  const { data, codes } = await agencies.ask(LIST, { filter, first });
  expect(codes).toEqual([]);
  return data.agencies as { totalCount: number; nodes: { id: string; code: string; name: string }[]; pageInfo: any };
}

const codesOf = async (filter: Record<string, unknown>) => (await list(filter)).nodes.map((node) => node.code).sort();

describe('one agency', () => {
  const FIELDS = `id code name shortName kind timeZone isActive isConnected connectedSince area { code name } parent { code }`;

  it('is found by code, with all that it is', async () => {
    const { data } = await agencies.ask(`{ agency(code: "PEMKAB-3201") { ${FIELDS} } }`);
    expect(data.agency).toEqual({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      code: 'PEMKAB-3201',
      name: 'Pemerintah Kabupaten Bogor',
      shortName: 'Pemkab Bogor',
      kind: 'REGENCY',
      timeZone: 'WIB',
      isActive: true,
      isConnected: true,
      connectedSince: expect.stringMatching(/^20\d\d-\d\d-\d\dT17:00:00\.000Z$/),
      area: { code: '32.01', name: 'Kabupaten Bogor' },
      parent: { code: 'PEMPROV-32' },
    });
  });

  it('is found by the id that its code gave', async () => {
    const { data } = await agencies.ask('{ agency(code: "KEMENPANRB") { id } }');
    const byId = await agencies.ask('query ($id: ID!) { agency(id: $id) { code } }', { id: data.agency.id });
    expect(byId.data.agency.code).toBe('KEMENPANRB');
  });

  it.each([
    ['an unknown code', 'code: "NOBODY"', 1],
    ['a code in lower case', 'code: "kemenpanrb"', 0],
    ['a code with a space behind', 'code: "KEMENPANRB "', 0],
    ['an unknown id', 'id: "00000000-0000-4000-8000-000000000000"', 1],
    ['an id that is none', 'id: "1 OR 1=1"', 0],
    ['an empty id', 'id: ""', 0],
  ])('is null for %s, malformed ones without SQL', async (_name, argument, statementCount) => {
    const { data, codes, statements } = await agencies.ask(`{ agency(${argument}) { id } }`);
    expect([data.agency, codes, statements.length]).toEqual([null, [], statementCount]);
  });

  it.each([
    ['neither id nor code', '{ agency { id } }'],
    ['both', '{ agency(id: "00000000-0000-4000-8000-000000000000", code: "BPOM") { id } }'],
  ])('is refused for %s', async (_name, query) => {
    expect((await agencies.ask(query)).codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('the list of agencies', () => {
  it('has the 657 connected ones and the local governments that are not connected yet', async () => {
    expect((await list({ connected: true })).totalCount).toBe(657);
    expect((await list({ connected: true, kind: 'REGENCY' })).totalCount).toBe(395);
    expect((await list({ connected: false, kind: 'REGENCY' })).totalCount).toBe(21);
    expect((await list({ connected: false, kind: 'CITY' })).totalCount).toBe(4);
    expect((await list({})).totalCount).toBe(loadAgencies().length);
  });

  it('counts only when asked to', async () => {
    const { statements } = await agencies.ask('{ agencies(first: 5) { nodes { code } } }');
    expect(statements).toHaveLength(1);
  });

  it('shows every agency once, by name, when it is paged to the end', async () => {
    const seen: { code: string; name: string }[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const { data } = await agencies.ask(LIST, { first: 37, after });
      seen.push(...data.agencies.nodes);
      after = data.agencies.pageInfo.hasNextPage ? data.agencies.pageInfo.endCursor : null;
      pages += 1;
    } while (after !== null && pages < 100);
    const expected = loadAgencies().map((agency) => agency.code);
    expect(seen.map((agency) => agency.code).sort()).toEqual([...expected].sort());
    const keys = seen.map((agency) => agency.name.toLowerCase().replace(/[^a-z0-9]+/g, ' '));
    expect(keys).toEqual([...keys].sort());
  });

  it('gives an area itself and what lies below it', async () => {
    const below = await codesOf({ areaCode: '36' });
    expect(below).toContain('PEMPROV-36');
    expect(below).toContain('PEMKOT-3671');
    expect(below).toEqual(
      loadAgencies()
        .filter((agency) => agency.provinceCode === '36')
        .map((agency) => agency.code)
        .sort(),
    );
    expect(await codesOf({ areaCode: '32.01' })).toEqual(['PEMKAB-3201']);
  });

  it('gives what lies right below a parent', async () => {
    const { data } = await agencies.ask('{ agency(code: "PEMPROV-36") { id } }');
    const children = await codesOf({ parentId: data.agency.id });
    expect(children).toHaveLength(8);
    expect(children.every((code) => /^PEM(KAB|KOT)-36\d\d$/.test(code))).toBe(true);
  });

  it.each([
    ['an area code that is none', { areaCode: '3%' }],
    ['a parent id that is none', { parentId: 'x' }],
    ['an unknown area', { areaCode: '99' }],
  ])('is empty for %s', async (_name, filter) => {
    expect(await list(filter)).toMatchObject({ totalCount: 0, nodes: [] });
  });
});

describe('the search by name', () => {
  it.each([
    ['words in any order', 'bogor kabupaten', ['PEMKAB-3201']],
    ['beginnings of words', 'kab bog', ['PEMKAB-3201']],
    ['short names', 'PANRB', ['KEMENPANRB']],
    ['letter case, marks and punctuation aside', 'kabupatén — BOGOR!', ['PEMKAB-3201']],
  ])('finds %s', async (_name, name, expected) => {
    expect(await codesOf({ name })).toEqual(expected);
  });

  it('does not find the middle of a word', async () => {
    expect(await codesOf({ name: 'ogor' })).toEqual([]);
  });

  it.each(['%', '_', '!', '%%', '!%', '   ', ''])('takes %j for no name, not for every name', async (name) => {
    expect(await list({ name })).toMatchObject({ totalCount: 0, nodes: [] });
  });

  it.each(['bogo_', 'bog%r', 'b!ogor', "bogor' OR 1=1 --"])('takes %j literally', async (name) => {
    expect(await codesOf({ name: `kabupaten ${name}` })).toEqual(name === 'bogo_' ? ['PEMKAB-3201'] : []);
  });

  it.each([
    ['of 101 characters', 'a'.repeat(101)],
    ['of nine words', 'a b c d e f g h i'],
  ])('refuses a text %s', async (_name, name) => {
    expect((await agencies.ask(LIST, { filter: { name }, first: 1 })).codes).toEqual(['BAD_USER_INPUT']);
  });
});

describe('a page', () => {
  it.each([0, -1, 101])('of %i entries is refused', async (first) => {
    expect((await agencies.ask(LIST, { first })).codes).toEqual(['PAGE_SIZE_INVALID']);
  });

  it('does not continue a list of another filter, another list, or a text of ours', async () => {
    const { pageInfo } = await list({ kind: 'REGENCY' }, 5);
    const after = pageInfo.endCursor;
    const refused = [
      await agencies.ask(LIST, { filter: { kind: 'CITY' }, first: 5, after }),
      await agencies.ask(LIST, { first: 5, after }),
      await agencies.ask('query ($after: String) { areas(first: 5, after: $after) { nodes { id } } }', { after }),
      await agencies.ask(LIST, { filter: { kind: 'REGENCY' }, first: 5, after: 'MTIz' }),
      await agencies.ask(LIST, { filter: { kind: 'REGENCY' }, first: 5, after: `${after.slice(0, -2)}AA` }),
    ];
    expect(refused.flatMap((answer) => answer.codes)).toEqual(Array(5).fill('CURSOR_INVALID'));
    expect((await agencies.ask(LIST, { filter: { kind: 'REGENCY' }, first: 5, after })).codes).toEqual([]);
  });
});
