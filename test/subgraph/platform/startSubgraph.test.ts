// The platform by itself, over real HTTP and a real database: what a subgraph refuses, serves and publishes.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { peerKey } from '../../../platform/crypto';
import type { EventsPage } from '../../../platform/outbox/eventsRoute';
import { signRequest } from '../../../platform/signing/envelope';
import { createSubgraphClient } from '../../../platform/signing/subgraphClient';
import { startSubgraph, type RunningSubgraph } from '../../../platform/subgraph/startSubgraph';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase';
import { noteModule } from './noteSubgraph';

const rootKey = randomBytes(32);
let database: TestDatabase;
let subgraph: RunningSubgraph<null>;

beforeAll(async () => {
  database = await createTestDatabase();
  subgraph = await startSubgraph(noteModule, {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    dataDir: database.dataDir,
    databaseUrl: database.urlFor('notes'),
    rootKey,
    peers: {},
    seed: null,
  });
});

afterAll(async () => {
  await subgraph.close();
  await database.drop();
});

interface Options {
  caller?: string;
  principal?: Principal;
  key?: Buffer;
  audience?: string;
  deadlineMs?: number;
  signedAtMs?: number;
}

function sign(body: string, options: Options = {}): Record<string, string> {
  const caller = options.caller ?? 'gateway';
  return signRequest(
    options.key ?? peerKey(rootKey, caller),
    {
      audience: options.audience ?? 'agencies',
      method: 'POST',
      path: '/graphql',
      caller,
      principal: options.principal ?? ANONYMOUS,
      deadlineMs: options.deadlineMs ?? Date.now() + 5_000,
      requestId: 'req-1',
      body: Buffer.from(body),
    },
    options.signedAtMs ?? Date.now(),
  );
}

async function post(body: string, headers: Record<string, string>): Promise<{ status: number; json: any }> {
  const response = await fetch(`${subgraph.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body,
  });
  return { status: response.status, json: await response.json() };
}

/** Without a signature, and with the address exactly as given: `fetch` would tidy it up. */
async function sendRaw(method: string, path: string, body: string): Promise<number> {
  const { hostname, port } = new URL(subgraph.url);
  const request = httpRequest({ hostname, port, method, path, headers: { 'content-type': 'application/json' } });
  request.end(body);
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode ?? 0;
}

async function query(text: string, variables: Record<string, unknown> = {}, options: Options = {}) {
  const body = JSON.stringify({ query: text, variables });
  return post(body, sign(body, options));
}

describe('a signed request', () => {
  it('is answered, with the principal and request id that were signed', async () => {
    const { status, json } = await query('{ caller }');
    expect([status, json]).toEqual([200, { data: { caller: 'ANONYMOUS req-1' } }]);
  });

  const body = JSON.stringify({ query: '{ caller }' });
  it.each<[string, () => Record<string, string>]>([
    ['without any signature', () => ({})],
    ['with a changed body', () => sign(`${body} `)],
    ['signed with another key', () => sign(body, { key: randomBytes(32) })],
    ['signed for another subgraph', () => sign(body, { audience: 'reports' })],
    ['from a caller that is not on the list', () => sign(body, { caller: 'statistics' })],
    ['that expired', () => sign(body, { signedAtMs: Date.now() - 31_000 })],
    ['that expires too far ahead', () => sign(body, { signedAtMs: Date.now() + 40_000 })],
    ['with another principal than was signed', () => ({ ...sign(body), 'lapor-principal': 'e30' })],
  ])('%s is refused with 401 and a code', async (_name, headers) => {
    const { status, json } = await post(body, headers());
    expect([status, json.errors[0].extensions.code]).toEqual([401, 'SIGNATURE_INVALID']);
  });

  // The router decodes percent signs and drops the origin of an absolute address: the signature must not be judged by its text.
  it.each<[string, 'GET' | 'POST', string]>([
    ['the log by its plain address', 'GET', '/internal/events?after=0'],
    ['the log by an encoded address', 'GET', '/%69nternal/events?after=0'],
    ['the log by an encoded slash', 'GET', '/internal%2Fevents?after=0'],
    ['the log by an absolute address', 'GET', 'http://elsewhere/internal/events?after=0'],
    ['GraphQL by an encoded address', 'POST', '/%67raphql'],
    ['GraphQL by an absolute address', 'POST', 'http://elsewhere/graphql'],
  ])('is needed for %s', async (_name, method, path) => {
    expect([401, 404]).toContain(await sendRaw(method, path, method === 'POST' ? body : ''));
  });

  it('is refused the second time', async () => {
    const headers = sign(body);
    expect((await post(body, headers)).status).toBe(200);
    expect((await post(body, headers)).status).toBe(401);
  });

  it('ends at its deadline with TIMEOUT', async () => {
    const { status, json } = await query('{ fail(how: "slow") }', {}, { deadlineMs: Date.now() + 100 });
    expect([status, json.errors[0].extensions.code]).toEqual([504, 'TIMEOUT']);
  });
});

describe('errors', () => {
  it('of the registry pass with their message', async () => {
    const { json } = await query('{ fail(how: "coded") }');
    expect(json.errors[0]).toMatchObject({
      message: 'Not for you.',
      path: ['fail'],
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('of SQL become INTERNAL and tell nothing of the statement', async () => {
    const { json } = await query('{ fail(how: "sql") }');
    expect(json.errors[0].extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(json)).not.toMatch(/secret_column|SELECT|node_modules/);
  });
});

describe('an answer', () => {
  it('repeats a long text up to 5 MB, and ends there with a code', async () => {
    const written = await query('mutation ($text: String!) { writeNote(text: $text) { id } }', {
      text: 'x'.repeat(20_000),
    });
    const { id } = written.json.data.writeNote;
    const ask = (copies: number) => {
      const aliases = Array.from({ length: copies }, (_, n) => `t${n}: text`).join(' ');
      return query(`query ($id: ID!) { note(id: $id) { ${aliases} } }`, { id });
    };
    expect(Object.keys((await ask(250)).json.data.note)).toHaveLength(250);
    const { json } = await ask(251);
    expect([json.data, json.errors[0].extensions.code]).toEqual([{ note: null }, 'QUERY_TOO_COSTLY']);
  });
});

describe('what is written', () => {
  it('can be read by query and by entity key', async () => {
    const written = await query('mutation ($text: String!) { writeNote(text: $text) { id at } }', {
      text: "Jalan 'rusak' 🚧",
    });
    const { id } = written.json.data.writeNote;
    const representations = [{ __typename: 'Note', id }];
    const read = await query(
      'query ($r: [_Any!]!, $id: ID!) { note(id: $id) { text } _entities(representations: $r) { ... on Note { text at } } }',
      { r: representations, id },
    );
    expect(read.json.data).toMatchObject({
      note: { text: "Jalan 'rusak' 🚧" },
      _entities: [{ text: "Jalan 'rusak' 🚧" }],
    });
  });

  it('is delivered to a waiting reader, numbered without gaps', async () => {
    const client = createSubgraphClient({
      caller: 'reports',
      audience: 'agencies',
      url: subgraph.url,
      key: peerKey(rootKey, 'reports'),
    });
    const { head } = await client.getJson<EventsPage>('/internal/events?after=0&limit=2000&waitMs=0', {
      timeoutMs: 5_000,
    });
    const waiting = client.getJson<EventsPage>(`/internal/events?after=${head}&waitMs=5000`, { timeoutMs: 9_000 });
    await query('mutation { writeNote(text: "baru") { id } }');
    const page = await waiting;
    expect(page.events.map((event) => event.seq)).toEqual([head + 1]);
    await client.close();
  });
});
