// The dashboard over HTTP, on a stack without reports: pages, tables, copies that are still right, and what it says when it
// fails. Figures are in test/browser/dashboard.test.ts.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStack, type Stack } from '../../support/startStack';

let stack: Stack;
const PERIOD = 'period=2025-10';

beforeAll(async () => {
  stack = await startStack({ seed: 'topics' });
}, 180_000);
afterAll(() => stack?.close(), 30_000);

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${stack.url}${path}`, { headers, redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

const PAGES = [
  `/dashboard?${PERIOD}`,
  `/dashboard?period=2025`,
  `/dashboard?period=2025-Q3&measure=received`,
  `/dashboard?period=2025-W40`,
  `/dashboard/provinces?${PERIOD}`,
  `/dashboard/provinces/35?${PERIOD}`,
  `/dashboard/institutions?${PERIOD}&kind=CITY`,
  `/dashboard/institutions/PEMKOT-3578?${PERIOD}`,
  `/dashboard/categories?${PERIOD}`,
  `/dashboard/categories/KESEHATAN?${PERIOD}`,
  '/dashboard/definitions',
];
const TABLES = [
  'months',
  'durations',
  'backlog',
  'provinces',
  'categories',
  'institutions',
  'ranking',
  'province-institutions?code=35',
  'province-months?code=35',
  'topic-months?code=KESEHATAN',
  'institution-months?code=PEMKOT-3578',
];

describe.each(['id', 'en'])('in the language %s', (lang) => {
  const address = (path: string): string => `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;

  it.each(PAGES)('%s is a whole page without a script or a style of its own', async (path) => {
    const { status, headers, text } = await get(address(path));
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(text).toMatch(new RegExp(`^<!doctype html>\\s*<html lang="${lang}">`));
    expect(text).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=|undefined|NaN|\[object/);
    expect(text.match(/<h1>/g)).toHaveLength(1);
    const ids = [...text.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'; img-src 'self';/);
  });
});

