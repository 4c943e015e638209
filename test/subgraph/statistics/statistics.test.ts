// Statistics between real sources of events: what is counted, and who sees which figure of it.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { agencyId, playCases, publishedAgency } from './cases';
import { PAST_YEAR, principalOf, startStack, type Stack, type Statistics } from './support';

const ADMIN = principalOf('NATIONAL_ADMIN');
const MARCH = Date.UTC(PAST_YEAR, 2, 4, 2);
const NOW = Date.now();
const wibNow = new Date(NOW + 7 * 3_600_000);
const THIS_MONTH = { year: wibNow.getUTCFullYear(), month: wibNow.getUTCMonth() + 1 };
const MARCH_PERIOD = { year: PAST_YEAR, month: 3 };
const SIZES: Record<string, number> = { A: 12, B: 20, C: 15, D: 3, E: 9, F: 30, CHILD: 2 };
const CODES = Object.keys(SIZES);
const PAST = Object.values(SIZES).reduce((sum, size) => sum + size, 0);
const FIGURES = '{ isExact from until asOf figures { received { value isSuppressed } } }';

let stack: Stack;
let statistics: Statistics;

beforeAll(async () => {
  stack = await startStack();
  await stack.agencies.publish(CODES.map((code) => publishedAgency(code, code === 'CHILD' ? 'A' : null)));
  statistics = await stack.start();
  const past = CODES.flatMap((code, index) =>
    playCases(SIZES[code] as number, {
      agency: code,
      at: MARCH,
      areaCode: index % 2 ? '32.73' : '11',
      categoryCode: index % 3 ? 'PU_JALAN_RUSAK' : 'SOSIAL',
    }),
  );
  // They have begun and not gone on, a moment ago: open in any month in which the test may run.
  const running = playCases(2, { agency: 'A', at: NOW - 60_000, steps: 1 });
  await stack.reports.publish([...past, ...running]);
  await statistics.waitForReports(PAST + 2);
});

afterAll(() => stack.close());

async function ask(principal: Principal, selection: string, period: object = MARCH_PERIOD): Promise<any> {
  const text = `query ($period: PeriodInput!) { statistics(period: $period) ${selection} }`;
  const { data, errors } = await statistics.query(principal, text, { period });
  if (errors) throw new Error(JSON.stringify(errors));
  return data.statistics;
}

async function askEntity(principal: Principal, representation: Record<string, string>, period: object = MARCH_PERIOD) {
  const type = representation.__typename;
  const text = `query ($r: [_Any!]!, $period: PeriodInput!) { _entities(representations: $r) { ... on ${type} { statistics(period: $period) ${FIGURES} } } }`;
  const { data, errors } = await statistics.query(principal, text, { r: [representation], period });
  if (errors) throw new Error(JSON.stringify(errors));
  return data._entities[0].statistics;
}

const ofAgency = (code: string) => ({ __typename: 'Agency', id: agencyId(code) });
const valuesOf = (figures: Record<string, { value: number }>) =>
  Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));

describe('national totals', () => {
  const TOTALS = `{ totals { received { value } verified { value } disposed { value } followedUp { value } responded { value }
    closed { value } open { value } overdue { value isSuppressed } } }`;

  it('are exact for everybody and count every report', async () => {
    const { totals } = await ask(ANONYMOUS, TOTALS);
    const all = { received: PAST, verified: PAST, disposed: PAST, followedUp: PAST, responded: PAST, closed: PAST };
    expect(valuesOf(totals)).toEqual({ ...all, open: 0, overdue: null });
    expect(totals.overdue.isSuppressed).toBe(false);
  });

  it('are live', async () => {
    const { totals } = await ask(ANONYMOUS, TOTALS, THIS_MONTH);
    expect(valuesOf(totals)).toMatchObject({ received: 2, open: 2, overdue: 0 });
  });

  it('come by month, with what was open at the end of each', async () => {
    const { byMonth } = await ask(
      ANONYMOUS,
      '{ byMonth { month until figures { received { value } open { value } } } }',
      {
        year: PAST_YEAR,
      },
    );
    expect(byMonth).toHaveLength(12);
    expect(byMonth[2]).toMatchObject({ month: 3, until: `${PAST_YEAR}-03-31`, figures: { received: { value: PAST } } });
    expect(byMonth[3].figures).toEqual({ received: { value: 0 }, open: { value: 0 } });
  });

  it('give rates with numerator and denominator', async () => {
    const rate = '{ value numerator denominator isSuppressed }';
    const { totals } = await ask(ANONYMOUS, `{ totals { followUpRate ${rate} firstResponseOnTimeRate ${rate} } }`);
    const full = { value: 1, numerator: PAST, denominator: PAST, isSuppressed: false };
    expect(totals).toEqual({ followUpRate: full, firstResponseOnTimeRate: full });
  });

  it('say how fresh they are', async () => {
    const { asOf, lagSeconds, isExact } = await ask(ANONYMOUS, '{ asOf lagSeconds isExact }');
    expect([Date.now() - Date.parse(asOf) < 10_000, lagSeconds < 10, isExact]).toEqual([true, true, true]);
  });

  it.each([{ year: 2026, month: 13 }, { year: 2026, month: 0 }, { year: 1900 }])(
    'refuse the period %j',
    async (period) => {
      const { errors } = await statistics.query(
        ANONYMOUS,
        'query ($period: PeriodInput!) { statistics(period: $period) { asOf } }',
        { period },
      );
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
    },
  );
});

