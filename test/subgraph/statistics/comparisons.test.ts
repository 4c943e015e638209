// Figures beside others: the period before, peers, rankings, what lies below; and what a cache of figures compares.
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { DEFINITIONS } from '../../../subgraphs/statistics/domain/definitions';
import { agencyId, playCases, publishedAgency } from './cases';
import { PAST_YEAR, principalOf, startStack, type Stack, type Statistics } from './support';

const ADMIN = principalOf('NATIONAL_ADMIN');
const FEBRUARY = Date.UTC(PAST_YEAR, 1, 4, 2);
const MARCH = Date.UTC(PAST_YEAR, 2, 4, 2);
const LONG_AGO = Date.UTC(2016, 0, 1);
const PERIOD = { year: PAST_YEAR, month: 3 };
/** Cases in March, and how many of them are closed. */
const SIZES: Readonly<Record<string, readonly [all: number, closed: number]>> = {
  FAST: [40, 40],
  SLOW: [40, 10],
  EVEN: [60, 15],
  SMALL: [29, 29],
  NEW: [50, 50],
};
const TOTAL = Object.values(SIZES).reduce((sum, [all]) => sum + all, 0);
const IN_FEBRUARY = 7;

let stack: Stack;
let statistics: Statistics;

beforeAll(async () => {
  stack = await startStack();
  await stack.agencies.publish(
    Object.keys(SIZES).map((code) => publishedAgency(code, null, code === 'NEW' ? MARCH : LONG_AGO)),
  );
  statistics = await stack.start();
  const place = { areaCode: '32.73', categoryCode: 'PU_JALAN_RUSAK' };
  const march = Object.entries(SIZES).flatMap(([agency, [all, closed]]) => [
    ...playCases(closed, { ...place, agency, at: MARCH, steps: 5 }),
    ...playCases(all - closed, { ...place, agency, at: MARCH, steps: 2 }),
  ]);
  await stack.reports.publish([...playCases(IN_FEBRUARY, { ...place, agency: 'FAST', at: FEBRUARY }), ...march]);
  await statistics.waitForReports(TOTAL + IN_FEBRUARY);
  // What was received is counted before what happened to it later.
  const closed = Object.values(SIZES).reduce((sum, [, each]) => sum + each, IN_FEBRUARY);
  const count = () => ask(ANONYMOUS, '{ totals { closed { value } } }', { year: PAST_YEAR });
  for (const until = Date.now() + 10_000; (await count()).totals.closed.value < closed; await setTimeout(30)) {
    if (Date.now() > until) throw new Error('Not everything was counted.');
  }
});

afterAll(() => stack.close());

async function ask(principal: Principal, selection: string, period: object = PERIOD): Promise<any> {
  const text = `query ($period: PeriodInput!) { statistics(period: $period) ${selection} }`;
  const { data, errors } = await statistics.query(principal, text, { period });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.statistics;
}

type Representation = { readonly __typename: string } & Readonly<Record<string, string>>;

async function askEntity(principal: Principal, representation: Representation, selection: string) {
  const text = `query ($r: [_Any!]!, $period: PeriodInput!) { _entities(representations: $r) { ... on ${representation.__typename} { statistics(period: $period) ${selection} } } }`;
  const { data, errors } = await statistics.query(principal, text, { r: [representation], period: PERIOD });
  if (errors) throw new Error(JSON.stringify(errors));
  return data._entities[0].statistics;
}

