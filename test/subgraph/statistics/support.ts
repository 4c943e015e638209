// A running statistics subgraph between two sources of events: real HTTP, real databases, real sequencers.
import { randomBytes } from 'node:crypto';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import type { Role } from '../../../schema/contract/scopes';
import { peerKey } from '../../../platform/crypto';
import { signRequest } from '../../../platform/signing/envelope';
import { openRuntime, type OpenRuntime } from '../../../platform/subgraph/openRuntime';
import { startSubgraph, type RunningSubgraph } from '../../../platform/subgraph/startSubgraph';
import type { StatisticsServices } from '../../../subgraphs/statistics/app/services';
import { statisticsModule } from '../../../subgraphs/statistics/module';
import { createTestDatabase } from '../../support/testDatabase';
import { createEventSource, type EventSource } from './eventSource';

export interface Stack {
  readonly reports: EventSource;
  readonly agencies: EventSource;
  /** Starts one more copy on the same database. */
  start(): Promise<Statistics>;
  /** What a command runs on, beside the running copies. */
  openRuntime(): Promise<OpenRuntime>;
  close(): Promise<void>;
}

export interface Statistics {
  /** The body of `/ready`. */
  ready(): Promise<Record<string, unknown>>;
  query(principal: Principal, text: string, variables?: Record<string, unknown>): Promise<any>;
  takeStatements(): string[];
  /** Waits until the whole country counts `received` reports in these years, and everything published is counted. */
  waitForReports(received: number): Promise<void>;
  close(): Promise<void>;
}

const keys = { reports: randomBytes(32), agencies: randomBytes(32), statistics: randomBytes(32) };

export async function startStack(): Promise<Stack> {
  const place = await createTestDatabase();
  const configOf = (name: keyof typeof keys) => ({
    ...{ host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir: place.dataDir, seed: null, peers: {} },
    ...{ databaseUrl: place.urlFor(name), rootKey: keys[name] },
  });
  const reports = await startSubgraph(createEventSource('reports'), configOf('reports'));
  const agencies = await startSubgraph(createEventSource('agencies'), configOf('agencies'));
  const peers = {
    reports: { url: reports.url, key: peerKey(keys.reports, 'statistics') },
    agencies: { url: agencies.url, key: peerKey(keys.agencies, 'statistics') },
  };
  const running = new Set<Statistics>();
  return {
    reports: reports.services,
    agencies: agencies.services,
    async start() {
      const statements: string[] = [];
      const config = { ...configOf('statistics'), peers };
      const subgraph = await startSubgraph(statisticsModule, config, { onStatement: (sql) => statements.push(sql) });
      const statistics = wrap(subgraph, statements, () => running.delete(statistics));
      running.add(statistics);
      return statistics;
    },
    openRuntime: () => openRuntime(statisticsModule, { ...configOf('statistics'), peers }),
    async close() {
      for (const statistics of [...running]) await statistics.close();
      await reports.close();
      await agencies.close();
      await place.drop();
    },
  };
}

function wrap(subgraph: RunningSubgraph<StatisticsServices>, statements: string[], onClose: () => void): Statistics {
  const query: Statistics['query'] = async (principal, text, variables = {}) => {
    const body = JSON.stringify({ query: text, variables });
    const facts = { audience: 'statistics', method: 'POST', path: '/graphql', caller: 'gateway', principal };
    const now = Date.now();
    const signed = { ...facts, deadlineMs: now + 5_000, requestId: 'test', body: Buffer.from(body) };
    const headers = {
      'content-type': 'application/json',
      ...signRequest(peerKey(keys.statistics, 'gateway'), signed, now),
    };
    const response = await fetch(`${subgraph.url}/graphql`, { method: 'POST', headers, body });
    return response.json();
  };
  return {
    query,
    ready: async () => (await (await fetch(`${subgraph.url}/ready`)).json()) as Record<string, unknown>,
    takeStatements: () =>
      statements
        .splice(0)
        .filter((sql) => /^SELECT/i.test(sql) && !/event_cursor|poison_event|projection_state/.test(sql)),
    async waitForReports(received) {
      const until = Date.now() + 15_000;
      for (;;) {
        const { data } = await query(ANONYMOUS, COUNT_RECEIVED);
        const years = data ? [data.before, data.now] : [];
        const counted = years.reduce((sum: number, year: any) => sum + year.totals.received.value, 0);
        if (counted === received && data.now.asOf !== null) return;
        if (Date.now() > until) throw new Error(`${counted} of ${received} reports were counted.`);
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    },
    async close() {
      onClose();
      await subgraph.close();
    },
  };
}

/** The last complete year of the WIB calendar. */
export const PAST_YEAR = new Date(Date.now() + 7 * 3_600_000).getUTCFullYear() - 1;
const COUNT_RECEIVED = `{
  before: statistics(period: { year: ${PAST_YEAR} }) { totals { received { value } } }
  now: statistics(period: { year: ${PAST_YEAR + 1} }) { asOf totals { received { value } } }
}`;

export function principalOf(role: Role, agencyId: string | null = null, scopes = ['statistics:read']): Principal {
  const kind = role === 'INTEGRATION_CLIENT' ? 'CLIENT' : role === 'REPORTER' ? 'REPORTER' : 'OPERATOR';
  const proof = { issuer: 'https://issuer.test', subject: role, client: 'test' };
  return { kind, id: `id-${role}`, ...proof, agencyId, unitId: null, roles: [role], scopes: scopes as never };
}