describe('exact and live figures', () => {
  type Table = 'own' | 'below' | 'other' | 'province' | 'city' | 'root' | 'sub';
  const REPRESENTATIONS: Record<Table, Record<string, string>> = {
    own: ofAgency('A'),
    below: ofAgency('CHILD'),
    other: ofAgency('B'),
    province: { __typename: 'Area', code: '11' },
    city: { __typename: 'Area', code: '32.73' },
    root: { __typename: 'Category', code: 'PEKERJAAN_UMUM' },
    sub: { __typename: 'Category', code: 'PU_JALAN_RUSAK' },
  };
  const A = agencyId('A');
  const ALL: Table[] = ['own', 'below', 'other', 'province', 'city', 'root', 'sub'];
  const ROLES: [string, Principal, Table[]][] = [
    ['nobody', ANONYMOUS, []],
    ['a reporter', principalOf('REPORTER'), []],
    ['an analyst', principalOf('ANALYST'), []],
    ['an analyst of the agency', principalOf('ANALYST', A), []],
    ['a data protection officer', principalOf('DPO'), []],
    ['the ombudsman', principalOf('OMBUDSMAN'), []],
    ['a national admin', ADMIN, ALL],
    ['a national admin without the scope', principalOf('NATIONAL_ADMIN', null, ['reports:read']), []],
    ['a liaison of the agency', principalOf('LIAISON', A), ['own']],
    ['the agency’s system', principalOf('INTEGRATION_CLIENT', A), ['own']],
    ['the agency’s system without the scope', principalOf('INTEGRATION_CLIENT', A, ['reports:read']), []],
    ['an admin of the agency', principalOf('INSTITUTION_ADMIN', A), ['own', 'below']],
    ['an admin of the agency below', principalOf('INSTITUTION_ADMIN', agencyId('CHILD')), ['below']],
  ];

  it.each(ROLES)('are given to %s only where due', async (_name, principal, expected) => {
    const exact: Table[] = [];
    for (const table of ALL) {
      for (const period of [MARCH_PERIOD, THIS_MONTH]) {
        const found = await askEntity(principal, REPRESENTATIONS[table], period);
        if (found.isExact !== expected.includes(table)) throw new Error(`${table} ${JSON.stringify(found)}`);
        if (period === THIS_MONTH && !found.isExact) {
          expect(found).toMatchObject({ until: null, figures: { received: { value: null, isSuppressed: true } } });
        }
      }
      if (expected.includes(table)) exact.push(table);
    }
    expect(exact).toEqual(expected);
  });

  it('of an agency are those of its assignments, small ones too', async () => {
    const small = await askEntity(principalOf('LIAISON', agencyId('D')), ofAgency('D'));
    expect(small.figures.received).toEqual({ value: 3, isSuppressed: false });
  });

  it('of a province and a root category include what lies below', async () => {
    const sizeOf = (isIn: (index: number) => boolean): number =>
      CODES.reduce((sum, code, index) => sum + (isIn(index) ? (SIZES[code] as number) : 0), 0);
    const province = await askEntity(ADMIN, { __typename: 'Area', code: '32' });
    const city = await askEntity(ADMIN, { __typename: 'Area', code: '32.73' });
    const root = await askEntity(ADMIN, { __typename: 'Category', code: 'PEKERJAAN_UMUM' });
    expect(province.figures.received.value).toBe(sizeOf((index) => index % 2 === 1));
    expect(city.figures.received.value).toBe(province.figures.received.value);
    expect(root.figures.received.value).toBe(sizeOf((index) => index % 3 !== 0));
  });
});