it('every link of every page leads somewhere', async () => {
  const links = new Set<string>();
  for (const path of PAGES) {
    for (const [, link = ''] of (await get(path)).text.matchAll(/href="(\/[^"#]*)/g)) {
      links.add(link.replaceAll('&amp;', '&'));
    }
  }
  // One of each kind: those to single provinces, institutions and topics differ in their code only.
  const kinds = new Map([...links].map((link) => [link.replace(/\/[A-Z0-9_-]+(?=\?|$)/, '/code'), link]));
  expect(kinds.size).toBeGreaterThan(20);
  for (const link of kinds.values()) expect([link, (await get(link)).status]).toEqual([link, 200]);
}, 60_000);

describe('a table', () => {
  const fileOf = (table: string, form: string): string =>
    `/dashboard/tables/${table.replace(/(\?|$)/, `.${form}?${PERIOD}&`)}`.replace('&?', '&');

  it.each(TABLES)('%s comes as CSV, as JSON and with a dictionary of the same columns', async (table) => {
    const [csv, json, dictionary] = await Promise.all(
      ['csv', 'json', 'columns.csv'].map((form) => get(fileOf(table, form))),
    );
    const [head = '', ...lines] = csv?.text.trimEnd().split('\r\n') ?? [];
    const read = JSON.parse(json?.text ?? '');
    expect(csv?.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(csv?.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9.-]+\.csv"$/);
    expect(head.split(',')).toEqual(read.columns.map(({ name }: any) => name));
    expect(dictionary?.text.trimEnd().split('\r\n').length).toBe(1 + head.split(',').length);
    expect(read.rows).toHaveLength(lines.length);
    if (table !== 'ranking') expect(lines.length).toBeGreaterThan(2);
  });

  it('holds all institutions, page after page', async () => {
    const { text } = await get(fileOf('institutions', 'csv'));
    expect(text.trimEnd().split('\r\n').length).toBeGreaterThan(600);
  });

  it('begins with a byte order mark only where asked', async () => {
    const bytes = async (path: string) => [...new Uint8Array(await (await fetch(`${stack.url}${path}`)).arrayBuffer())];
    expect((await bytes(`${fileOf('months', 'csv')}bom=1`)).slice(0, 3)).toEqual([0xef, 0xbb, 0xbf]);
    expect((await bytes(fileOf('months', 'csv')))[0]).toBe('m'.charCodeAt(0));
  });

  it('agrees with the answer of /graphql', async () => {
    const query =
      '{ statistics(period: { year: 2025, month: 10 }) { byCategory(first: 100) { nodes { figures { received { value } } } } } }';
    const { data } = await stack.query(null, query);
    const { rows } = JSON.parse((await get(fileOf('categories', 'json'))).text);
    const values = data.statistics.byCategory.nodes.map(({ figures }: any) => figures.received.value);
    expect(rows.map(({ received }: any) => received)).toEqual(values);
    expect(values).toContain(null);
  });
});

it('shows a protected figure as such, never as 0', async () => {
  const { text } = await get(`/dashboard/categories?${PERIOD}`);
  expect(text).toContain('<span class="protected">dilindungi</span>');
  expect(text).toContain('Artinya bukan nol');
});

describe('a copy', () => {
  it.each([PAGES[0] ?? '', `/dashboard/tables/provinces.csv?${PERIOD}`])('of %s is not sent again', async (path) => {
    const etag = (await get(path)).headers.get('etag') ?? '';
    const { status, text, headers } = await get(path, { 'if-none-match': etag });
    expect([status, text, headers.get('etag')]).toEqual([304, '', etag]);
    expect((await get(path, { 'if-none-match': 'W/"other"' })).status).toBe(200);
  });

  it('of one period or language is none of another', async () => {
    const etag = (await get('/dashboard?period=2025-10')).headers.get('etag') ?? '';
    expect((await get('/dashboard?period=2025-09', { 'if-none-match': etag })).status).toBe(200);
    expect((await get('/dashboard?period=2025-10&lang=en', { 'if-none-match': etag })).status).toBe(200);
  });
});

describe('what is not there', () => {
  it.each([
    ['/dashboard?lang=fr', 400, 'BAD_REQUEST'],
    ['/dashboard?period=2025-13', 400, 'BAD_REQUEST'],
    ['/dashboard?period=2999', 400, 'BAD_REQUEST'],
    ['/dashboard?period=2025&period=2024', 400, 'BAD_REQUEST'],
    ['/dashboard?measure=%3Cscript%3E', 400, 'BAD_REQUEST'],
    ['/dashboard/institutions?kind=X', 400, 'BAD_REQUEST'],
    ['/dashboard/provinces/99', 404, 'NOT_FOUND'],
    ['/dashboard/provinces/35.78', 404, 'NOT_FOUND'],
    ['/dashboard/institutions/%3Cscript%3E', 404, 'NOT_FOUND'],
    ['/dashboard/categories/KESEHATAN_X', 404, 'NOT_FOUND'],
    ['/dashboard/tables/secrets.csv', 404, 'NOT_FOUND'],
    ['/dashboard/tables/__proto__.csv', 404, 'NOT_FOUND'],
    ['/dashboard/nothing', 404, 'PATH_NOT_FOUND'],
  ])('%s says so on a page: %i %s', async (path, expected, code) => {
    const { status, headers, text } = await get(path, { 'x-request-id': 'dasbor-uji-0001' });
    expect([status, headers.get('content-type')]).toEqual([expected, 'text/html; charset=utf-8']);
    expect(text).toContain(`<code>${code}</code>`);
    expect(text).toContain(`<code>${headers.get('x-request-id')}</code>`);
    expect(text).toMatch(/Halaman ini tidak dapat ditampilkan[\s\S]*This page cannot be shown/);
    expect(text).not.toContain('<script');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('is told in English to those who read English', async () => {
    expect((await get('/dashboard/provinces/99?lang=en')).text).toContain('There is no province with this code.');
  });
});

it('asks as the reader’s own address, so that the rate counts', async () => {
  const ask = async (): Promise<number> => {
    const { headers } = await fetch(`${stack.url}/graphql?query={__typename}`, {
      headers: { accept: 'application/json', 'apollo-require-preflight': '1' },
    });
    return Number(headers.get('ratelimit-remaining'));
  };
  const before = await ask();
  const pages = 10;
  await Promise.all(Array.from({ length: pages }, () => get(`/dashboard?${PERIOD}`)));
  const after = await ask();
  expect(before).toBeGreaterThan(3 * pages);
  // Each page asks twice. What comes back meanwhile is less than half of that; the question itself is one.
  expect(before - after).toBeGreaterThan(pages);
});

describe('when a part is down', () => {
  it('without agencies the country is shown, and its parts are told to be missing', async () => {
    await stack.stopSubgraph('agencies');
    const { status, headers, text } = await get(`/dashboard?${PERIOD}`);
    expect([status, headers.get('etag')]).toEqual([200, null]);
    expect(text).toContain('Bagian ini sedang tidak tersedia.');
    expect(text).toContain('Laporan masuk');
    await stack.restartSubgraph('agencies');
  }, 60_000);

  it('without statistics a page says so, with the code and the request’s id', async () => {
    await stack.stopSubgraph('statistics');
    const { status, text, headers } = await get('/dashboard', { 'if-none-match': 'W/"x"' });
    expect(status).toBe(503);
    expect(text).toContain('<code>SUBGRAPH_UNAVAILABLE</code>');
    expect(text).toContain(String(headers.get('x-request-id')));
    await stack.restartSubgraph('statistics');
  }, 60_000);
});
