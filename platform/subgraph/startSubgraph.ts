// Starts one subgraph: database, seed, schema, jobs, HTTP. Called by each subgraph's main.ts and by tests.
import type { FastifyInstance } from 'fastify';
import { buildSubgraphSchema } from '../graphql/buildSubgraphSchema';
import { registerEventsRoute } from '../outbox/eventsRoute';
import { startSequencer } from '../outbox/sequencer';
import type { RequestContext } from './context';
import { createHttpServer } from './httpServer';
import type { RunningJob, SubgraphConfig, SubgraphModule } from './module';
import { openRuntime, type RuntimeOptions } from './openRuntime';
import { seedOnce } from './seedOnce';

export interface RunningSubgraph<S> {
  readonly url: string;
  readonly services: S;
  /** Stops taking requests, lets running ones end, stops jobs, closes the database. */
  close(): Promise<void>;
}

export async function startSubgraph<S>(
  module: SubgraphModule<S>,
  config: SubgraphConfig,
  options: RuntimeOptions = {},
): Promise<RunningSubgraph<S>> {
  const runtime = await openRuntime(module, config, options);
  try {
    await seedOnce(module, runtime);
    const services = await module.createServices(runtime);
    const jobs: RunningJob[] = [];
    const state = { isStopping: false };
    const app = await createHttpServer<S>({
      module,
      runtime,
      schema: buildSubgraphSchema<RequestContext<S>>(module.schema),
      services,
      describe: () => Object.assign({}, ...jobs.map((job) => job.describe?.() ?? {})) as Record<string, number>,
      isReady: () => !state.isStopping && jobs.every((job) => job.isReady?.() ?? true),
    });
    if (module.isPublisher) {
      const sequencer = startSequencer(runtime.db, runtime.log, module.onSequenced);
      jobs.push(sequencer);
      registerEventsRoute(app, runtime.db, sequencer);
    }
    module.registerRoutes?.(app, runtime, services);
    jobs.push(...((await module.startJobs?.(runtime, services)) ?? []));
    const url = await listen(app, config);
    return {
      url,
      services,
      async close() {
        state.isStopping = true;
        for (const job of jobs.reverse()) await job.stop();
        await app.close();
        await runtime.close();
      },
    };
  } catch (error) {
    await runtime.close();
    throw error;
  }
}

async function listen(app: FastifyInstance, { host, port }: SubgraphConfig): Promise<string> {
  await app.listen({ host, port });
  const address = app.addresses()[0] as { port: number } | undefined;
  return `http://${host}:${address?.port ?? port}`;
}
