// A running agencies subgraph with a few institutions and no plans, for the tests of action plans: signed HTTP, real rows.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { SCOPES, type Role } from '../../../../schema/contract/scopes';
import { seedId } from '../../../../schema/reference/ids';
import type { SeedAgency } from '../../../../schema/reference/agencies';
import type { SeedUnit } from '../../../../schema/reference/units';
import { peerKey } from '../../../../platform/crypto';
import { openDatabase, type Database } from '../../../../platform/db/database';
import { newId } from '../../../../platform/ids';
import { signRequest } from '../../../../platform/signing/envelope';
import type { Runtime, SubgraphModule } from '../../../../platform/subgraph/module';
import { startSubgraph } from '../../../../platform/subgraph/startSubgraph';
import type { AgenciesServices } from '../../../../subgraphs/agencies/app/context';
import { agenciesModule } from '../../../../subgraphs/agencies/module';
import { insertAgencies, insertUnits } from '../../../../subgraphs/agencies/store/seed';
import { createTestDatabase } from '../../../support/testDatabase';

/** A Tuesday in the third quarter, 10:00 WIB. Stands still unless a test moves it. */
export const START = Date.parse('2026-09-01T03:00:00.000Z');
export const YEAR = 2026;

export const MINISTRY = seedId('test-agency', 'ministry');
/** Below the ministry. */
export const OFFICE = seedId('test-agency', 'office');
export const CITY = seedId('test-agency', 'city');
export const UNIT = seedId('test-unit', 1);
export const OTHER_UNIT = seedId('test-unit', 2);
export const CITY_UNIT = seedId('test-unit', 3);

const agencyOf = (id: string, code: string, parentId: string | null, kind: SeedAgency['kind']) => ({
  ...{ id, code, name: `Instansi ${code}`, shortName: code, kind, parentCode: null, parentId, areaCode: null },
  ...{
    provinceCode: null,
    timeZone: 'WIB' as const,
    connectedSince: 0,
    isActive: true,
    isCounted: true,
    loadWeight: 1,
  },
});

const AGENCIES = [
  agencyOf(MINISTRY, 'AAA', null, 'MINISTRY'),
  agencyOf(OFFICE, 'BBB', MINISTRY, 'INSTITUTION'),
  agencyOf(CITY, 'CCC', null, 'CITY'),
];

const unitOf = (id: string, agencyId: string): SeedUnit => ({
  ...{ id, agencyId, agencyCode: '', code: id.slice(0, 8), name: `Unit ${id.slice(0, 4)}`, categories: [] },
});

export function person(
  name: string,
  role: Role,
  agencyId: string | null = null,
  unitId: string | null = null,
): Principal {
  const subject = `${role} ${name}`;
  const kind = role === 'REPORTER' ? 'REPORTER' : role === 'INTEGRATION_CLIENT' ? 'CLIENT' : 'OPERATOR';
  const id = seedId('test-person', subject);
  return { kind, id, issuer: 'https://test', subject, client: 'app', agencyId, unitId, roles: [role], scopes: SCOPES };
}

export const NATIONAL = person('nasional', 'NATIONAL_ADMIN', MINISTRY);
export const adminOf = (agencyId: string): Principal => person(agencyId, 'INSTITUTION_ADMIN', agencyId);
export const liaisonOf = (agencyId: string): Principal => person(agencyId, 'LIAISON', agencyId);
export const unitLiaisonOf = (agencyId: string, unitId: string): Principal =>
  person(`${agencyId} ${unitId}`, 'LIAISON', agencyId, unitId);
export const systemOf = (agencyId: string): Principal => person(agencyId, 'INTEGRATION_CLIENT', agencyId);
export const ANALYST = person('analis', 'ANALYST', MINISTRY);
export const DPO = person('dpo', 'DPO', MINISTRY);
export const OMBUDSMAN = person('ombudsman', 'OMBUDSMAN', CITY);
export const CITIZEN = person('siti', 'REPORTER');
export const NOBODY = ANONYMOUS;

export type Values = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly data: any;
  readonly codes: string[];
}

