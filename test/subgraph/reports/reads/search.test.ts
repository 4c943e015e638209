// Search by words in title and body: which texts find each other, what never does harm, and who finds what.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import {
  asAdmin,
  asAnalyst,
  asClient,
  asLiaison,
  asNationalAdmin,
  asNobody,
  asReporter,
  CITIZEN,
  MINISTRY,
  OTHER_CITIZEN,
  PROVINCE,
  REGENCY,
} from '../support/callers';
import type { CaseStep, InsertedCase } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';

const dispose: CaseStep = { action: 'DISPOSE', lead: REGENCY };

/** Title and body; every query of QUERIES lists the numbers of those that it finds. */
const CORPUS: readonly (readonly [string, string])[] = [
  ['Perbaikan jalan belum selesai', 'Lubang di KM 12 arah Bogor, dekat SDN 3.'],
  ['Mohon diperbaiki', 'Jalanan depan Pasar Minggu rusak; sudah 2 tahun.'],
  ['Petugas tidak memperbaiki lampu', 'Lampu penerangan jalan mati sejak Jum’at.'],
  ['Penanganan sampah', 'Sampah tidak diangkut & bau. “Bak penuh”, kata warga. 100% nyata!'],
  ['Kafé 🚧 tutup', 'Café di KM 1 2 berisik -- NEAR the mosque; a* b" c'],
  [`'; DROP TABLE report; --`, '<script>alert("x")</script> %_%'],
  ['ꦲꦏ꧀ᬩᬮᬶ', '公園道路 дорога ١٢ ＫＴＰ'],
];

const QUERIES: readonly (readonly [string, readonly number[]])[] = [
  ['perbaikan', [0, 1, 2]],
  ['memperbaiki', [0, 1, 2]],
  ['diperbaiki', [0, 1, 2]],
  ['BAIKNYA', [0, 1, 2]],
  ['jalan', [0, 1, 2]],
  ['rusak jalan', [1]],
  ['jalan diperbaiki rusaknya', [1]],
  ['km 12', [0]],
  ['KM-12', [0]],
  ['km 1', [4]],
  ['12', [0]],
  ['ditangani', [3]],
  ['pengangkutan sampah', [3]],
  ['jumat', [2]],
  ["Jum'at", [2]],
  ['cafe', [4]],
  ['"café"', [4]],
  ['🚧 kafe', [4]],
  ['near', [4]],
  ['NEAR(jalan lampu)', []],
  ['jalan NOT lampu', []],
  ['jalan -lampu', [2]],
  ['jal*', []],
  ['jalan*', [0, 1, 2]],
  ['+jalan +lampu', [2]],
  ['jalan OR lampu', []],
  ['terms:jalan', []],
  ['"mohon diperbaiki"', [1]],
  ['100%', [3]],
  ['%', [-1]],
  ['drop table', [5]],
  ['<script>', [5]],
  ['公園道路', [6]],
  ['公園', []],
  ['дорога ktp', [6]],
  ['ᬩᬮᬶ ꦲꦏ꧀', []],
  ['ꦲꦏ꧀ᬩᬮᬶ', [6]],
  ['jalan yang belum', [0, 1, 2]],
];

const LIST = `query ($filter: ReportFilter, $first: Int!, $after: String) {
  reports(filter: $filter, first: $first, after: $after) {
    totalCount isPartial searchedUntil nodes { id } pageInfo { hasNextPage endCursor }
  }
}`;
const INBOX = `query ($filter: InboxFilter) {
  inbox(filter: $filter, first: 50) { totalCount isPartial searchedUntil nodes { id } }
}`;

let reports: RunningReports;
const corpus: InsertedCase[] = [];
const hidden: Record<string, InsertedCase> = {};

beforeAll(async () => {
  reports = await startReports();
  for (const [title, body] of CORPUS) corpus.push(await reports.insertCase({ title, body, steps: [dispose] }));
  const secret = { title: 'Rahasia zamrud', body: 'Zamrud.' };
  hidden.confidential = await reports.insertCase({ ...secret, isConfidential: true, steps: [dispose] });
  hidden.unverified = await reports.insertCase({ ...secret, reporterId: OTHER_CITIZEN, targetAgencyId: REGENCY });
  hidden.elsewhere = await reports.insertCase({
    ...{ ...secret, reporterId: OTHER_CITIZEN, isConfidential: true },
    steps: [{ action: 'DISPOSE', lead: MINISTRY }],
  });
});
afterAll(() => reports.close());

const search = (caller: Principal, text: unknown, first = 50, after: string | null = null) =>
  reports.ask(caller, LIST, { filter: { text }, first, after });

