// What a stack does when a part of it is dead, and what it does not do for somebody who is not who they say they are.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../schema/reference/agencies';
import { getOperatorId, seedApiClient } from '../../schema/reference/operators';
import { openDatabase } from '../../platform/db/database';
import { HEADERS } from '../../platform/signing/envelope';
import type { SubgraphName } from '../../platform/subgraph/module';
import { askGateway, askUntil } from '../support/askGateway';
import { startStack, waitUntilReady, type Stack } from '../support/startStack';
import type { Fetch } from '../support/stackTraffic';

const SURABAYA = getAgency('PEMKOT-3578');
/** Shorter than a test, longer than nothing: a deactivated caller is out once this has passed. */
const PRINCIPAL_CACHE_MS = 400;

/** Probes share one look at the subgraphs for a second. */
const NOTICED_WITHIN_MS = 5_000;

let stack: Stack;
beforeAll(async () => {
  stack = await startStack({ seed: 'people', gateway: { LAPOR_PRINCIPAL_CACHE_MS: String(PRINCIPAL_CACHE_MS) } });
}, 120_000);
afterAll(() => stack?.close(), 30_000);

const askWhole = () =>
  fetch(`${stack.url}/ready?all=1`).then(async (response) => ({
    status: response.status,
    json: (await response.json()) as any,
  }));

interface DeadCase {
  readonly dead: SubgraphName;
  readonly query: string;
  readonly path: readonly string[];
  readonly rest: object;
}

const DEAD: readonly DeadCase[] = [
  {
    dead: 'statistics',
    query: '{ agency(code: "PEMKOT-3578") { code statistics(period: { year: 2026 }) { asOf } } }',
    path: ['agency', 'statistics'],
    rest: { agency: { code: SURABAYA.code } },
  },
  {
    dead: 'agencies',
    query: '{ viewer { kind agency { name } } }',
    path: ['viewer', 'agency'],
    rest: { viewer: { kind: 'CLIENT' } },
  },
  {
    dead: 'reports',
    query: '{ agency(code: "PEMKOT-3578") { code } category(code: "PU_JALAN_RUSAK") { name } }',
    path: ['category'],
    rest: { agency: { code: SURABAYA.code }, category: null },
  },
  {
    dead: 'users',
    query: '{ agency(code: "PEMKOT-3578") { code } operators(first: 1) { nodes { name } } }',
    path: ['operators'],
    rest: {},
  },
];

describe('with one subgraph dead', () => {
  it.each(DEAD)(
    '($dead) the rest answers, with an error where it is missing, and all is well once it is back',
    async ({ dead, query, path, rest }) => {
      // Users has to be asked who calls: without a token nobody is.
      const token = dead === 'users' ? null : await stack.tokens.asAgency(SURABAYA.code);
      await stack.query(token, query);
      await stack.stopSubgraph(dead);
      const answer = await stack.query(token, query);
      expect(answer.status).toBe(200);
      expect(answer.errors.length).toBeGreaterThan(0);
      for (const error of answer.errors) {
        expect(error.path.slice(0, path.length)).toEqual(path);
        expect(error.extensions).toMatchObject({ code: 'SUBGRAPH_UNAVAILABLE', retryable: true });
        expect(error.extensions.requestId).toBe(answer.headers.get('x-request-id'));
      }
      if (answer.data !== null) expect(answer.data).toMatchObject(rest);
      expect((await fetch(`${stack.url}/ready`)).status).toBe(200);
      const { answer: whole } = await askUntil(askWhole, ({ status }) => status === 503, NOTICED_WITHIN_MS);
      expect([whole.status, whole.json.subgraphs[dead]]).toEqual([503, 'unreachable']);
      await stack.restartSubgraph(dead);
      await waitUntilReady(`${stack.url}/ready?all=1`);
      const again = await stack.query(token, query);
      expect([again.status, again.codes.filter((code) => code === 'SUBGRAPH_UNAVAILABLE')]).toEqual([200, []]);
    },
    60_000,
  );
});

