// How long cases take, how old the open ones are, what they are told apart by, and who sees it.
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { agencyId, playCases, publishedAgency } from './cases';
import { PAST_YEAR, principalOf, startStack, type Stack, type Statistics } from './support';

const ADMIN = principalOf('NATIONAL_ADMIN');
/** A Tuesday and the Monday after it, in the morning: no holiday lies between them. */
const MARCH = Date.UTC(PAST_YEAR, 2, 4, 2);
const PERIOD = { year: PAST_YEAR, month: 3 };
const DONE = 12;
const WAITING = 20;
const BELOW = 3;
const ALL = DONE + WAITING + BELOW;

let stack: Stack;
let statistics: Statistics;

beforeAll(async () => {
  stack = await startStack();
  await stack.agencies.publish([publishedAgency('TOP'), publishedAgency('CHILD', 'TOP')]);
  statistics = await stack.start();
  const place = { areaCode: '32.73', categoryCode: 'PU_JALAN_RUSAK', at: MARCH };
  await stack.reports.publish([
    ...playCases(DONE, { ...place, agency: 'TOP', steps: 5 }),
    ...playCases(WAITING, { ...place, agency: 'TOP', steps: 2 }),
    ...playCases(BELOW, { ...place, agency: 'CHILD', steps: 4 }),
  ]);
  await statistics.waitForReports(ALL);
  const count = () => ask(ANONYMOUS, '{ totals { responded { value } } }');
  for (const until = Date.now() + 10_000; (await count()).totals.responded.value < DONE + BELOW; await setTimeout(30)) {
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

async function askAgency(principal: Principal, code: string, selection: string, isTree = false): Promise<any> {
  const text = `query ($r: [_Any!]!, $period: PeriodInput!) { _entities(representations: $r) { ... on Agency { statistics(period: $period, includesSubordinates: ${isTree}) ${selection} } } }`;
  const variables = { r: [{ __typename: 'Agency', id: agencyId(code) }], period: PERIOD };
  const { data, errors } = await statistics.query(principal, text, variables);
  return errors ? errors[0].extensions.code : data._entities[0].statistics;
}

const DURATION = '{ n stillOpen medianWorkingDays p90WorkingDays isReached isSuppressed }';

describe('durations', () => {
  it('of the country count the still open, for everybody', async () => {
    const { durations } = await ask(ANONYMOUS, `{ durations { verify ${DURATION} resolve ${DURATION} } }`);
    expect(durations.verify).toEqual({
      ...{ n: ALL, stillOpen: 0, medianWorkingDays: 0, p90WorkingDays: 0, isReached: true, isSuppressed: false },
    });
    // More than half have waited since last year: the median is longer than that, not the 0 days of those that ended.
    expect(durations.resolve).toEqual({
      ...{ n: ALL, stillOpen: WAITING, medianWorkingDays: null, p90WorkingDays: null },
      ...{ isReached: false, isSuppressed: false },
    });
  });

  it('say how long it is at least where too many are open', async () => {
    const { durations } = await ask(ANONYMOUS, '{ durations { respond { atLeastWorkingDays } } }');
    expect(durations.respond.atLeastWorkingDays).toBeGreaterThan(40);
  });

  it('of an institution are for those who see it exactly, and know no verification', async () => {
    const selection = `{ durations { verify ${DURATION} respond ${DURATION} } }`;
    const own = await askAgency(principalOf('LIAISON', agencyId('TOP')), 'TOP', selection);
    expect(own.durations.verify).toBeNull();
    expect(own.durations.respond).toMatchObject({ n: DONE + WAITING, stillOpen: WAITING, isSuppressed: false });
    const open = await askAgency(ANONYMOUS, 'TOP', selection);
    expect(open.durations.respond).toEqual({
      ...{ n: null, stillOpen: null, medianWorkingDays: null, p90WorkingDays: null },
      ...{ isReached: false, isSuppressed: true },
    });
  });

  it('do not exist for a week or a day', async () => {
    expect(await ask(ADMIN, `{ durations { resolve ${DURATION} } }`, { day: `${PAST_YEAR}-03-04` })).toEqual({
      durations: null,
    });
  });
});

describe('the backlog by age', () => {
  const BACKLOG = '{ fromDays toDays count { value isSuppressed } }';
  const valuesOf = (buckets: any[]): number[] => buckets.map(({ count }) => count.value);
  const ageAt = async (day: string) =>
    valuesOf((await ask(ANONYMOUS, `{ backlogByAge(at: "${day}") ${BACKLOG} }`)).backlogByAge);
  const open = WAITING + BELOW;

  it('is known of any past day', async () => {
    expect(await ageAt(`${PAST_YEAR}-03-03`)).toEqual([0, 0, 0, 0, 0]);
    expect(await ageAt(`${PAST_YEAR}-03-18`)).toEqual([open, 0, 0, 0, 0]);
    expect(await ageAt(`${PAST_YEAR}-03-19`)).toEqual([0, open, 0, 0, 0]);
    expect(await ageAt(`${PAST_YEAR}-04-04`)).toEqual([0, 0, open, 0, 0]);
    expect(await ageAt(`${PAST_YEAR}-05-04`)).toEqual([0, 0, 0, open, 0]);
    expect(await ageAt(`${PAST_YEAR}-12-31`)).toEqual([0, 0, 0, 0, open]);
  });

  it('adds up to what is open at the end of the period, which is its day where none is named', async () => {
    const { totals, backlogByAge } = await ask(ANONYMOUS, `{ totals { open { value } } backlogByAge ${BACKLOG} }`);
    expect(valuesOf(backlogByAge).reduce((sum, value) => sum + value, 0)).toBe(totals.open.value);
    expect(backlogByAge.map(({ fromDays, toDays }: any) => [fromDays, toDays])).toEqual([
      ...[[0, 14], [15, 30], [31, 60], [61, 90], [91, null]], // prettier-ignore
    ]);
  });

  it('of an institution is for those who see it exactly', async () => {
    const selection = `{ backlogByAge ${BACKLOG} }`;
    const own = await askAgency(principalOf('INSTITUTION_ADMIN', agencyId('TOP')), 'TOP', selection);
    expect(valuesOf(own.backlogByAge)).toEqual([0, WAITING, 0, 0, 0]);
    const { backlogByAge } = await askAgency(ANONYMOUS, 'TOP', selection);
    expect(new Set(backlogByAge.map(({ count }: any) => JSON.stringify(count)))).toEqual(
      new Set(['{"value":null,"isSuppressed":true}']),
    );
  });

  it('of a day to come is refused', async () => {
    const text = `{ statistics(period: { year: ${PAST_YEAR} }) { backlogByAge(at: "2100-01-01") ${BACKLOG} } }`;
    expect((await statistics.query(ADMIN, text)).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('a tree of institutions', () => {
  const RECEIVED = '{ isExact figures { received { value isSuppressed } } }';
  const suppressed = { isExact: false, figures: { received: { value: null, isSuppressed: true } } };

  it('is added up for its admins and those above, and for nobody else', async () => {
    const exact = { isExact: true, figures: { received: { value: ALL, isSuppressed: false } } };
    expect(await askAgency(principalOf('INSTITUTION_ADMIN', agencyId('TOP')), 'TOP', RECEIVED, true)).toEqual(exact);
    expect(await askAgency(ADMIN, 'TOP', RECEIVED, true)).toEqual(exact);
    for (const viewer of [ANONYMOUS, principalOf('ANALYST'), principalOf('LIAISON', agencyId('TOP'))]) {
      expect(await askAgency(viewer, 'TOP', RECEIVED, true)).toEqual(suppressed);
    }
    expect(await askAgency(principalOf('INSTITUTION_ADMIN', agencyId('CHILD')), 'TOP', RECEIVED, true)).toEqual(
      suppressed,
    );
  });
});

describe('what there is a handful of', () => {
  const LISTS = `{ byKind { kind figures { received { value } } } byRole { role figures { received { value } } }
    byChannel { channel figures { received { value } } }
    byClassification { classification supervision figures { received { value } } } }`;
  const nonZero = (entries: any[]) => entries.filter(({ figures }) => figures.received.value !== 0);

  it('is exact for national admins', async () => {
    const { byKind, byRole, byChannel, byClassification } = await ask(ADMIN, LISTS);
    expect([byKind.length, byRole.length, byChannel.length, byClassification.length]).toEqual([8, 2, 7, 4]);
    const figures = { received: { value: ALL } };
    expect(nonZero(byKind)).toEqual([{ kind: 'CITY', figures }]);
    expect(nonZero(byRole)).toEqual([{ role: 'LEAD', figures }]);
    expect(nonZero(byChannel)).toEqual([{ channel: 'WEBSITE', figures }]);
    expect(nonZero(byClassification)[0]).toEqual({ classification: 'COMPLAINT', supervision: null, figures });
  });

  it('is not published of kinds, of roles and of complaints that need examination', async () => {
    const { byKind, byRole, byClassification } = await ask(ANONYMOUS, LISTS);
    const hidden = [...byKind, ...byRole, ...byClassification.filter(({ supervision }: any) => supervision)];
    for (const { figures } of hidden) expect(figures.received.value).toBeNull();
  });

  it('is told of the country by finding, reason and rating', async () => {
    const { totals } = await ask(
      ANONYMOUS,
      '{ totals { rating { average count } findings { code count { value } } archivedByReason { code count { value } } autoClosed { value } verifyOnTimeRate { value denominator } } }',
    );
    expect(totals.rating).toEqual({ average: 4, count: DONE });
    expect(totals.findings).toHaveLength(5);
    expect(totals.archivedByReason).toHaveLength(7);
    expect(totals.verifyOnTimeRate).toEqual({ value: 1, denominator: ALL });
  });
});

describe('two dimensions crossed', () => {
  const CROSSED = '{ crossed(rows: ROOT_CATEGORY, columns: CHANNEL) { row column received followedUp closed open } }';
  const cell = (received: number, closed: number, open: number, followedUp = received - WAITING) => [
    { row: 'PEKERJAAN_UMUM', column: 'WEBSITE', received, followedUp, closed, open },
  ];

  it('are counted for national admins, and for an institution over its own cases', async () => {
    expect((await ask(ADMIN, CROSSED)).crossed).toEqual(cell(ALL, DONE, WAITING + BELOW));
    const own = principalOf('LIAISON', agencyId('TOP'));
    expect((await askAgency(own, 'TOP', CROSSED)).crossed).toEqual(cell(DONE + WAITING, DONE, WAITING));
    const admin = principalOf('INSTITUTION_ADMIN', agencyId('TOP'));
    expect((await askAgency(admin, 'TOP', CROSSED, true)).crossed).toEqual(cell(ALL, DONE, WAITING + BELOW));
  });

  it('are refused to everybody else', async () => {
    for (const viewer of [ANONYMOUS, principalOf('ANALYST'), principalOf('LIAISON', agencyId('CHILD'))]) {
      expect(await askAgency(viewer, 'TOP', CROSSED)).toBe('FORBIDDEN');
      const text = `{ statistics(period: { year: ${PAST_YEAR} }) ${CROSSED} }`;
      expect((await statistics.query(viewer, text)).errors[0].extensions.code).toBe('FORBIDDEN');
    }
  });

  it('want two different dimensions', async () => {
    const text = `{ statistics(period: { year: ${PAST_YEAR} }) { crossed(rows: CHANNEL, columns: CHANNEL) { row } } }`;
    expect((await statistics.query(ADMIN, text)).errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});
