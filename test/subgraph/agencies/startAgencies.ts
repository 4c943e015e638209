// Starts the seeded agencies subgraph and asks it as the gateway does, counting the SQL statements of each request.
import { randomBytes } from 'node:crypto';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { peerKey } from '../../../platform/crypto';
import type { EventsPage } from '../../../platform/outbox/eventsRoute';
import { signRequest } from '../../../platform/signing/envelope';
import { createSubgraphClient } from '../../../platform/signing/subgraphClient';
import { startSubgraph } from '../../../platform/subgraph/startSubgraph';
import { agenciesModule } from '../../../subgraphs/agencies/module';
import { createTestDatabase } from '../../support/testDatabase';

export interface Answer {
  readonly data: any;
  readonly codes: string[];
  /** Reading statements that the request ran. */
  readonly statements: string[];
}

export interface RunningAgencies {
  /** Without a token, unless somebody is named. */
  ask(query: string, variables?: Record<string, unknown>, who?: Principal): Promise<Answer>;
  readEvents(after: number): Promise<EventsPage>;
  restart(): Promise<void>;
  close(): Promise<void>;
}

export async function startAgencies(): Promise<RunningAgencies> {
  const database = await createTestDatabase();
  const rootKey = randomBytes(32);
  const config = {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    dataDir: database.dataDir,
    databaseUrl: database.urlFor('agencies'),
    rootKey,
    peers: {},
    seed: { scale: 'demo', until: '2026-11-23' },
  } as const;
  let statements: string[] = [];
  const onStatement = (sql: string): void => void statements.push(sql);
  let subgraph = await startSubgraph(agenciesModule, config, { onStatement });

  return {
    async ask(query, variables = {}, who = ANONYMOUS) {
      const body = Buffer.from(JSON.stringify({ query, variables }));
      const headers = signRequest(
        peerKey(rootKey, 'gateway'),
        {
          ...{ audience: 'agencies', method: 'POST', path: '/graphql', caller: 'gateway', requestId: 'req-1' },
          ...{ principal: who, deadlineMs: Date.now() + 5_000, body },
        },
        Date.now(),
      );
      statements = [];
      const response = await fetch(`${subgraph.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      });
      const { data, errors = [] } = (await response.json()) as any;
      return {
        data,
        codes: errors.map((error: any) => error.extensions.code),
        // The sequencer looks into the outbox now and then, beside all requests.
        statements: statements.filter((sql) => /^(SELECT|WITH)/.test(sql) && !sql.includes('outbox')),
      };
    },
    async readEvents(after) {
      const key = peerKey(rootKey, 'reports');
      const client = createSubgraphClient({ caller: 'reports', audience: 'agencies', url: subgraph.url, key });
      const path = `/internal/events?after=${after}&limit=2000&waitMs=0`;
      return client.getJson<EventsPage>(path, { timeoutMs: 5_000 }).finally(() => client.close());
    },
    async restart() {
      await subgraph.close();
      subgraph = await startSubgraph(agenciesModule, config, { onStatement });
    },
    async close() {
      await subgraph.close();
      await database.drop();
    },
  };
}