describe('somebody hostile', () => {
  const WHO_AM_I = '{ viewer { kind roles } }';

  it('gains nothing by identity headers of their own', async () => {
    const admin = Buffer.from(JSON.stringify({ kind: 'OPERATOR', roles: ['NATIONAL_ADMIN'] })).toString('base64url');
    const headers = {
      'lapor-principal': admin,
      'lapor-caller': 'gateway',
      'x-forwarded-user': 'admin',
      'lapor-signature': 'x',
    };
    const forged = await askGateway(stack.url, null, WHO_AM_I, { headers });
    expect(forged.data).toEqual({ viewer: null });
    const { result, traffic } = await stack.record(() =>
      askGateway(stack.url, stack.tokens.asAgency(SURABAYA.code), WHO_AM_I, { headers }),
    );
    expect(result.data.viewer).toEqual({ kind: 'CLIENT', roles: ['INTEGRATION_CLIENT'] });
    for (const fetched of traffic.fetches) expect(JSON.stringify(fetched.headers)).not.toContain(admin);
  });

  it.each(['reports', 'agencies', 'users', 'statistics'] as const)(
    'is refused by %s when not the gateway',
    async (name) => {
      const url = stack.subgraphUrl(name);
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"query":"{__typename}"}',
      };
      expect((await fetch(`${url}/graphql`, init)).status).toBe(401);
      const token = await stack.tokens.asNationalAdmin();
      const headers = { ...init.headers, authorization: `Bearer ${token}`, 'lapor-caller': 'gateway' };
      const response = await fetch(`${url}/graphql`, { ...init, headers });
      const { errors } = (await response.json()) as any;
      expect([response.status, errors[0].extensions.code]).toEqual([401, 'SIGNATURE_INVALID']);
      for (const path of ['/internal/events?after=0', '/internal/principal?issuer=a&subject=b&client=c']) {
        expect([401, 404]).toContain((await fetch(`${url}${path}`)).status);
      }
    },
  );

  it('cannot send again, change or redirect a request that was overheard', async () => {
    const { traffic } = await stack.record(() => stack.query(stack.tokens.asNationalAdmin(), WHO_AM_I));
    const [overheard] = traffic.fetches as [Fetch];
    const send = async (change: { headers?: Record<string, string>; body?: string; to?: SubgraphName }) => {
      const url = stack.subgraphUrl(change.to ?? overheard.subgraph);
      const headers = { ...overheard.headers, ...change.headers };
      return (await fetch(`${url}/graphql`, { method: 'POST', headers, body: change.body ?? overheard.body })).status;
    };
    expect(overheard.headers[HEADERS.signature]).toMatch(/^[\w-]{43}$/);
    expect(await send({})).toBe(401);
    expect(await send({ headers: { [HEADERS.nonce]: 'another-nonce-0001' } })).toBe(401);
    expect(await send({ body: overheard.body.replace('kind', 'name') })).toBe(401);
    expect(await send({ to: 'reports' })).toBe(401);
  });

  it('is not let in by the gateway with a token of another kind, in another place or of somebody unknown', async () => {
    const token = await stack.tokens.asCitizen(1);
    const [head = '', body = '', signature = ''] = token.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Record<string, unknown>;
    const encode = (json: object) => Buffer.from(JSON.stringify(json)).toString('base64url');
    const admin = getOperatorId(getAgency('KEMENPANRB'), 'NATIONAL_ADMIN', 0);
    const tokens = [
      `${head}.${encode({ ...claims, sub: admin })}.${signature}`,
      `${encode({ alg: 'none' })}.${body}.`,
      await stack.tokens.asCitizen(999_999),
      'x',
    ];
    for (const forged of tokens) {
      const { status, codes, data } = await stack.query(forged, WHO_AM_I);
      expect([status, codes, data]).toEqual([401, ['UNAUTHENTICATED'], null]);
    }
  });
});

describe('a deactivated caller', () => {
  const setActive = async (table: string, id: string, isActive: boolean): Promise<void> => {
    const database = await openDatabase({
      ...stack.databaseOf('users'),
      entities: [],
      migrations: [],
      statementTimeoutMs: 0,
    });
    await database.write((tx) => tx.query(`UPDATE ${table} SET is_active = ? WHERE id = ?`, [isActive ? 1 : 0, id]));
    await database.close();
  };

  it.each([
    ['operator', getOperatorId(SURABAYA, 'LIAISON', 0), () => stack.tokens.asLiaison(SURABAYA.code)],
    ['api_client', seedApiClient(SURABAYA).id, () => stack.tokens.asAgency(SURABAYA.code)],
  ])('(%s) is out as soon as the gateway asks again, although the token is good', async (table, id, asCaller) => {
    const token = await asCaller();
    expect((await stack.query(token, '{ viewer { kind } }')).status).toBe(200);
    await setActive(table, id, false);
    await new Promise((resolve) => setTimeout(resolve, PRINCIPAL_CACHE_MS + 100));
    const refused = await stack.query(token, '{ viewer { kind } }');
    expect([refused.status, refused.codes]).toEqual([401, ['UNAUTHENTICATED']]);
    await setActive(table, id, true);
    await new Promise((resolve) => setTimeout(resolve, PRINCIPAL_CACHE_MS + 100));
    expect((await stack.query(token, '{ viewer { kind } }')).status).toBe(200);
  });
});