describe('periods', () => {
  const RECEIVED = '{ from until totals { received { value } open { value } } }';

  it.each([
    [{ year: PAST_YEAR, quarter: 1 }, TOTAL + IN_FEBRUARY],
    [{ year: PAST_YEAR, quarter: 2 }, 0],
    [{ day: `${PAST_YEAR}-03-04` }, TOTAL],
    [{ day: `${PAST_YEAR}-03-05` }, 0],
    [{ day: `${PAST_YEAR}-02-04` }, IN_FEBRUARY],
  ])('of %j count what was received in them', async (period, received) => {
    expect((await ask(ANONYMOUS, RECEIVED, period)).totals.received.value).toBe(received);
  });

  it('of a week are the sum of its days, with what was open at its end', async () => {
    const { from, totals } = await ask(ANONYMOUS, RECEIVED, { week: `${PAST_YEAR}-W10` });
    const days = Array.from({ length: 7 }, (_each, n) => new Date(Date.parse(from) + n * 86_400_000));
    const each = await Promise.all(
      days.map((day) => ask(ANONYMOUS, RECEIVED, { day: day.toISOString().slice(0, 10) })),
    );
    const sum = each.reduce((all, day) => all + day.totals.received.value, 0);
    expect([totals.received.value, totals.open]).toEqual([sum, each.at(-1).totals.open]);
  });

  it('of days are published for the nation only', async () => {
    const figures = '{ until isExact figures { received { value isSuppressed } } }';
    const text = `query ($p: PeriodInput!, $r: [_Any!]!) { _entities(representations: $r) { ... on Agency { statistics(period: $p) ${figures} } } }`;
    const variables = { p: { day: `${PAST_YEAR}-03-04` }, r: [{ __typename: 'Agency', id: agencyId('EVEN') }] };
    const { data } = await statistics.query(ANONYMOUS, text, variables);
    expect(data._entities[0].statistics).toEqual({
      ...{ until: null, isExact: false, figures: { received: { value: null, isSuppressed: true } } },
    });
  });
});

describe('the period before', () => {
  it('is told of the nation, an institution, an area and a category', async () => {
    const figures = '{ previous { from figures { received { value } } } }';
    const expected = { from: `${PAST_YEAR}-02-01`, figures: { received: { value: IN_FEBRUARY } } };
    const { previous } = await ask(ANONYMOUS, '{ previous { from totals { received { value } } } }');
    expect(previous).toEqual({ from: expected.from, totals: expected.figures });
    const all: Representation[] = [
      { __typename: 'Agency', id: agencyId('FAST') },
      { __typename: 'Area', code: '32' },
      { __typename: 'Category', code: 'PEKERJAAN_UMUM' },
    ];
    for (const representation of all) {
      expect((await askEntity(ADMIN, representation, figures)).previous).toEqual(expected);
    }
  });

  it('of a page of institutions costs one statement more, not one an institution', async () => {
    statistics.takeStatements();
    await ask(ADMIN, '{ byAgency(first: 100) { nodes { figures { received { value } } } } }');
    const alone = statistics.takeStatements().length;
    await ask(ADMIN, '{ byAgency(first: 100) { nodes { previous { figures { received { value } } } } } }');
    expect(statistics.takeStatements().length).toBeLessThanOrEqual(alone + 1);
  });
});

describe('a ranking', () => {
  const RANKING = `{ ranking(measure: RESOLUTION_RATE, first: 10) {
    measure minimumN rankedCount notRankedCount entries { rank value n agency { id } } } }`;
  const entry = (rank: number, code: string, value: number) => ({
    ...{ rank, value, n: (SIZES[code] as readonly number[])[0], agency: { id: agencyId(code) } },
  });

  it('leaves out small and new institutions, and says how many', async () => {
    expect((await ask(ADMIN, RANKING)).ranking).toEqual({
      ...{ measure: 'RESOLUTION_RATE', minimumN: 30, rankedCount: 3, notRankedCount: 2 },
      entries: [entry(1, 'FAST', 1), entry(2, 'EVEN', 0.25), entry(2, 'SLOW', 0.25)],
    });
  });

  it('shows the public no institution whose figures are suppressed', async () => {
    const shown = await ask(
      ANONYMOUS,
      `{ byAgency(first: 100) { nodes { agency { id } figures { resolutionRate { value } } } } }`,
    );
    const published = new Map(
      shown.byAgency.nodes.map((node: any) => [node.agency.id, node.figures.resolutionRate.value]),
    );
    const { entries, rankedCount, notRankedCount } = (await ask(ANONYMOUS, RANKING)).ranking;
    for (const { agency, value } of entries) expect(published.get(agency.id)).toBe(value);
    expect(rankedCount + notRankedCount).toBe(Object.keys(SIZES).length);
  });

  it('can be of one kind, worst first, and cut short', async () => {
    const worst =
      '{ ranking(measure: RESOLUTION_RATE, kind: CITY, order: LOWEST_FIRST, first: 1) { rankedCount entries { rank agency { id } } } }';
    expect((await ask(ADMIN, worst)).ranking).toEqual({
      rankedCount: 3,
      entries: [{ rank: 1, agency: { id: agencyId('EVEN') } }],
    });
    const none = '{ ranking(measure: RESOLUTION_RATE, kind: MINISTRY, first: 1) { rankedCount notRankedCount } }';
    expect((await ask(ADMIN, none)).ranking).toEqual({ rankedCount: 0, notRankedCount: 0 });
  });

  it('refuses a page that is too large', async () => {
    const text = `{ statistics(period: { year: ${PAST_YEAR} }) { ranking(measure: REOPEN_RATE, first: 101) { minimumN } } }`;
    expect((await statistics.query(ADMIN, text)).errors[0].extensions.code).toBe('PAGE_SIZE_INVALID');
  });
});

