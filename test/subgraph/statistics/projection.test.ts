// The projection as a process: restarts, events told twice, two copies at once. The figures are those of a single count.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { playCases, publishedAgency } from './cases';
import type { TimedEvent } from './eventSource';
import { PAST_YEAR, principalOf, startStack, type Stack, type Statistics } from './support';

const ADMIN = principalOf('NATIONAL_ADMIN');
const MAY = Date.UTC(PAST_YEAR, 4, 6, 2);
const COUNT = '{ value }';
const ALL = `query ($period: PeriodInput!) { statistics(period: $period) {
  totals { received ${COUNT} verified ${COUNT} followedUp ${COUNT} responded ${COUNT} closed ${COUNT} open ${COUNT} }
  byAgency(first: 10) { nodes { agency { id } figures { received ${COUNT} closed ${COUNT} open ${COUNT} firstResponseOnTimeRate { numerator denominator } } } }
} }`;

let stack: Stack;

beforeEach(async () => {
  stack = await startStack();
  await stack.agencies.publish([publishedAgency('A'), publishedAgency('B')]);
});

afterEach(() => stack.close());

function eventsOf(count: number, day: number): TimedEvent[] {
  const at = MAY + day * 86_400_000;
  return [...playCases(count, { agency: 'A', at }), ...playCases(count, { agency: 'B', at, steps: 3 })];
}

async function readAll(statistics: Statistics): Promise<any> {
  const { data } = await statistics.query(ADMIN, ALL, { period: { year: PAST_YEAR, month: 5 } });
  return data.statistics;
}

function expectCount(figures: any, each: number): void {
  const both = { value: 2 * each };
  const all = { received: both, verified: both, followedUp: both };
  expect(figures.totals).toEqual({
    ...all,
    responded: { value: each },
    closed: { value: each },
    open: { value: each },
  });
  const [a, b] = figures.byAgency.nodes.map((node: any) => node.figures);
  const firstResponseOnTimeRate = { numerator: each, denominator: each };
  expect(a).toEqual({
    received: { value: each },
    closed: { value: each },
    open: { value: 0 },
    firstResponseOnTimeRate,
  });
  expect(b).toEqual({
    received: { value: each },
    closed: { value: 0 },
    open: { value: each },
    firstResponseOnTimeRate,
  });
}

describe('the projection', () => {
  it('goes on where it stopped', async () => {
    const first = await stack.start();
    await stack.reports.publish(eventsOf(20, 0));
    await first.waitForReports(40);
    await first.close();
    await stack.reports.publish(eventsOf(20, 1));
    const second = await stack.start();
    await second.waitForReports(80);
    expectCount(await readAll(second), 40);
    await second.close();
    const third = await stack.start();
    await third.waitForReports(80);
    expectCount(await readAll(third), 40);
  });

  it('counts a report once whose events come in different batches', async () => {
    const statistics = await stack.start();
    const events = eventsOf(15, 0).sort((a, b) => a.at - b.at);
    for (let from = 0; from < events.length; from += 17) {
      await stack.reports.publish(events.slice(from, from + 17));
    }
    await statistics.waitForReports(30);
    await waitFor(async () => expectCount(await readAll(statistics), 15));
  });

  it('counts every event once when it is stopped in the middle again and again', async () => {
    const publishing = (async () => {
      for (let day = 0; day < 12; day += 1) await stack.reports.publish(eventsOf(5, day));
    })();
    for (let round = 0; round < 5; round += 1) {
      const statistics = await stack.start();
      await new Promise((resolve) => setTimeout(resolve, round * 20));
      await statistics.close();
    }
    await publishing;
    const statistics = await stack.start();
    await statistics.waitForReports(120);
    await waitFor(async () => expectCount(await readAll(statistics), 60));
  });

  it('counts every event once when two copies run at once', async () => {
    const copies = await Promise.all([stack.start(), stack.start()]);
    for (let day = 0; day < 8; day += 1) await stack.reports.publish(eventsOf(5, day));
    for (const statistics of copies) {
      await statistics.waitForReports(80);
      await waitFor(async () => expectCount(await readAll(statistics), 40));
    }
  });
});

async function waitFor(check: () => Promise<void>): Promise<void> {
  const until = Date.now() + 15_000;
  for (;;) {
    const failure = await check().then(
      () => null,
      (error: unknown) => error as Error,
    );
    if (failure === null) return;
    if (Date.now() > until) throw failure;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
