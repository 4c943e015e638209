// Fills an empty database once. A row says what was begun and whether it was finished: a seed that was cut off is begun
// again from an empty state, one that is finished is left alone, and so is what no seed has written.
import type { Database } from '../db/database';
import { holdLock } from '../db/holdLock';
import type { Runtime, SeedOptions, SubgraphModule } from './module';

/** Created by every subgraph's first migration. `finished_at` is 0 while the seed is under way. */
export const seedStateTable = {
  name: 'seed_state',
  columns: (t: { code(length: number): string; bigint: string }) => ({
    scale: `${t.code(16)} NOT NULL`,
    finished_at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['scale'],
};

export interface SeedState {
  readonly label: string;
  /** Null while it is under way, or after it was cut off. */
  readonly finishedAt: number | null;
}

export type SeedOutcome = 'seeded' | 'held' | 'in-use';

/** What the database says of itself; at most 16 characters: `national`, `national*10`, `demo`. */
export function labelOfSeed({ scale, times = 1, reports }: SeedOptions): string {
  if (reports !== undefined) return `${scale}=${reports}`;
  return times === 1 ? scale : `${scale}*${times}`;
}

export async function readSeedState({ reader }: Database): Promise<SeedState | null> {
  const rows = (await reader.query('SELECT scale, finished_at FROM seed_state')) as {
    scale: string;
    finished_at: number;
  }[];
  const row = rows[0];
  if (row === undefined) return null;
  return { label: row.scale, finishedAt: Number(row.finished_at) === 0 ? null : Number(row.finished_at) };
}

export async function seedOnce<S>(module: SubgraphModule<S>, runtime: Runtime): Promise<SeedOutcome> {
  const options = runtime.config.seed;
  if (options === null || !module.seed) return 'held';
  return runSeedOnce(module, runtime, labelOfSeed(options), async () => module.seed?.(runtime, options));
}

/**
 * Runs `work` between the marks of its beginning and its end; it must begin from an empty state by itself.
 * @throws Error when another seed was cut off here
 */
export async function runSeedOnce<S>(
  module: SubgraphModule<S>,
  runtime: Runtime,
  label: string,
  work: () => Promise<void>,
): Promise<SeedOutcome> {
  const { db } = runtime;
  if ((await readSeedState(db))?.finishedAt) return 'held';
  const release = await holdLock(db, 'seed');
  try {
    return await seedUnderLock(module, runtime, label, work);
  } finally {
    await release();
  }
}

async function seedUnderLock<S>(
  module: SubgraphModule<S>,
  runtime: Runtime,
  label: string,
  work: () => Promise<void>,
): Promise<SeedOutcome> {
  const { db, clock } = runtime;
  const state = await readSeedState(db);
  if (state?.finishedAt) return 'held';
  if (state !== null && state.label !== label) {
    throw new Error(
      `A seed of the scale ${state.label} was cut off in the database of ${module.name}: run it again, ` +
        'or begin anew with `npm run seed -- --reset`.',
    );
  }
  if (state === null) {
    if (await module.isInUse?.(runtime)) return 'in-use';
    await db.write((tx) => tx.query('INSERT INTO seed_state (scale, finished_at) VALUES (?, 0)', [label]));
  }
  await work();
  await db.write((tx) => tx.query('UPDATE seed_state SET finished_at = ? WHERE scale = ?', [clock.now(), label]));
  return 'seeded';
}