describe('a search', () => {
  it.each(QUERIES)('for %s finds the reports that have all of its words', async (text, expected) => {
    const { data, codes } = await search(asNobody(), text);
    if (expected[0] === -1) return expect(codes).toEqual(['SEARCH_EMPTY']);
    const found = data.reports.nodes.map(({ id }: { id: string }) => corpus.findIndex((each) => each.id === id));
    expect(found.sort()).toEqual(expected);
    expect(data.reports).toMatchObject({ totalCount: expected.length, isPartial: false, searchedUntil: null });
  });

  it.each([
    ['', ['SEARCH_EMPTY']],
    ['  \t', ['SEARCH_EMPTY']],
    ['yang dan di', ['SEARCH_EMPTY']],
    ['a b c', ['SEARCH_EMPTY']],
    ['🚧"*-()', ['SEARCH_EMPTY']],
    ['jalan\u0000', ['BAD_USER_INPUT']],
    ['jalan \ud83d', ['BAD_USER_INPUT']],
    ['x'.repeat(201), ['TOO_LONG']],
    ['jalan '.repeat(5_000), ['TOO_LONG']],
    ['satu dua tiga empat lima enam tujuh delapan sembilan', ['TOO_MANY_ITEMS']],
  ])('for %j says what is wrong with it', async (text, codes) => {
    expect((await search(asNobody(), text)).codes).toEqual(codes);
    expect((await reports.ask(asLiaison(REGENCY), INBOX, { filter: { text } })).codes).toEqual(codes);
  });

  it.each([42, ['jalan'], { a: 1 }, true])('for %j, which is no text, is refused', async (text) => {
    expect((await search(asNobody(), text)).codes).toHaveLength(1);
  });

  it('finds a word at the end of 20,000 characters', async () => {
    const body = `${'kata biasa lainnya '.repeat(1_051)}penghujungkalimat`;
    const { id } = await reports.insertCase({ title: 'Panjang', body: body.slice(-20_000), steps: [dispose] });
    expect((await search(asNobody(), 'penghujungkalimat')).data.reports.nodes).toEqual([{ id }]);
  });

  it('is paged like any list, and a cursor belongs to its words', async () => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { nodes, pageInfo }: any = (await search(asNobody(), 'baik jalan', 1, after)).data.reports;
      found.push(...nodes.map(({ id }: { id: string }) => id));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      if (after) expect((await search(asNobody(), 'jalan', 1, after)).codes).toEqual(['CURSOR_INVALID']);
    } while (after !== null);
    expect(found).toEqual([2, 1, 0].map((n) => corpus[n]?.id));
  });
});

describe('who searches', () => {
  it.each<[string, Principal, readonly string[]]>([
    ['nobody', asNobody(), []],
    ['another citizen', asReporter(OTHER_CITIZEN), ['unverified', 'elsewhere']],
    ['the reporter', asReporter(CITIZEN), ['confidential']],
    ['the liaison of the institution', asLiaison(REGENCY), ['confidential']],
    ['its admin', asAdmin(REGENCY), ['confidential', 'unverified']],
    ['its system', asClient(REGENCY), ['confidential']],
    ['the coordinator above', asAdmin(PROVINCE), ['confidential', 'unverified']],
    ['another institution', asLiaison(MINISTRY), ['elsewhere']],
    ['an analyst', asAnalyst(), []],
    ['the national admin', asNationalAdmin(), ['confidential', 'unverified', 'elsewhere']],
  ])('finds, counts and pages only what may be seen: %s', async (_who, caller, names) => {
    const { data } = await search(caller, 'zamrud');
    const ids = data.reports.nodes.map(({ id }: { id: string }) => id);
    expect(ids.sort()).toEqual(names.map((name) => hidden[name]?.id).sort());
    expect(data.reports.totalCount).toBe(names.length);
    expect(data.reports.pageInfo.hasNextPage).toBe(false);
  });

  it('in the inbox finds what waits there, and nothing else', async () => {
    const ask = (caller: Principal, text: string, filter = {}) =>
      reports.ask(caller, INBOX, { filter: { text, ...filter } });
    const own = (await ask(asLiaison(REGENCY), 'zamrud')).data.inbox;
    expect(own).toEqual({
      ...{ totalCount: 1, isPartial: false, searchedUntil: null },
      nodes: [{ id: hidden.confidential?.id }],
    });
    expect((await ask(asLiaison(MINISTRY), 'perbaikan')).data.inbox).toMatchObject({ totalCount: 0, nodes: [] });
    const waiting = { queue: 'VERIFICATION' };
    expect((await ask(asAdmin(REGENCY), 'zamrud', waiting)).data.inbox.nodes).toEqual([{ id: hidden.unverified?.id }]);
  });

  it('costs the same statements, whether a report is hidden or missing', async () => {
    const shapeOf = async (text: string) => {
      const { data, statements } = await search(asLiaison(MINISTRY), text);
      expect(data.reports).toMatchObject({ totalCount: 0, nodes: [] });
      // The sequencer asks for agencies' paths beside all requests.
      const own = statements.filter((sql) => !/FROM agency_ref\b/.test(sql));
      return own.map((sql) => sql.replace(/ -- PARAMETERS.*$/s, '').replace(/r\.id IN \([?, ]+\)|1 = 0/g, 'found'));
    };
    await reports.insertCase({ title: 'Mutiara', body: 'Mutiara.', isConfidential: true, steps: [dispose] });
    const ofHidden = await shapeOf('mutiara');
    expect(ofHidden).toEqual(await shapeOf('tidakadasamasekali'));
    expect(ofHidden.length).toBeGreaterThan(1);
  });
});
