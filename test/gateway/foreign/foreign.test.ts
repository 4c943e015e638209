// A gateway on a supergraph of others, started by `SUPERGRAPH` alone: plain GraphQL, and nothing of the complaint system.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getIntrospectionQuery } from 'graphql';
import { serverAudits } from 'graphql-http';
import { readForeignConfig } from '../../../gateway/configForeign';
import { startGateway, type RunningGateway } from '../../../gateway/startGateway';
import { ask, codesOf, send } from '../support/ask';
import { createTestIssuer } from '../support/issuer';
import { startForeign, type Foreign } from './startForeign';

let foreign: Foreign;
let gateway: RunningGateway;

const start = (variables: Record<string, string> = {}): Promise<RunningGateway> =>
  startGateway(
    readForeignConfig({ SUPERGRAPH: foreign.supergraphPath, PORT: '0', LAPOR_LOG_LEVEL: 'silent', ...variables }),
  );

beforeAll(async () => {
  foreign = await startForeign();
  gateway = await start();
});

afterAll(async () => {
  await gateway.close();
  await foreign.close();
});

/** Headers that the last request brought to products. */
const lastSeen = () => foreign.products.seen.at(-1);

describe('a supergraph of others', () => {
  it('is answered over its subgraphs, at the addresses that are written in it', async () => {
    const query = '{ topProducts(first: 2) { name reviews { body product { name } } } }';
    const { status, json } = await ask(gateway.url, query);
    expect([status, json]).toEqual([
      200,
      {
        data: {
          topProducts: ['0', '1'].map((upc) => ({
            name: `Product ${upc}`,
            reviews: [{ body: `Good ${upc}`, product: { name: `Product ${upc}` } }],
          })),
        },
      },
    ]);
  });

  it('is changed by mutations, introspected, and read in pages without a size', async () => {
    const { json } = await ask(gateway.url, 'mutation { review(upc: "7", body: "x") { body product { name } } }');
    expect(json.data).toEqual({ review: { body: 'x', product: { name: 'Product 7' } } });
    expect((await ask(gateway.url, getIntrospectionQuery())).json.data.__schema.types.length).toBeGreaterThan(10);
    expect((await ask(gateway.url, '{ topProducts { upc } }')).json.data.topProducts).toHaveLength(5);
    expect((await ask(gateway.url, '{ topProducts(first: 300) { upc } }')).json.data.topProducts).toHaveLength(300);
  });

  it('takes a query 30 deep and many small ones in a row: no limit of our schema, no rate', async () => {
    const deep = `{ latest { ${'product { reviews { '.repeat(14)}id${' } }'.repeat(14)} } }`;
    expect((await ask(gateway.url, deep)).json.errors).toBeUndefined();
    const { headers } = await ask(gateway.url, '{ __typename }');
    expect([...headers.keys()].filter((name) => name.startsWith('ratelimit'))).toEqual([]);
  });

  it('says null with an error where a resolver failed, without the text from inside', async () => {
    const { json, text } = await ask(gateway.url, '{ fail topProducts(first: 1) { upc } }');
    expect(json.data).toEqual({ fail: null, topProducts: [{ upc: '0' }] });
    expect(json.errors[0].path).toEqual(['fail']);
    expect(text).not.toContain('inside');
  });

  it('passes the audits of GraphQL over HTTP', async () => {
    const audits = serverAudits({ url: `${gateway.url}/graphql` });
    const results = await Promise.all(audits.map((audit) => audit.fn()));
    expect(results.filter(({ status }) => status !== 'ok').map(({ id }) => id)).toEqual([]);
  });

  it.each(['/oauth/token', '/.well-known/jwks.json', '/files/a', '/dashboard', '/playground/tokens.json'])(
    'has no %s',
    async (path) => {
      expect((await send(`${gateway.url}${path}`)).status).toBe(404);
    },
  );

  it('tells the playground to show nothing of ours', async () => {
    expect((await send(`${gateway.url}/playground/settings.json`)).json).toEqual({ isForeign: true });
    expect((await send(`${gateway.url}/`)).json.name).toBe('GraphQL federation gateway');
  });
});

describe('what subgraphs of others see', () => {
  it('is neither signature nor principal, and no header of the client that is not named', async () => {
    const headers = { authorization: 'Bearer x', cookie: 'a=b', 'lapor-caller': 'gateway', 'x-tenant': 'a' };
    await ask(gateway.url, '{ topProducts(first: 1) { upc } }', { headers });
    const names = Object.keys(lastSeen() ?? {});
    expect(names.filter((name) => /lapor|authorization|cookie|tenant/.test(name))).toEqual([]);
    expect(lastSeen()?.['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('is a header that the configuration names', async () => {
    const own = await start({ LAPOR_FORWARD_HEADERS: 'Authorization, x-tenant' });
    await ask(own.url, '{ topProducts(first: 1) { upc } }', {
      headers: { authorization: 'anything at all', 'x-tenant': 'a', cookie: 'a=b' },
    });
    expect(lastSeen()).toMatchObject({ authorization: 'anything at all', 'x-tenant': 'a' });
    expect(lastSeen()?.cookie).toBeUndefined();
    await own.close();
  });
});

describe('tokens', () => {
  it('are checked where an issuer is configured, and only the good ones get through', async () => {
    const { server, url } = await startIssuer();
    const issuer = await createTestIssuer(url);
    server.on('request', (_request, response) => response.end(JSON.stringify(issuer.jwks)));
    const LAPOR_TOKEN_ISSUERS = JSON.stringify([{ issuer: url, audience: 'sp4n-lapor', jwksUri: `${url}/jwks` }]);
    const own = await start({ LAPOR_TOKEN_ISSUERS, LAPOR_RATE_CLIENT_PER_MINUTE: '50' });
    const good = await ask(own.url, '{ __typename }', { token: await issuer.sign() });
    expect([good.status, good.headers.get('ratelimit-limit')]).toEqual([200, '50']);
    const bad = await ask(own.url, '{ __typename }', { token: 'x' });
    expect([bad.status, codesOf(bad)]).toEqual([401, ['UNAUTHENTICATED']]);
    expect((await ask(own.url, '{ __typename }')).status).toBe(200);
    await own.close();
    server.closeAllConnections();
    server.close();
  });
});

describe('/ready', () => {
  it('asks plain subgraphs the smallest query, and tells which cannot be reached', async () => {
    expect((await send(`${gateway.url}/ready?all=1`)).json).toEqual({
      status: 'ready',
      subgraphs: { products: 'ready', reviews: 'ready' },
    });
    const own = await start({ LAPOR_SUBGRAPH_URLS: '{"reviews":"http://127.0.0.1:9/graphql"}' });
    const lax = await send(`${own.url}/ready`);
    expect([lax.status, lax.json.subgraphs]).toEqual([200, { products: 'ready', reviews: 'unreachable' }]);
    expect((await send(`${own.url}/ready?all=1`)).status).toBe(503);
    await own.close();
  });
});

it('refuses an address for a subgraph that the supergraph does not have', async () => {
  await expect(start({ LAPOR_SUBGRAPH_URLS: '{"stock":"http://127.0.0.1:9"}' })).rejects.toThrow(/no subgraph stock/);
});

async function startIssuer() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
