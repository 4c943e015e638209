// What a stack under test does behind one request: the fetches that reach each subgraph, and the SQL that it runs for them.
// Fetches are seen where the HTTP client sends them, so that nothing stands between gateway and subgraph.
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { SubgraphName } from '../../platform/subgraph/module';

export interface Fetch {
  readonly subgraph: SubgraphName;
  /** With the query, such as `/internal/principal?…`. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Traffic {
  /** To /graphql, in the order in which they were sent. */
  readonly fetches: readonly Fetch[];
  /** Apart from those to /graphql: who calls, and the events that subgraphs pull from one another. */
  readonly otherCalls: readonly Fetch[];
  /** SQL of requests: without that of the outbox, of the projections and of transactions. */
  statementsOf(name: SubgraphName): readonly string[];
}

export interface TrafficRecorder {
  onStatement(name: SubgraphName): (sql: string) => void;
  /** What happened while `work` ran; one at a time. */
  record<T>(work: () => Promise<T>): Promise<{ result: T; traffic: Traffic }>;
  stop(): void;
}

interface UndiciRequest {
  readonly origin: string | URL;
  readonly path: string;
  readonly method: string;
  readonly headers: readonly string[] | string;
  readonly body: unknown;
}

const CHANNEL = 'undici:request:create';
/** What runs beside requests, whenever it pleases: the outbox, jobs, and the anchoring soon after a start. */
const BACKGROUND = new RegExp(
  [
    '^(BEGIN|COMMIT|ROLLBACK|START TRANSACTION|SET SESSION|PRAGMA)\\b',
    ...['\\boutbox', 'event_cursor', '\\bevent_log', '\\blease\\b', 'rule_revision', 'file_removal'],
    ...['\\blog_anchor', '\\blog_leaves', '\\bhistory WHERE at\\b', '\\bFROM erasure\\b'],
    ...['\\bWHERE wake_at\\b', '\\bWHERE forget_at\\b', '\\bcalendar_correction\\b'],
  ].join('|'),
  'i',
);

export function recordTraffic(names: ReadonlyMap<string, SubgraphName>): TrafficRecorder {
  let fetches: Fetch[] = [];
  let statements = new Map<SubgraphName, string[]>();
  const listen = (message: unknown): void => {
    const { request } = message as { request: UndiciRequest };
    const subgraph = names.get(String(request.origin).replace(/\/$/, ''));
    if (subgraph === undefined) return;
    const body = typeof request.body === 'string' || Buffer.isBuffer(request.body) ? request.body.toString() : '';
    fetches.push({ subgraph, path: request.path, headers: readHeaders(request.headers), body });
  };
  subscribe(CHANNEL, listen);
  return {
    onStatement: (name) => (sql) => {
      if (BACKGROUND.test(sql)) return;
      statements.set(name, [...(statements.get(name) ?? []), sql]);
    },
    async record(work) {
      fetches = [];
      statements = new Map();
      const result = await work();
      const [seen, ran] = [fetches, statements];
      return {
        result,
        traffic: {
          fetches: seen.filter(({ path }) => path === '/graphql'),
          otherCalls: seen.filter(({ path }) => path !== '/graphql'),
          statementsOf: (name) => ran.get(name) ?? [],
        },
      };
    },
    stop: () => unsubscribe(CHANNEL, listen),
  };
}

/** A flat list of names and values, or the raw head of the request. */
function readHeaders(headers: readonly string[] | string): Record<string, string> {
  if (typeof headers !== 'string') {
    return Object.fromEntries(
      headers.flatMap((name, index) => (index % 2 === 0 ? [[name.toLowerCase(), headers[index + 1] ?? '']] : [])),
    );
  }
  const lines = headers.split('\r\n').filter((line) => line.includes(': '));
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(': ')).toLowerCase(), line.slice(line.indexOf(': ') + 2)]),
  );
}
