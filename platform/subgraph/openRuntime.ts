// Opens what a subgraph runs on: its database at the newest schema, its log, its clients. Also used by commands.
import { join } from 'node:path';
import { systemClock, type Clock } from '../clock';
import { openDatabase } from '../db/database';
import { migrate } from '../db/migrate';
import type { StatementListener } from '../db/statementLogger';
import { createLogger, type Logger } from '../log';
import { createSubgraphClient, type SubgraphClient } from '../signing/subgraphClient';
import type { Runtime, SubgraphConfig, SubgraphModule, SubgraphName } from './module';

/** SQL of a request ends before its subgraph's deadline does (`safety.md`, limits). */
const STATEMENT_TIMEOUT_MS = 3_000;

export interface RuntimeOptions {
  readonly clock?: Clock;
  readonly log?: Logger;
  readonly onStatement?: StatementListener;
  readonly onProgress?: (text: string, share?: number) => void;
  /** Limit of one SQL statement; 0 for none. */
  readonly statementTimeoutMs?: number;
}

export interface OpenRuntime extends Runtime {
  close(): Promise<void>;
}

export async function openRuntime<S>(
  module: SubgraphModule<S>,
  config: SubgraphConfig,
  options: RuntimeOptions = {},
): Promise<OpenRuntime> {
  const connection = {
    url: config.databaseUrl,
    file: join(config.dataDir, `${module.name}.sqlite`),
    entities: module.entities,
    migrations: module.migrations,
  };
  const setup = await openDatabase({ ...connection, statementTimeoutMs: 0, poolSize: 2 });
  await migrate(setup, module.name).finally(() => setup.close());
  const db = await openDatabase({
    ...connection,
    statementTimeoutMs: options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS,
    onStatement: options.onStatement,
  });
  const clients = new Map<SubgraphName, SubgraphClient>();
  return {
    config,
    db,
    clock: options.clock ?? systemClock,
    log: options.log ?? createLogger(module.name, config.logLevel),
    onProgress: options.onProgress ?? (() => undefined),
    clientOf(name) {
      let client = clients.get(name);
      const peer = config.peers[name];
      if (!peer) throw new Error(`${module.name} is not configured to call ${name}.`);
      if (!client) {
        client = createSubgraphClient({ caller: module.name, audience: name, ...peer });
        clients.set(name, client);
      }
      return client;
    },
    async close() {
      for (const client of clients.values()) await client.close();
      await db.close();
    },
  };
}
