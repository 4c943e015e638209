// Counts running due dates anew after a correction of a calendar: along the clocks from the first day that changed, each
// case in its own transaction, under a lease. Where it is stands in `calendar_correction`: killed, it goes on from there.
import { setImmediate } from 'node:timers/promises';
import { LeaseLost, runUnderLease, type Lease } from '../../../platform/lease';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import { startRepeating } from '../../../platform/subgraph/startRepeating';
import type { ReportsServices } from '../app/context';
import { hasStaleDue, recountCase } from '../app/recountCase';
import { jobSettingsOf } from '../config';
import { findClocksDue } from '../store/findClocksDue';
import {
  findOpenCorrection,
  finishCorrection,
  restartCorrection,
  saveProgress,
  type OpenCorrection,
  type RecountCursor,
} from '../store/calendarCorrections';

const LEASE = { name: 'recount-due-dates', ttlMs: 15_000 };
const PAGE_ROWS = 500;
/** Most clocks looked at after one look; with a million reports behind the first day that is some minutes. */
const PAGES_PER_TICK = 10;
/** Cases that failed are tried again so often, after so long. */
const PASSES = 3;
const RETRY_MS = 15 * 60_000;

type World = Pick<Runtime, 'db' | 'clock' | 'log'> & { readonly services: ReportsServices };

export function recountDueDates(runtime: Runtime, services: ReportsServices): RunningJob {
  const { tickMs, casesPerTick } = jobSettingsOf(runtime.config);
  const world = { db: runtime.db, clock: runtime.clock, log: runtime.log, services };
  return startRepeating({
    everyMs: tickMs,
    run: (signal) => recountSome(world, casesPerTick, signal),
    onError: (error) => runtime.log.error({ err: error }, 'due dates could not be counted anew'),
  });
}

/** Moves about `limit` cases at most; returns how many. Idle, it is one statement along an index of a few rows. */
export async function recountSome(world: World, limit: number, signal?: AbortSignal): Promise<number> {
  if ((await findOpenCorrection(world.db, world.clock.now())) === null) return 0;
  const moved = await runUnderLease(world, LEASE, async (lease) => {
    await world.services.ruleBook.refresh();
    // Read again: whoever held the lease until now may have finished it.
    const correction = await findOpenCorrection(world.db, world.clock.now());
    return correction === null ? 0 : new Recount({ world, lease, correction }).run(limit, signal);
  });
  return moved ?? 0;
}

interface Task {
  readonly world: World;
  readonly lease: Lease;
  readonly correction: OpenCorrection;
}

/** One look at one correction. */
class Recount {
  private cursor: RecountCursor;
  /** Clocks looked at since the cursor was last saved. */
  private checked = 0;
  private moved = 0;
  private failed = 0;

  constructor(private readonly task: Task) {
    this.cursor = task.correction;
  }

  async run(limit: number, signal?: AbortSignal): Promise<number> {
    const { world } = this.task;
    for (let page = 0; page < PAGES_PER_TICK; page += 1) {
      const clocks = await findClocksDue(world.db, this.cursor, PAGE_ROWS);
      const seen = new Set<string>();
      for (const clock of clocks) {
        if (signal?.aborted || this.moved + this.failed >= limit) return this.moved;
        this.cursor = { afterDueAt: clock.dueAt, afterReportId: clock.reportId };
        this.checked += 1;
        if (seen.has(clock.reportId) || !hasStaleDue([clock], world.services)) continue;
        seen.add(clock.reportId);
        await this.recount(clock.reportId);
        await setImmediate();
      }
      await this.save(0, 0);
      if (clocks.length < PAGE_ROWS) {
        await this.endPass();
        break;
      }
    }
    return this.moved;
  }

  private async recount(reportId: string): Promise<void> {
    const { world, lease, correction } = this.task;
    const { checked, cursor } = this;
    try {
      const isMoved = await world.db.write(async (tx) => {
        await lease.guard(tx);
        const change = await recountCase(world, tx, { reportId, at: world.clock.now() });
        await saveProgress(tx, correction.id, { ...cursor, checked, moved: change === null ? 0 : 1, failed: 0 });
        return change !== null;
      });
      this.checked = 0;
      if (isMoved) this.moved += 1;
    } catch (error) {
      if (error instanceof LeaseLost) throw error;
      world.log.error({ err: error, reportId, alarm: 'SYSTEM_ACTION_FAILED' }, 'a due date was not counted anew');
      this.failed += 1;
      await this.save(0, 1);
    }
  }

  private async save(moved: number, failed: number): Promise<void> {
    const { world, lease, correction } = this.task;
    const { checked, cursor } = this;
    await world.db.write(async (tx) => {
      await lease.guard(tx);
      await saveProgress(tx, correction.id, { ...cursor, checked, moved, failed });
    });
    this.checked = 0;
  }

  private async endPass(): Promise<void> {
    const { world, lease, correction } = this.task;
    const failed = correction.failed + this.failed;
    const isLast = failed === 0 || correction.pass >= PASSES;
    const now = world.clock.now();
    await world.db.write(async (tx) => {
      await lease.guard(tx);
      if (isLast) await finishCorrection(tx, correction.id, now);
      else await restartCorrection(tx, correction, now + RETRY_MS);
    });
    if (isLast) world.log.info({ correction: correction.id, failed }, 'due dates were counted anew');
  }
}
