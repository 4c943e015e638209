// The counters counted anew and verified, beside a running process; and events that cannot be counted.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ReportChanged } from '../../../schema/contract/events';
import type { OpenRuntime } from '../../../platform/subgraph/openRuntime';
import { readOverHttp, rebuildCounters } from '../../../subgraphs/statistics/jobs/rebuildCounters';
import { verifyCounters, type CountersVerification } from '../../../subgraphs/statistics/jobs/verifyCounters';
import { playCases, publishedAgency } from './cases';
import type { TimedEvent } from './eventSource';
import { ANONYMOUS } from '../../../schema/contract/principal';
import { PAST_YEAR, startStack, type Stack, type Statistics } from './support';

const MAY = Date.UTC(PAST_YEAR, 4, 6, 2);

let stack: Stack;
let statistics: Statistics;
let runtime: OpenRuntime;

beforeEach(async () => {
  stack = await startStack();
  await stack.agencies.publish([publishedAgency('A'), publishedAgency('B', 'A')]);
  statistics = await stack.start();
  runtime = await stack.openRuntime();
});

afterEach(async () => {
  await runtime.close();
  await stack.close();
});

async function publish(count: number, day: number): Promise<void> {
  const at = MAY + day * 86_400_000;
  await stack.reports.publish([
    ...playCases(count, { agency: 'A', at }),
    ...playCases(count, { agency: 'B', at, steps: 3 }),
  ]);
}

/** A process that has counted everything may be an event behind for a moment: then it is asked again. */
async function verify(): Promise<CountersVerification> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await verifyCounters(runtime, readOverHttp(runtime));
    } catch (error) {
      if (attempt === 20 || !String(error).includes('caught up')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describe('the counters', () => {
  it('are found whole, found changed where somebody has changed them, and whole again once rebuilt', async () => {
    await publish(8, 0);
    await statistics.waitForReports(16);
    expect(await verify()).toMatchObject({ differences: [], poisonEvents: 0 });

    await runtime.db.write(async (tx) => {
      await tx.query("UPDATE daily_count SET received = received + 1 WHERE dimension = 'NATION' AND received > 0");
      await tx.query("UPDATE monthly_count SET opened = opened - 1 WHERE dimension = 'CATEGORY' AND month = 'now'");
      await tx.query("DELETE FROM cohort_count WHERE dimension = 'AGENCY' AND measure = 'RESOLVE'");
      await tx.query("UPDATE counted_report SET status = 'MERGED' WHERE status = 'CLOSED'");
    });
    const { differences } = await verify();
    for (const table of ['daily_count NATION', 'monthly_count CATEGORY now', 'cohort_count AGENCY', 'counted_report'])
      expect(differences.filter((difference) => difference.startsWith(table))).not.toEqual([]);
    expect(differences.filter((difference) => difference.includes('by the states of the reports'))).not.toEqual([]);

    await rebuildCounters(runtime, readOverHttp(runtime));
    expect((await verify()).differences).toEqual([]);
  });

  it('go on with what comes during a rebuild and after it', async () => {
    await publish(10, 0);
    await statistics.waitForReports(20);
    let isOver = false;
    const publishing = (async () => {
      for (let day = 1; day < 6; day += 1) await publish(4, day);
    })();
    const reading = (async () => {
      while (!isOver) {
        const { errors } = await statistics.query(ANONYMOUS, '{ statistics(period: { year: 2020 }) { asOf } }');
        expect(errors).toBeUndefined();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    })();
    await rebuildCounters(runtime, readOverHttp(runtime));
    isOver = true;
    await Promise.all([publishing, reading]);
    await publish(5, 7);
    await statistics.waitForReports(70);
    expect((await verify()).differences).toEqual([]);
  });
});

describe('an event that cannot be counted', () => {
  function spoil([first, ...rest]: readonly TimedEvent[], change: Partial<ReportChanged['after']>): TimedEvent[] {
    const { at, event } = first as TimedEvent;
    const { after } = event as ReportChanged;
    return [{ at, event: { ...(event as ReportChanged), after: { ...after, ...change } } }, ...rest];
  }

  it('is kept aside, is told of, and holds nothing up', async () => {
    const good = playCases(6, { agency: 'A', at: MAY });
    const bad = [
      ...spoil(playCases(1, { agency: 'A', at: MAY, steps: 1 }), { categoryCode: null as never }),
      ...spoil(playCases(1, { agency: 'A', at: MAY, steps: 1 }), { submittedAt: Number.NaN }),
      ...spoil(playCases(1, { agency: 'A', at: MAY, steps: 1 }), { channel: 'X'.repeat(500) }),
    ];
    await stack.reports.publish([...good, ...bad]);
    await stack.reports.publish(playCases(3, { agency: 'B', at: MAY, steps: 2 }));
    await statistics.waitForReports(9);
    const kept = (await runtime.db.reader.query('SELECT reason FROM poison_event ORDER BY seq')) as {
      reason: string;
    }[];
    expect(kept.map(({ reason }) => reason).sort()).toEqual([
      'categoryCode is not a text.',
      'channel is not a text.',
      'submittedAt is not an instant.',
    ]);
    const until = Date.now() + 15_000;
    while ((await statistics.ready()).poisonEvents !== 3) {
      if (Date.now() > until) throw new Error('/ready does not tell of it.');
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const { poisonEvents } = await verify();
    expect(poisonEvents).toBe(3);
  });
});
