// What statistics adds to the items of action plans: the figure that an item names, in percent, under the rights of the figure.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { PLAN_MEASURES } from '../../../subgraphs/agencies/domain/actionPlan';
import { agencyId, playCases, publishedAgency } from './cases';
import { PAST_YEAR, principalOf, startStack, type Stack, type Statistics } from './support';

const ADMIN = principalOf('NATIONAL_ADMIN');
/** In the first quarter, WIB. */
const MARCH = Date.UTC(PAST_YEAR, 2, 4, 2);
const MAY = Date.UTC(PAST_YEAR, 4, 6, 2);

const RATES = PLAN_MEASURES.filter((name) => name.endsWith('_RATE'));

let stack: Stack;
let statistics: Statistics;

beforeAll(async () => {
  stack = await startStack();
  await stack.agencies.publish([...['A', 'B'].map((code) => publishedAgency(code)), publishedAgency('CHILD', 'A')]);
  statistics = await stack.start();
  await stack.reports.publish([
    ...playCases(6, { agency: 'A', at: MARCH }),
    // Disposed, and nobody has taken them up.
    ...playCases(2, { agency: 'A', at: MARCH, steps: 2 }),
    ...playCases(4, { agency: 'A', at: MAY }),
    ...playCases(1, { agency: 'CHILD', at: MARCH }),
  ]);
  await statistics.waitForReports(13);
});
afterAll(() => stack.close());

const ACTUAL = `query ($items: [_Any!]!, $quarter: Int!) { _entities(representations: $items) { ... on ActionPlanItem {
  id measuredActual(quarter: $quarter) { value numerator denominator isSuppressed isExact from until asOf lagSeconds }
} } }`;

const itemOf = (code: string, measure: string | null, id = 'item') => ({
  ...{ __typename: 'ActionPlanItem', id, agencyId: agencyId(code), year: PAST_YEAR, measure },
});

async function ask(who: Principal, items: readonly object[], quarter = 1) {
  const { data, errors = [] } = await statistics.query(who, ACTUAL, { items, quarter });
  return {
    actuals: data?._entities.map((item: any) => item?.measuredActual),
    codes: errors.map((e: any) => e.extensions.code),
  };
}

describe('a measured actual', () => {
  it('is the institution’s own figure of that quarter alone, in percent, with its sample', async () => {
    const { actuals } = await ask(ADMIN, [itemOf('A', 'FOLLOW_UP_RATE'), itemOf('A', 'RESOLUTION_RATE')]);
    expect(actuals[0]).toMatchObject({
      ...{ value: 75, numerator: 6, denominator: 8, isSuppressed: false, isExact: true },
      ...{ from: `${PAST_YEAR}-01-01`, until: `${PAST_YEAR}-03-31` },
    });
    expect(actuals[1]).toMatchObject({ value: 75, numerator: 6, denominator: 8 });
    expect((await ask(ADMIN, [itemOf('A', 'FOLLOW_UP_RATE')], 2)).actuals[0]).toMatchObject({
      value: 100,
      denominator: 4,
    });
    expect((await ask(ADMIN, [itemOf('A', 'FOLLOW_UP_RATE')], 3)).actuals[0]).toMatchObject({
      value: null,
      denominator: 0,
    });
  });

  it('exists for every rate that a plan can name, and says the same as the institution’s figures', async () => {
    const { actuals } = await ask(
      ADMIN,
      RATES.map((measure) => itemOf('A', measure)),
    );
    const text = `query ($a: [_Any!]!) { _entities(representations: $a) { ... on Agency { statistics(period: { year: ${PAST_YEAR}, quarter: 1 }) { figures {
      followUpRate { value } resolutionRate { value } firstResponseOnTimeRate { value } resolveOnTimeRate { value } } } } } }`;
    const { data } = await statistics.query(ADMIN, text, { a: [{ __typename: 'Agency', id: agencyId('A') }] });
    const rates = Object.values(data._entities[0].statistics.figures) as { value: number | null }[];
    expect(rates).toHaveLength(RATES.length);
    rates.forEach(({ value }, i) => expect(actuals[i].value).toBeCloseTo((value as number) * 100, 3));
  });

  it('of the median counts the cases that are still open, and is told only to those who see the figure', async () => {
    const item = itemOf('A', 'MEDIAN_RESOLVE_DAYS');
    const text = `query ($a: [_Any!]!) { _entities(representations: $a) { ... on Agency { statistics(period: { year: ${PAST_YEAR}, quarter: 1 }) { durations {
      resolve { n stillOpen medianWorkingDays } } } } } }`;
    const { data } = await statistics.query(ADMIN, text, { a: [{ __typename: 'Agency', id: agencyId('A') }] });
    const { n, stillOpen, medianWorkingDays } = data._entities[0].statistics.durations.resolve;
    expect([n, stillOpen]).toEqual([8, 2]);
    const exact = (await ask(ADMIN, [item])).actuals[0];
    expect(exact).toMatchObject({ value: medianWorkingDays, numerator: 6, denominator: 8, isSuppressed: false });
    expect(exact.value).not.toBeNull();
    const hidden = (await ask(ANONYMOUS, [item])).actuals[0];
    expect(hidden).toMatchObject({
      value: null,
      numerator: null,
      denominator: null,
      isSuppressed: true,
      isExact: false,
    });
  });

  it('is null for an indicator that is reported, and for a measure that nobody knows', async () => {
    expect((await ask(ADMIN, [itemOf('A', null), itemOf('A', 'toString')])).actuals).toEqual([null, null]);
  });

  it.each([0, 5, -1])('of the quarter %i is refused', async (quarter) => {
    const { codes } = await ask(ADMIN, [itemOf('A', 'FOLLOW_UP_RATE')], quarter);
    expect(codes).toEqual(['BAD_USER_INPUT']);
  });

  it.each([
    ['a national admin', ADMIN, [true, true, true]],
    ['an admin of the institution', principalOf('INSTITUTION_ADMIN', agencyId('A')), [true, true, false]],
    ['a liaison of the institution', principalOf('LIAISON', agencyId('A')), [true, false, false]],
    ['an admin of the institution below', principalOf('INSTITUTION_ADMIN', agencyId('CHILD')), [false, true, false]],
    ['an analyst', principalOf('ANALYST'), [false, false, false]],
    ['nobody', ANONYMOUS, [false, false, false]],
  ] as const)('is exact or published for %s as the institution’s figures are', async (_name, who, expected) => {
    const items = ['A', 'CHILD', 'B'].map((code) => itemOf(code, 'FOLLOW_UP_RATE'));
    const { actuals } = await ask(who, items);
    expect(actuals.map(({ isExact }: any) => isExact)).toEqual(expected);
    const child = actuals[1];
    if (!child.isExact)
      expect(child).toMatchObject({ value: null, numerator: null, denominator: null, isSuppressed: true });
  });

  it('costs one statement for a hundred items of as many institutions', async () => {
    const items = Array.from({ length: 100 }, (_, n) => itemOf(`N${n}`, 'FOLLOW_UP_RATE', `item-${n}`));
    statistics.takeStatements();
    expect((await ask(ADMIN, items)).actuals).toHaveLength(100);
    expect(statistics.takeStatements()).toHaveLength(1);
  });
});
