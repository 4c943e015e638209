// /live, /ready and /ready?all=1 (`decisions` in docs/decisions/0007): can this process serve, and can the whole system?
import type { FastifyInstance } from 'fastify';
import type { Engine, SubgraphState } from '../engine/engine';

const TIMEOUT_MS = 1_000;
/** Probes of several balancers share one look at the subgraphs. */
const FRESH_MS = 1_000;

export interface ReadinessOptions {
  /** Read at each look: a new supergraph brings another. */
  readonly engine: Engine;
  readonly isStopping: () => boolean;
}

type States = Record<string, SubgraphState>;

export function registerReadiness(app: FastifyInstance, options: ReadinessOptions): void {
  const askReady = shareForAWhile(() => {
    const { engine } = options;
    return askAll(engine, (name) => engine.checkReady(name, TIMEOUT_MS));
  });
  const askQuery = shareForAWhile(() => {
    const { engine } = options;
    return askAll(engine, (name) => engine.checkReady(name, TIMEOUT_MS, true));
  });
  app.get('/live', () => ({ status: 'live' }));
  app.get<{ Querystring: { all?: string } }>('/ready', async (request, reply) => {
    if (options.isStopping()) return reply.code(503).send({ status: 'stopping' });
    const isStrict = request.query.all === '1';
    const subgraphs = await (isStrict ? askQuery() : askReady());
    const isWhole = Object.values(subgraphs).every((state) => state === 'ready');
    // One dead subgraph must not take this process out of the balancer: the other three still answer.
    const isReady = !isStrict || isWhole;
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ready' : 'not ready', subgraphs });
  });
}

async function askAll(engine: Engine, ask: (name: string) => Promise<SubgraphState>): Promise<States> {
  const names = engine.subgraphNames;
  const states = await Promise.all(names.map(ask));
  return Object.fromEntries(names.map((name, index) => [name, states[index] as SubgraphState]));
}

function shareForAWhile(load: () => Promise<States>): () => Promise<States> {
  let shared: Promise<States> | undefined;
  let freshUntilMs = 0;
  return () => {
    if (shared === undefined || Date.now() >= freshUntilMs) {
      shared = load();
      freshUntilMs = Date.now() + FRESH_MS;
    }
    return shared;
  };
}