describe('peers', () => {
  const PEERS = '{ peers { kind measures { measure agencyCount lower median upper } } }';

  it('are the ranked institutions of the same kind', async () => {
    const { kind, measures } = (await askEntity(ADMIN, { __typename: 'Agency', id: agencyId('SMALL') }, PEERS)).peers;
    expect(kind).toBe('CITY');
    expect(measures.find(({ measure }: any) => measure === 'RESOLUTION_RATE')).toEqual({
      ...{ measure: 'RESOLUTION_RATE', agencyCount: 3, lower: 0.25, median: 0.25, upper: 1 },
    });
  });

  it('show an institution’s own staff published figures of the others only', async () => {
    const own = await askEntity(
      principalOf('LIAISON', agencyId('FAST')),
      { __typename: 'Agency', id: agencyId('FAST') },
      PEERS,
    );
    const open = await askEntity(ANONYMOUS, { __typename: 'Agency', id: agencyId('FAST') }, PEERS);
    expect(own.peers).toEqual(open.peers);
  });

  it('of an unknown institution are none', async () => {
    expect((await askEntity(ADMIN, { __typename: 'Agency', id: agencyId('NOBODY') }, PEERS)).peers).toBeNull();
  });
});

describe('what lies below', () => {
  const byRegency = '{ byRegency(first: 100) { nodes { area { code } isExact figures { received { value } } } } }';
  const bySubcategory = '{ bySubcategory(first: 100) { nodes { category { code } figures { received { value } } } } }';

  it('a province and a root category is exact for national admins', async () => {
    const province = await askEntity(ADMIN, { __typename: 'Area', code: '32' }, byRegency);
    const counts = province.byRegency.nodes.map((node: any) => [node.area.code, node.figures.received.value]);
    expect(counts).toHaveLength(27);
    expect(counts.filter(([, value]: [string, number]) => value > 0)).toEqual([['32.73', TOTAL]]);
    const root = await askEntity(ADMIN, { __typename: 'Category', code: 'PEKERJAAN_UMUM' }, bySubcategory);
    const found = root.bySubcategory.nodes.find((node: any) => node.category.code === 'PU_JALAN_RUSAK');
    expect(found.figures.received.value).toBe(TOTAL);
  });

  it('is suppressed for everybody else, without exception', async () => {
    const province = await askEntity(ANONYMOUS, { __typename: 'Area', code: '32' }, byRegency);
    for (const node of province.byRegency.nodes) {
      expect([node.isExact, node.figures.received.value]).toEqual([false, null]);
    }
  });
});

describe('definitions', () => {
  it('are told in both languages, each with its source', async () => {
    const all = '{ definitions { code nameId nameEn definition definitionId numerator denominator unit source } }';
    expect((await ask(ANONYMOUS, all)).definitions).toEqual(DEFINITIONS);
  });
});

describe('the watermark', () => {
  it('stays until an event is counted, and costs one statement', async () => {
    const read = async (): Promise<string> => (await ask(ANONYMOUS, '{ watermark }')).watermark;
    const before = await read();
    statistics.takeStatements();
    expect(await read()).toBe(before);
    await stack.reports.publish(playCases(1, { agency: 'FAST', at: MARCH, steps: 1 }));
    await statistics.waitForReports(TOTAL + IN_FEBRUARY + 1);
    expect(await read()).not.toBe(before);
  });
});