export interface PlanAnswer {
  readonly plan: any;
  readonly item: any;
  readonly itemId: string | null;
  readonly userErrors: readonly { readonly code: string; readonly field: string[] | null; readonly message: string }[];
  readonly versionConflict: any;
  /** Code of a GraphQL error; null when there was a payload. */
  readonly error: string | null;
}

export interface PlanStack {
  readonly clock: { nowMs: number };
  readonly database: Database;
  readonly heard: { onStatement: (sql: string) => void };
  ask(who: Principal, query: string, variables?: Values): Promise<Answer>;
  /** Calls a mutation of plans; gives it an idempotency key unless the input has one. */
  call(who: Principal, field: string, input: Values): Promise<PlanAnswer>;
  rows(sql: string, parameters?: readonly unknown[]): Promise<Record<string, any>[]>;
  /** Statements of `work`, those of the sequencer aside. */
  listStatements(work: () => Promise<unknown>): Promise<string[]>;
  close(): Promise<void>;
}

const WITH_ITEM = ['addActionPlanItem', 'updateActionPlanItem', 'reportActual'];

export function mutationText(field: string): string {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
  const item = WITH_ITEM.includes(field) ? 'itemId item { id progress target }' : '';
  return `mutation ($input: ${type}!) { ${field}(input: $input) {
    plan { id version status year decreeNumber returnRemark } ${item}
    userErrors { code field message }
    versionConflict { currentVersion lastChange { version action operator { id } } }
  } }`;
}

async function seedReference({ db }: Runtime): Promise<void> {
  await db.write(async (tx) => {
    await insertAgencies(tx, AGENCIES, 1);
    await insertUnits(tx, [unitOf(UNIT, MINISTRY), unitOf(OTHER_UNIT, MINISTRY), unitOf(CITY_UNIT, CITY)]);
  });
}

export async function startPlans(): Promise<PlanStack> {
  const place = await createTestDatabase();
  const rootKey = randomBytes(32);
  const clock = { nowMs: START };
  const heard = { onStatement: (_sql: string): void => undefined };
  const databaseUrl = place.urlFor('agencies');
  const module: SubgraphModule<AgenciesServices> = { ...agenciesModule, isPublisher: false, seed: seedReference };
  const subgraph = await startSubgraph(
    module,
    {
      ...{ host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir: place.dataDir, databaseUrl, rootKey, peers: {} },
      seed: { scale: 'demo', until: '2026-08-31' },
    },
    { clock: { now: () => clock.nowMs }, onStatement: (sql) => heard.onStatement(sql) },
  );
  const database = await openDatabase({
    ...{ url: databaseUrl, file: join(place.dataDir, 'agencies.sqlite'), entities: [], migrations: [] },
    ...{ statementTimeoutMs: 0, poolSize: 3 },
  });
  const ask = async (who: Principal, query: string, variables: Values = {}): Promise<Answer> => {
    const body = JSON.stringify({ query, variables });
    const headers = signRequest(
      peerKey(rootKey, 'gateway'),
      {
        ...{ audience: 'agencies', method: 'POST', path: '/graphql', caller: 'gateway', principal: who },
        ...{ deadlineMs: Date.now() + 5_000, requestId: 'test', body: Buffer.from(body) },
      },
      Date.now(),
    );
    const response = await fetch(`${subgraph.url}/graphql`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body },
    });
    const { data, errors = [] } = (await response.json()) as any;
    return { data, codes: errors.map((error: any) => error.extensions.code as string) };
  };
  return {
    ...{ clock, database, heard, ask },
    async call(who, field, input) {
      const { data, codes } = await ask(who, mutationText(field), { input: { idempotencyKey: newId(), ...input } });
      const nothing = { plan: null, item: null, itemId: null, userErrors: [], versionConflict: null };
      return { ...nothing, ...data?.[field], error: codes[0] ?? null };
    },
    rows: async (sql, parameters = []) => (await database.reader.query(sql, [...parameters])) as Record<string, any>[],
    async listStatements(work) {
      const statements: string[] = [];
      heard.onStatement = (sql) => void statements.push(sql);
      await work();
      heard.onStatement = () => undefined;
      return statements;
    },
    async close() {
      await subgraph.close();
      await database.close();
      await place.drop();
    },
  };
}
