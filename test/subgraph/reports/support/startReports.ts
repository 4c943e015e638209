// Starts the reports subgraph with a few agencies and categories of its own, and asks it as the gateway does. The
// agencies are written straight into its copy: no publisher runs beside it.
import { randomBytes } from 'node:crypto';
import { bulkInsert } from '../../../../platform/db/bulkInsert';
import type { Database } from '../../../../platform/db/database';
import { peerKey } from '../../../../platform/crypto';
import { sequenceBatch } from '../../../../platform/outbox/sequencer';
import { signRequest } from '../../../../platform/signing/envelope';
import type { Runtime, SubgraphConfig } from '../../../../platform/subgraph/module';
import { openRuntime, type OpenRuntime } from '../../../../platform/subgraph/openRuntime';
import { startSubgraph } from '../../../../platform/subgraph/startSubgraph';
import type { AgencyPublished } from '../../../../schema/contract/events';
import type { Principal } from '../../../../schema/contract/principal';
import { seedId } from '../../../../schema/reference/ids';
import type { ReportsServices } from '../../../../subgraphs/reports/app/context';
import { trackingSecretOf } from '../../../../subgraphs/reports/app/trackingSecret';
import { reportsModule } from '../../../../subgraphs/reports/module';
import { storeAgencies } from '../../../../subgraphs/reports/store/agencyDirectory';
import { createTestDatabase } from '../../../support/testDatabase';
import { MINISTRY, NEIGHBOUR, PANRB, PROVINCE, REGENCY, unitOf } from './callers';
import { createDirectAsk, type Ask } from './askDirectly';
import { insertCase, type CaseOptions, type InsertedCase } from './insertCase';

export interface Answer {
  readonly data: any;
  readonly codes: string[];
  /** SELECTs that the request ran. */
  readonly statements: string[];
}

export interface RunningReports {
  readonly db: Database;
  readonly services: ReportsServices;
  /** Moves by itself only when a test sets it. */
  readonly clock: { now: number };
  ask(caller: Principal, query: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** The same without HTTP; `statements` are not listed. */
  readonly askDirectly: Ask;
  /** Numbers what is in the outbox, where no sequencer does. */
  numberEvents(): Promise<void>;
  insertCase(options?: CaseOptions): Promise<InsertedCase>;
  secretOf(reportId: string): string;
  /** Another copy's view of the same database. */
  openAnother(): Promise<OpenRuntime>;
  close(): Promise<void>;
}

const OWN_TABLES = /\bFROM [`"]?(report|assignment|clock|history|response|reply|agency_ref|category)\b/;

/** A day on which the first cases of insertCase are underway and within time. */
export const TODAY = Date.parse('2026-03-05T03:00:00Z');

export async function startReports({ hasSequencer = true } = {}): Promise<RunningReports> {
  const database = await createTestDatabase();
  const rootKey = randomBytes(32);
  const usersKey = randomBytes(32);
  const clock = { now: TODAY };
  let runtime: Runtime | null = null;
  let statements: string[] = [];
  const config: SubgraphConfig = {
    ...{ host: '127.0.0.1', port: 0, logLevel: 'silent', rootKey },
    dataDir: database.dataDir,
    databaseUrl: database.urlFor('reports'),
    peers: { users: { url: 'http://127.0.0.1:9', key: usersKey } },
    seed: { scale: 'demo', until: '2026-03-01' },
  };
  const subgraph = await startSubgraph<ReportsServices>(
    {
      ...reportsModule,
      isPublisher: hasSequencer,
      seed: fillReference,
      createServices: (started) => reportsModule.createServices((runtime = started)),
      startJobs: () => [],
    },
    config,
    { clock: { now: () => clock.now }, onStatement: (sql) => void statements.push(sql) },
  );
  const { db } = runtime as unknown as Runtime;

  return {
    db,
    clock,
    services: subgraph.services,
    askDirectly: createDirectAsk(runtime as unknown as Runtime, subgraph.services),
    async numberEvents() {
      while ((await sequenceBatch(db, reportsModule.onSequenced)) > 0);
    },
    insertCase: (options) => insertCase(db, options),
    openAnother: () => openRuntime(reportsModule, config),
    secretOf: (reportId) => trackingSecretOf(subgraph.services.keys, reportId),
    async ask(caller, query, variables = {}) {
      const body = Buffer.from(JSON.stringify({ query, variables }));
      const headers = signRequest(
        peerKey(rootKey, 'gateway'),
        {
          ...{ audience: 'reports', method: 'POST', path: '/graphql', caller: 'gateway', requestId: 'req-1' },
          ...{ principal: caller, deadlineMs: Date.now() + 20_000, body },
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
        // The sequencer looks into its own tables now and then, beside all requests.
        statements: statements.filter((sql) => sql.startsWith('SELECT') && OWN_TABLES.test(sql)),
      };
    },
    async close() {
      await subgraph.close();
      await database.drop();
    },
  };
}

/** A root with two topics below it, and another root. */
export const CATEGORIES: readonly (readonly [code: string, parent: string | null])[] = [
  ['JALAN', null],
  ['JALAN_LUBANG', 'JALAN'],
  ['JALAN_LAMPU', 'JALAN'],
  ['KESEHATAN', null],
];

async function fillReference({ db }: Runtime): Promise<void> {
  await db.write(async (tx) => {
    await storeAgencies(tx, db, [
      agency(PROVINCE, 'PEMPROV-TEST', [PROVINCE]),
      agency(REGENCY, 'PEMKAB-TEST', [PROVINCE, REGENCY]),
      agency(NEIGHBOUR, 'PEMKOT-TEST', [PROVINCE, NEIGHBOUR]),
      agency(MINISTRY, 'KEMENTEST', [MINISTRY]),
      agency(PANRB, 'KEMENPANRB', [PANRB]),
    ]);
    await bulkInsert(tx, {
      table: 'category',
      columns: ['code', 'id', 'parent_code', 'name', 'position', 'valid_from', 'valid_until'],
      rows: CATEGORIES.map(([code, parent], index) => [
        ...[code, seedId('test-category', code), parent, `Topik ${code}`, index],
        ...[null, code === 'JALAN_LAMPU' ? '2026-01-31' : null],
      ]),
    });
  });
}

function agency(id: string, code: string, path: readonly string[]): AgencyPublished {
  return {
    ...{ kind: 'AgencyPublished', agencyId: id, code, parentPath: path.join('/'), agencyKind: 'REGENCY' },
    ...{ timeZone: 'WIB', areaCode: null, provinceCode: null, isActive: true, connectedSince: 0, version: 1 },
    unitIds: [unitOf(id)],
  };
}
