// Starts a gateway: engine, token check, HTTP. Called by main.ts and by tests.
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { systemClock, type Clock } from '../platform/clock';
import { createLogger, type Logger } from '../platform/log';
import { createSubgraphClient } from '../platform/signing/subgraphClient';
import { createIdentify, type Identify } from './auth/identify';
import type { KeyTimes } from './auth/issuerKeys';
import { createPrincipalFinder } from './auth/principals';
import { createTokenVerifier, type TokenVerifier } from './auth/verifyToken';
import { createForeignIdentify } from './auth/identifyForeign';
import type { GatewayConfig, LaporConfig } from './config';
import { openGenerations } from './generations';
import { createRateLimiter } from './guard/rate';
import { createServer } from './server';

export interface GatewayOptions {
  /** Of the principals' cache. */
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly keyTimes?: KeyTimes;
}

export interface RunningGateway {
  readonly url: string;
  /** Says "not ready", waits the configured grace, lets running requests end within their deadline, then closes. */
  close(): Promise<void>;
}

export async function startGateway(config: GatewayConfig, options: GatewayOptions = {}): Promise<RunningGateway> {
  const log = options.log ?? createLogger('gateway', config.logLevel);
  const generations = await openGenerations(config, log);
  const caller = createCallerIdentity(config, options);
  const release = async (): Promise<void> => {
    await generations.close();
    await caller.close();
  };
  const state = { isStopping: false };
  try {
    const app = createServer({
      config,
      // Read anew by each request: a new supergraph takes the place of the one before between two of them.
      get engine() {
        return generations.current.engine;
      },
      get apollo() {
        return generations.current.apollo;
      },
      get known() {
        return generations.current.known;
      },
      identify: caller.identify,
      rate: createRateLimiter(config.rate),
      limits: config.limits,
      allowedOrigins: config.corsOrigins,
      compressAbove: config.compressAbove,
      forwardHeaders: config.isForeign ? config.forwardHeaders : [],
      log,
      isStopping: () => state.isStopping,
    });
    return {
      url: await listen(app, config),
      async close() {
        state.isStopping = true;
        await sleep(config.stopGraceMs);
        await closeWithin(app, config.deadlineMs);
        await release();
      },
    };
  } catch (error) {
    await release();
    throw error;
  }
}

interface CallerIdentity {
  readonly identify: Identify;
  close(): Promise<void>;
}

function createCallerIdentity(config: GatewayConfig, options: GatewayOptions): CallerIdentity {
  const verify = createTokenVerifier(config.issuers, options.keyTimes);
  if (!config.isForeign) return askUsers(config, verify, options.clock ?? systemClock);
  const identify = createForeignIdentify(config.issuers.length > 0 ? verify : null);
  return { identify, close: () => Promise.resolve() };
}

function askUsers({ subgraphs, principalCacheMs }: LaporConfig, verify: TokenVerifier, clock: Clock): CallerIdentity {
  const users = createSubgraphClient({ caller: 'gateway', audience: 'users', ...subgraphs.users });
  const findPrincipal = createPrincipalFinder({ users, cacheMs: principalCacheMs, clock });
  return { identify: createIdentify(verify, findPrincipal), close: () => users.close() };
}

async function listen(app: FastifyInstance, { host, port }: GatewayConfig): Promise<string> {
  await app.listen({ host, port });
  const address = app.addresses()[0] as { port: number } | undefined;
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${address?.port ?? port}`;
}

/** No request outlives its deadline; a connection that still does after that is cut. */
async function closeWithin(app: FastifyInstance, deadlineMs: number): Promise<void> {
  const timer = setTimeout(() => app.server.closeAllConnections(), deadlineMs + 500);
  await app.close();
  clearTimeout(timer);
}
