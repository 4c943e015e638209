// A running users subgraph with its seed, beside a running agencies subgraph whose events it follows: real HTTP, real databases.
import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { peerKey } from '../../../platform/crypto';
import { openDatabase, type Database } from '../../../platform/db/database';
import { createLogger } from '../../../platform/log';
import { signRequest } from '../../../platform/signing/envelope';
import type { SubgraphConfig } from '../../../platform/subgraph/module';
import { startSubgraph } from '../../../platform/subgraph/startSubgraph';
import { agenciesModule } from '../../../subgraphs/agencies/module';
import type { UsersSettings } from '../../../subgraphs/users/config';
import { parsePersonKeys } from '../../../subgraphs/users/store/personKeys';
import { usersModule } from '../../../subgraphs/users/module';
import { createTestDatabase } from '../../support/testDatabase';

export const ISSUER = 'https://lapor.example.go.id';
export const rootKey = randomBytes(32);
const agenciesKey = randomBytes(32);
export const personKeys = parsePersonKeys(randomBytes(32).toString('base64url'));

/** Real time, moved ahead by tests that need time to pass. */
export const clock = { aheadMs: 0, now: () => Date.now() + clock.aheadMs };

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: any;
}

export interface UsersStack {
  readonly url: string;
  readonly dataDir: string;
  readonly keysFile: string;
  /** The subgraph's own database, to deactivate people behind its back. */
  readonly database: Database;
  /** SQL that the subgraph has run since the last call of `takeStatements`. */
  takeStatements(): string[];
  /** What it has logged since the last call, warnings and errors. */
  takeLog(): string[];
  query(principal: Principal, text: string, variables?: Record<string, unknown>): Promise<Answer>;
  findPrincipal(proof: { issuer: string; subject: string; client?: string }, caller?: string): Promise<Answer>;
  postForm(form: string | Record<string, string>, headers?: Record<string, string>): Promise<Answer>;
  close(): Promise<void>;
}

const seed = { scale: 'demo', until: '2026-06-30' } as const;

export async function startUsers(settings: Partial<UsersSettings> = {}, hasAgencies = false): Promise<UsersStack> {
  const place = await createTestDatabase();
  const shared = { host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir: place.dataDir, seed };
  const agenciesConfig = { ...shared, databaseUrl: place.urlFor('agencies'), rootKey: agenciesKey, peers: {} };
  const agencies = hasAgencies ? await startSubgraph(agenciesModule, agenciesConfig) : null;
  const keysFile = join(place.dataDir, 'oauth-keys.json');
  const config: SubgraphConfig & { users: UsersSettings } = {
    ...shared,
    databaseUrl: place.urlFor('users'),
    rootKey,
    peers: agencies ? { agencies: { url: agencies.url, key: peerKey(agenciesKey, 'users') } } : {},
    users: {
      issuer: ISSUER,
      audience: 'sp4n-lapor',
      keysFile,
      hasDevelopmentTokens: true,
      peopleIssuers: [],
      personKeys,
      openingsPerHour: 60,
      ...settings,
    },
  };
  const statements: string[] = [];
  const logged: string[] = [];
  const users = await startSubgraph(usersModule, config, {
    clock,
    log: createLogger('users', 'warn', { write: (line: string) => void logged.push(line) }),
    onStatement: (statement) => void statements.push(JSON.stringify(statement)),
  }).catch(async (error: unknown) => {
    await agencies?.close();
    await place.drop();
    throw error;
  });
  const database = await openDatabase({
    url: config.databaseUrl,
    file: join(place.dataDir, 'users.sqlite'),
    entities: usersModule.entities,
    migrations: [],
    statementTimeoutMs: 0,
    poolSize: 1,
  });
  return {
    url: users.url,
    dataDir: place.dataDir,
    keysFile,
    database,
    // Without the sequencer's look whether there is anything to number: it comes when it likes.
    takeStatements: () => statements.splice(0).filter((text) => !text.includes('FROM `outbox`')),
    takeLog: () => logged.splice(0),
    ...createCallers(users.url),
    async close() {
      await database.close();
      await users.close();
      await agencies?.close();
      await place.drop();
    },
  };
}

function createCallers(url: string): Pick<UsersStack, 'query' | 'findPrincipal' | 'postForm'> {
  return {
    query(principal, text, variables = {}) {
      const body = JSON.stringify({ query: text, variables });
      const headers = { 'content-type': 'application/json', ...sign('POST', '/graphql', { principal, body }) };
      return request(`${url}/graphql`, { method: 'POST', headers, body });
    },
    findPrincipal(proof, caller = 'gateway') {
      const path = `/internal/principal?${new URLSearchParams(proof).toString()}`;
      return request(`${url}${path}`, { headers: sign('GET', path, { caller }) });
    },
    postForm(form, headers = {}) {
      const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
      const type = { 'content-type': 'application/x-www-form-urlencoded' };
      return request(`${url}/oauth/token`, { method: 'POST', headers: { ...type, ...headers }, body });
    },
  };
}

interface SignOptions {
  readonly principal?: Principal;
  readonly body?: string;
  readonly caller?: string;
}

function sign(method: string, path: string, { principal = ANONYMOUS, body = '', caller = 'gateway' }: SignOptions) {
  // Signers use the machine's time, not that of the cases.
  const nowMs = Date.now();
  const deadlineMs = nowMs + 5_000;
  const parts = { audience: 'users', method, path, caller, principal, deadlineMs, requestId: randomUUID() };
  return signRequest(peerKey(rootKey, caller), { ...parts, body: Buffer.from(body) }, nowMs);
}

async function request(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: JSON.parse(text) };
}
