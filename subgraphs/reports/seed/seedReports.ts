// Fills the empty database of reports: topics, cases with their whole histories, and the numbered log of their events.
// Called once by the platform through module.ts. Streams day by day, so that a nation's year needs no more memory than a demo.
import { setImmediate as yieldToOthers } from 'node:timers/promises';
import type { Runtime, SeedOptions } from '../../../platform/subgraph/module';
import { EventDays } from './eventDays';
import { createDemoReporter } from './demoReports';
import { addRowsOfCase, createCaseRows } from './rowsOfCase';
import { createSeedWorld, type SeedPlan } from './seedWorld';
import { emptyTables, finishSeed, isInUse, writeBatch, writeCategories, type SeedBatch } from './seedStore';
import { listSubmissions } from './submissions';
import { tellCase } from './tellCase';

const COUNTS = { demo: 5_000 } as const;
/** One transaction a batch; small enough that others get their turn in between. */
const BATCH_ROWS = 6_000;
const PROGRESS_EVERY_MS = 300;

export async function seedReports(runtime: Runtime, { scale, until }: SeedOptions): Promise<void> {
  await writeReports(runtime, { scale, until, count: COUNTS[scale] });
}

/** The same plan gives the same rows; only tracking ids differ, with the key of the installation. */
export async function writeReports(runtime: Runtime, plan: SeedPlan): Promise<void> {
  const { db } = runtime;
  // The last step of this seed starts the counter of tracking ids: where it runs, real reports may have been handed in.
  if (await isInUse(db)) return;
  runtime.onProgress('seeding reports');
  await emptyTables(db);
  await writeCategories(db);
  const tellProgress = createProgress(runtime, plan.count);
  for (const { batch, told } of generateBatches(plan, runtime)) {
    await writeBatch(db, batch);
    tellProgress(told);
    await yieldToOthers();
  }
  await finishSeed(db, plan.count);
  runtime.onProgress(`seeded ${plan.count} reports`);
}

function createProgress(runtime: Runtime, count: number): (told: number) => void {
  let lastAt = performance.now();
  return (told) => {
    if (performance.now() - lastAt < PROGRESS_EVERY_MS) return;
    lastAt = performance.now();
    runtime.onProgress(`seeding reports ${Math.floor((told / count) * 100)} %`);
  };
}

function* generateBatches(plan: SeedPlan, { config }: Runtime): Generator<{ batch: SeedBatch; told: number }> {
  const world = createSeedWorld(plan, config);
  const days = new EventDays();
  const contentOf = createDemoReporter();
  let told = 0;
  let rows = createCaseRows();
  let events: SeedBatch['events'][number][] = [];
  for (const { day, times } of listSubmissions(world)) {
    for (const at of times) {
      const run = tellCase(told, at, world);
      addRowsOfCase(rows, run, contentOf(run));
      days.add(run);
      told += 1;
    }
    events.push(...days.takeDay(day));
    // A report has about as many other rows as events.
    if (events.length < BATCH_ROWS / 2 && day !== world.lastDay) continue;
    yield { batch: { rows, events }, told };
    rows = createCaseRows();
    events = [];
  }
}
