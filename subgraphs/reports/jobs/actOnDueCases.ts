// Closes, archives and flags cases whose clocks have run out: a few at each tick, each in its own transaction, under a
// lease, so that of several copies of this process one does it. An idle tick is one statement along an index.
import { setImmediate } from 'node:timers/promises';
import { LeaseLost, runUnderLease, type Lease } from '../../../platform/lease';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { startRepeating } from '../../../platform/subgraph/startRepeating';
import { actOnDueCase } from '../app/actOnDueCase';
import type { ReportsServices } from '../app/context';
import { findDueCases, postponeCase } from '../store/findDueCases';
import { jobSettingsOf } from '../config';

const LEASE = { name: 'act-on-due-cases', ttlMs: 15_000 };
/** A case that cannot be acted on must not keep the others waiting; it is tried again after this. */
const RETRY_MS = 15 * 60_000;

type World = Pick<Runtime, 'db' | 'clock' | 'log'> & { readonly services: ReportsServices };

export function actOnDueCases(runtime: Runtime, services: ReportsServices): RunningJob {
  const { tickMs, casesPerTick } = jobSettingsOf(runtime.config);
  const world = { db: runtime.db, clock: runtime.clock, log: runtime.log, services };
  return startRepeating({
    everyMs: tickMs,
    run: (signal) => tick(world, casesPerTick, signal),
    onError: (error) => runtime.log.error({ err: error }, 'due cases could not be acted on'),
  });
}

/** Returns how many cases were changed. */
export async function tick(world: World, limit: number, signal?: AbortSignal): Promise<number> {
  const due = await findDueCases(world.db, world.clock.now(), limit);
  if (due.length === 0) return 0;
  let changed = 0;
  await runUnderLease(world, LEASE, async (lease) => {
    // A calendar corrected a moment ago counts already.
    await world.services.ruleBook.refresh();
    for (const reportId of due) {
      if (signal?.aborted) break;
      if (await act(world, lease, reportId)) changed += 1;
      await setImmediate();
    }
  });
  return changed;
}

async function act(world: World, lease: Lease, reportId: string): Promise<boolean> {
  const at = world.clock.now();
  try {
    const change = await world.db.write(async (tx) => {
      await lease.guard(tx);
      return actOnDueCase(world, tx, { reportId, at });
    });
    // Nothing to do although it is due: it must not come up at every tick.
    if (change === null) await postponeCase(world.db, reportId, { now: at, until: at + RETRY_MS });
    return change !== null;
  } catch (error) {
    if (error instanceof LeaseLost) throw error;
    world.log.error({ err: error, reportId, alarm: 'SYSTEM_ACTION_FAILED' }, 'a due case was skipped');
    await postponeCase(world.db, reportId, { now: at, until: at + RETRY_MS });
    return false;
  }
}
