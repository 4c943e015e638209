// Fills an empty database once. A seed that was cut off is begun again from an empty state by its own first step.
import type { Runtime, SubgraphModule } from './module';

/** Created by every subgraph's first migration. */
export const seedStateTable = {
  name: 'seed_state',
  columns: (t: { code(length: number): string; bigint: string }) => ({
    scale: `${t.code(16)} NOT NULL`,
    finished_at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['scale'],
};

export async function seedOnce<S>(module: SubgraphModule<S>, runtime: Runtime): Promise<void> {
  const options = runtime.config.seed;
  if (options === null || !module.seed) return;
  const done = (await runtime.db.reader.query('SELECT scale FROM seed_state')) as unknown[];
  if (done.length > 0) return;
  await module.seed(runtime, options);
  await runtime.db.write((tx) =>
    tx.query('INSERT INTO seed_state (scale, finished_at) VALUES (?, ?)', [options.scale, runtime.clock.now()]),
  );
}
