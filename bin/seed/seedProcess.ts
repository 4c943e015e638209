// One of the processes that `lapor seed` starts: fills the database of one subgraph, tells how far it is, and ends.
// A script of its own: forked by runSeedProcess.ts with the environment of that subgraph.
import { describeFailure, reportProgress } from '../../platform/process';
import { prepareForBulk } from '../../platform/db/bulkLoad';
import { openRuntime } from '../../platform/subgraph/openRuntime';
import { labelOfSeed, runSeedOnce } from '../../platform/subgraph/seedOnce';
import { loadSubgraph } from '../subgraphs';
import type { BeginMessage, FailedMessage, ToSeedProcess } from './messages';
import { seedStatistics } from './seedStatistics';

const complete = new Set<string>();

async function seed({ name, options, sources }: BeginMessage): Promise<void> {
  const { module, readConfig } = await loadSubgraph(name);
  const config = { ...readConfig(process.env), seed: options };
  const runtime = await openRuntime(module, config, { onProgress: reportProgress, statementTimeoutMs: 0 });
  try {
    await prepareForBulk(runtime.db);
    const work =
      name === 'statistics'
        ? () => seedStatistics(runtime, sources, (source) => complete.has(source))
        : async () => module.seed?.(runtime, options);
    const outcome = await runSeedOnce(module, runtime, labelOfSeed(options), work);
    if (outcome === 'in-use') throw new Error(`The database of ${name} holds what no seed has written.`);
  } finally {
    await runtime.close();
  }
}

process.on('message', (message: ToSeedProcess) => {
  if (message.type === 'complete') return void complete.add(message.name);
  seed(message).then(
    () => process.exit(0),
    (error: unknown) => {
      const failed: FailedMessage = { type: 'failed', reason: describeFailure(error) };
      process.send?.(failed, () => process.exit(1));
    },
  );
});
// Whoever started it is gone: what is half written is emptied by the next run.
process.on('disconnect', () => process.exit(1));
