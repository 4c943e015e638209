// A running reports subgraph with three institutions and no reports, for the tests of its mutations: signed HTTP, real rows.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Principal } from '../../../../schema/contract/principal';
import { loadCategories } from '../../../../schema/reference/categories';
import { peerKey } from '../../../../platform/crypto';
import { bulkInsert } from '../../../../platform/db/bulkInsert';
import { openDatabase, type Database } from '../../../../platform/db/database';
import { newId } from '../../../../platform/ids';
import { signRequest } from '../../../../platform/signing/envelope';
import type { Runtime, SubgraphModule } from '../../../../platform/subgraph/module';
import { startSubgraph } from '../../../../platform/subgraph/startSubgraph';
import type { ReportsServices } from '../../../../subgraphs/reports/app/context';
import { reportsModule } from '../../../../subgraphs/reports/module';
import { storeAgencies } from '../../../../subgraphs/reports/store/agencyDirectory';
import { createTestDatabase } from '../../../support/testDatabase';
import { AGENCY_EVENTS } from './people';

/** A Tuesday, 10:00 WIB. Stands still unless a test moves it. */
export const START = Date.parse('2026-09-01T03:00:00.000Z');
const TIMEOUT_MS = 5_000;

export interface UserErrorAnswer {
  readonly code: string;
  readonly field: string[] | null;
  readonly message: string;
}

/** What a mutation answered: its payload, or the code of the error that ended it. */
export interface Answer {
  readonly report: { readonly id: string; readonly version: number; readonly status: string } | null;
  readonly trackingSecret?: string | null;
  readonly userErrors: readonly UserErrorAnswer[];
  /** Code of a GraphQL error; null when there was a payload. */
  readonly error: string | null;
}

export type Input = Readonly<Record<string, unknown>>;
export type Row = Record<string, any>;

export interface WritingStack {
  readonly clock: { nowMs: number };
  /** The subgraph's own database through another connection. */
  readonly database: Database;
  /** `onStatement` is called with each statement before it runs; may throw. */
  readonly heard: { onStatement: (sql: string) => void };
  /** Calls a mutation; gives it an idempotency key unless the input has one. */
  call(who: Principal, field: string, input: Input): Promise<Answer>;
  /** Any operation: its data, and the codes of its errors. */
  ask(who: Principal, query: string, variables?: Input): Promise<{ readonly data: any; readonly codes: string[] }>;
  rows(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Rows of every table that a mutation writes. */
  countRows(): Promise<Record<string, number>>;
  /** Statements of `work`, transactions' own aside. */
  listStatements(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

const TABLES = [
  ...['report', 'assignment', 'clock', 'history', 'response', 'reply', 'outbox', 'event_log', 'idempotency'],
  ...['response_draft', 'interim_reply', 'note', 'report_support', 'support_tally', 'response_template'],
];

async function seedReference({ db }: Runtime): Promise<void> {
  await db.write(async (tx) => {
    await storeAgencies(tx, db, AGENCY_EVENTS);
    const rows = loadCategories().map((category, position) => [
      ...[category.code, category.id, category.parentCode, category.name, position],
      ...[category.validFrom, category.validUntil],
    ]);
    const columns = ['code', 'id', 'parent_code', 'name', 'position', 'valid_from', 'valid_until'];
    await bulkInsert(tx, { table: 'category', columns, rows });
  });
}

/** `hasSequencer: false` leaves events in the outbox, so that every statement is the mutation's own. */
export async function startWriting({ hasSequencer = false } = {}): Promise<WritingStack> {
  const place = await createTestDatabase();
  const rootKey = randomBytes(32);
  const clock = { nowMs: START };
  const heard = { onStatement: (_sql: string): void => undefined };
  const databaseUrl = place.urlFor('reports');
  // The institutions are given, so nobody is followed.
  const module: SubgraphModule<ReportsServices> = {
    ...reportsModule,
    ...{ isPublisher: hasSequencer, seed: seedReference, startJobs: undefined },
  };
  const shared = { host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir: place.dataDir, databaseUrl };
  const seed = { scale: 'demo', until: '2026-08-31' } as const;
  const subgraph = await startSubgraph(
    module,
    { ...shared, rootKey, peers: {}, seed },
    { clock: { now: () => clock.nowMs }, onStatement: (sql) => heard.onStatement(sql) },
  );
  const database = await openDatabase({
    ...{ url: databaseUrl, file: join(place.dataDir, 'reports.sqlite'), entities: [], migrations: [] },
    ...{ statementTimeoutMs: 0, poolSize: 3 },
  });
  const rows = async (sql: string, parameters: readonly unknown[] = []): Promise<Row[]> =>
    (await database.reader.query(sql, [...parameters])) as Row[];
  const post = async (who: Principal, query: string, variables: Input): Promise<GraphQLAnswer> => {
    const body = JSON.stringify({ query, variables });
    const headers = signRequest(
      peerKey(rootKey, 'gateway'),
      {
        ...{ audience: 'reports', method: 'POST', path: '/graphql', caller: 'gateway', principal: who },
        ...{ deadlineMs: Date.now() + TIMEOUT_MS, requestId: 'test', body: Buffer.from(body) },
      },
      Date.now(),
    );
    const answer = await fetch(`${subgraph.url}/graphql`, {
      ...{ method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } },
    });
    return (await answer.json()) as GraphQLAnswer;
  };
  const stack: WritingStack = {
    ...{ clock, database, rows, heard },
    async call(who, field, input) {
      const variables = { input: { idempotencyKey: newId(), ...input } };
      return toAnswer(await post(who, mutationText(field), variables), field);
    },
    async ask(who, query, variables = {}) {
      const { data, errors = [] } = await post(who, query, variables);
      return { data, codes: errors.map(({ extensions }) => extensions.code) };
    },
    async countRows() {
      const counts = TABLES.map((table) => `(SELECT COUNT(*) FROM ${table}) AS ${table}`).join(', ');
      const [row] = await rows(`SELECT ${counts}`);
      return Object.fromEntries(TABLES.map((table) => [table, Number(row?.[table])]));
    },
    async listStatements(work) {
      const statements: string[] = [];
      heard.onStatement = (sql) => void statements.push(sql);
      await work();
      heard.onStatement = () => undefined;
      return statements.filter((sql) => !/^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK)/.test(sql));
    },
    async close() {
      await database.close();
      await subgraph.close();
      await place.drop();
    },
  };
  return stack;
}

function mutationText(field: string): string {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
  const secret = field === 'submitReport' ? 'trackingSecret' : '';
  return `mutation ($input: ${type}) { ${field}(input: $input) {
    report { id version status } userErrors { code field message } ${secret}
  } }`;
}

interface GraphQLAnswer {
  readonly data?: Record<string, Omit<Answer, 'error'> | null> | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

function toAnswer({ data, errors }: GraphQLAnswer, field: string): Answer {
  const error = errors?.[0]?.extensions.code ?? null;
  return { ...(data?.[field] ?? { report: null, userErrors: [] }), error };
}
