// Fills the empty database of reports: topics, cases with their whole histories, and the numbered log of their events.
// Called once by the platform through module.ts. Streams day by day, so that a nation's year needs no more memory than a demo.
import { join } from 'node:path';
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Runtime, SeedOptions } from '../../../platform/subgraph/module';
import { setAnchorFileAside } from '../store/anchorFile';
import { createDemoReporter } from './demoReports';
import { EventDays, type TimedEvent } from './eventDays';
import { RecentCases } from './recentCases';
import { writeTemplates } from './responseTemplates';
import { addRowsOfCase, createCaseRows, listEvents, type CaseRows } from './rowsOfCase';
import { createSeedWorld, type SeedPlan } from './seedWorld';
import { emptyReports, finishSeed, isInUse, openBatchWriter, writeCategories } from './seedStore';
import { listSubmissions } from './submissions';
import { tellCase } from './tellCase';

/** Reports of a year; the nation's as LAPOR! published them for 2020. */
const COUNTS: Readonly<Record<SeedOptions['scale'], number>> = { demo: 5_000, national: 195_438 };
/** One transaction a batch. A report has about as many other rows as events. */
const BATCH_EVENTS = 5_000;
const PROGRESS_EVERY_MS = 300;
/** The event loop gets its turn so often: the rows of the batch before are on their way to the server meanwhile. */
const CASES_A_TURN = 50;

export async function seedReports(runtime: Runtime, options: SeedOptions): Promise<void> {
  const { scale, until, times = 1, reports = COUNTS[scale] * times } = options;
  await writeReports(runtime, { scale, until, count: reports });
}

/** The same plan gives the same rows; only tracking ids differ, with the key of the installation. */
export async function writeReports(runtime: Runtime, plan: SeedPlan): Promise<void> {
  const { db } = runtime;
  // The last step of this seed starts the counter of tracking ids: where it runs, real reports may have been handed in.
  if (await isInUse(db)) return;
  runtime.onProgress('seeding reports', 0);
  await emptyReports(db);
  setAnchorFileAside(runtime.config, runtime.clock.now());
  await writeCategories(db);
  await writeCases(runtime, plan);
  await finishSeed(db, plan.count);
  runtime.onProgress(`seeded ${plan.count} reports`, 1);
}

async function writeCases(runtime: Runtime, plan: SeedPlan): Promise<void> {
  const world = createSeedWorld(plan, runtime.config);
  await writeTemplates(runtime.db, world);
  const writer = await openBatchWriter(runtime.db, world.endMs);
  const days = new EventDays(join(runtime.config.dataDir, 'seed-events'));
  const contentOf = createDemoReporter();
  const tellProgress = createProgress(runtime, plan.count);
  const recent = new RecentCases();
  let told = 0;
  let rows: CaseRows = createCaseRows();
  let events: TimedEvent[] = [];
  for (const { day, times } of listSubmissions(world)) {
    for (const at of times) {
      const run = tellCase(told, at, world, recent);
      const responses = addRowsOfCase(rows, run, contentOf(run));
      days.add(listEvents(run, responses));
      told += 1;
      if (told % CASES_A_TURN === 0) await yieldToOthers();
    }
    events.push(...days.takeDay(day));
    if (events.length < BATCH_EVENTS && day !== world.lastDay) continue;
    await writer.write({ rows, events });
    tellProgress(told);
    rows = createCaseRows();
    events = [];
  }
  await writer.finish();
  days.clear();
}

function createProgress(runtime: Runtime, count: number): (told: number) => void {
  let lastAt = performance.now();
  return (told) => {
    if (performance.now() - lastAt < PROGRESS_EVERY_MS) return;
    lastAt = performance.now();
    runtime.onProgress(`seeding reports ${Math.floor((told / count) * 100)} %`, told / count);
  };
}