describe('published figures', () => {
  const LIST =
    '{ byAgency(first: 100) { nodes { agency { id } isExact figures { received { value isSuppressed } } } } }';

  it('show large numbers as they are and hide small ones together with some larger', async () => {
    const { byAgency } = await ask(ANONYMOUS, LIST);
    const received = new Map<string, any>(byAgency.nodes.map((node: any) => [node.agency.id, node.figures.received]));
    const shown = CODES.filter((code) => !received.get(agencyId(code)).isSuppressed);
    for (const code of shown) expect(received.get(agencyId(code)).value).toBe(SIZES[code]);
    for (const code of CODES.filter((each) => !shown.includes(each)))
      expect(received.get(agencyId(code)).value).toBe(null);
    expect(shown).not.toContain('D');
    expect(shown).not.toContain('CHILD');
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThanOrEqual(3);
  });

  it('are the same by id as in the list', async () => {
    const { byAgency } = await ask(ANONYMOUS, LIST);
    for (const node of byAgency.nodes) {
      const found = await askEntity(ANONYMOUS, { __typename: 'Agency', id: node.agency.id });
      expect(found.figures.received).toEqual(node.figures.received);
    }
  });

  it('exist for provinces and root categories, not for what lies below', async () => {
    const { byProvince, byCategory } = await ask(
      ANONYMOUS,
      `{ byProvince(first: 100) { nodes { area { code } figures { received { isSuppressed } } } }
         byCategory(first: 100) { nodes { category { code } figures { received { isSuppressed } } } } }`,
    );
    expect(byProvince.nodes).toHaveLength(39);
    expect(byProvince.nodes.at(-1).area).toBe(null);
    expect(byCategory.nodes.length).toBeGreaterThan(20);
    for (const below of [
      { __typename: 'Area', code: '32.73' },
      { __typename: 'Category', code: 'PU_JALAN_RUSAK' },
    ]) {
      expect((await askEntity(ANONYMOUS, below)).figures.received).toEqual({ value: null, isSuppressed: true });
    }
  });

  it('of an unknown agency look like those of a small one', async () => {
    const unknown = await askEntity(ANONYMOUS, { __typename: 'Agency', id: agencyId('UNKNOWN') });
    const malformed = await askEntity(ANONYMOUS, { __typename: 'Agency', id: "x' OR 1=1" });
    expect(unknown.figures).toEqual((await askEntity(ANONYMOUS, ofAgency('D'))).figures);
    expect(malformed.figures).toEqual(unknown.figures);
  });
});

describe('lists', () => {
  const PAGE = `query ($period: PeriodInput!, $first: Int!, $after: String) { statistics(period: $period) {
    byAgency(first: $first, after: $after) { nodes { agency { id } } pageInfo { hasNextPage endCursor } } } }`;

  it('go on where the last page ended, in order of code', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const variables: Record<string, unknown> = { period: MARCH_PERIOD, first: 3, after };
      const { data } = await statistics.query(ANONYMOUS, PAGE, variables);
      seen.push(...data.statistics.byAgency.nodes.map((node: any) => node.agency.id));
      after = data.statistics.byAgency.pageInfo.hasNextPage ? data.statistics.byAgency.pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual([...CODES].sort().map(agencyId));
  });

  it('refuse the cursor of another period and a page that is too large', async () => {
    const { data } = await statistics.query(ANONYMOUS, PAGE, { period: MARCH_PERIOD, first: 1 });
    const after = data.statistics.byAgency.pageInfo.endCursor;
    const other = await statistics.query(ANONYMOUS, PAGE, { period: THIS_MONTH, first: 1, after });
    const large = await statistics.query(ANONYMOUS, PAGE, { period: MARCH_PERIOD, first: 101 });
    expect(other.errors[0].extensions.code).toBe('CURSOR_INVALID');
    expect(large.errors[0].extensions.code).toBe('PAGE_SIZE_INVALID');
  });
});

describe('fifty agencies of an inbox', () => {
  const representations = Array.from({ length: 50 }, (_each, n) => ({ __typename: 'Agency', id: agencyId(`N${n}`) }));
  const text = `query ($r: [_Any!]!, $period: PeriodInput!) { _entities(representations: $r) { ... on Agency { statistics(period: $period) ${FIGURES} } } }`;

  async function countStatements(principal: Principal): Promise<number> {
    statistics.takeStatements();
    const { data } = await statistics.query(principal, text, { r: representations, period: MARCH_PERIOD });
    expect(data._entities).toHaveLength(50);
    return statistics.takeStatements().length;
  }

  it('cost one statement where all are exact, and none where all are published already', async () => {
    expect(await countStatements(ADMIN)).toBe(1);
    await countStatements(ANONYMOUS);
    expect(await countStatements(ANONYMOUS)).toBe(0);
  });
});

describe('the published tables of all past years', () => {
  const years = Array.from({ length: PAST_YEAR - 2012 + 1 }, (_each, n) => 2012 + n);
  const lists = ['byAgency', 'byProvince', 'byCategory'].map(
    (list) => `${list}(first: 1) { pageInfo { hasNextPage } }`,
  );

  /** A table is made from all members of its dimension; totals and pages read named ones. */
  async function countReadTables(): Promise<number> {
    statistics.takeStatements();
    for (const year of years) {
      await statistics.query(ANONYMOUS, `{ statistics(period: { year: ${year} }) { ${lists.join(' ')} } }`);
    }
    return statistics
      .takeStatements()
      .filter((sql) => /FROM monthly_count WHERE dimension = \? AND month IN \([^)]*\)(?! AND member)/.test(sql))
      .length;
  }

  it('are made once, however many years somebody asks for in turn', async () => {
    await countReadTables();
    expect(await countReadTables()).toBe(0);
  });
});
