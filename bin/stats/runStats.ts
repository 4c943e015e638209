// `lapor stats rebuild` and `lapor stats verify`: counts the logs of reports and agencies anew. Both read the logs from the
// running processes, and may run beside that of statistics.
import type { Environment } from '../../platform/config';
import { openRuntime } from '../../platform/subgraph/openRuntime';
import type { Runtime } from '../../platform/subgraph/module';
import { readStatisticsConfig } from '../../subgraphs/statistics/config';
import { readOverHttp, rebuildCounters } from '../../subgraphs/statistics/jobs/rebuildCounters';
import { verifyCounters } from '../../subgraphs/statistics/jobs/verifyCounters';
import { statisticsModule } from '../../subgraphs/statistics/module';

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

export async function rebuildStats(env: Environment, screen: Screen): Promise<void> {
  await withRuntime(env, screen, async (runtime) => {
    const startedAt = performance.now();
    const events = await rebuildCounters(runtime, readOverHttp(runtime));
    const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
    screen.write(`Rebuilt from ${events} events of reports in ${seconds} s.\n`);
  });
}

/** True when nothing differs and no event is in quarantine. */
export async function verifyStats(env: Environment, screen: Screen): Promise<boolean> {
  return withRuntime(env, screen, async (runtime) => {
    const { events, poisonEvents, differences } = await verifyCounters(runtime, readOverHttp(runtime));
    for (const difference of differences) screen.write(`Different: ${difference}.\n`);
    if (poisonEvents > 0) screen.write(`${poisonEvents} events are in quarantine (table poison_event).\n`);
    const isSame = differences.length === 0;
    screen.write(
      `${isSame ? 'Whole' : 'Not whole'}: ${events} events of reports, ${differences.length} differences.\n`,
    );
    return isSame && poisonEvents === 0;
  });
}

async function withRuntime<T>(env: Environment, screen: Screen, work: (runtime: Runtime) => Promise<T>): Promise<T> {
  const onProgress = (text: string): void => void (screen.isTTY && screen.write(`\r${text} …\r`));
  const runtime = await openRuntime(statisticsModule, readStatisticsConfig(env), { onProgress, statementTimeoutMs: 0 });
  try {
    return await work(runtime);
  } finally {
    await runtime.close();
  }
}
