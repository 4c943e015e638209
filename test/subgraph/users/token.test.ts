// `/oauth/token` over real HTTP: RFC 6749 §4.4 to the letter, also against hostile requests.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { demoClientOf } from '../../../subgraphs/users/development';
import { clock, ISSUER, rootKey, startUsers, type Answer, type UsersStack } from './support';

let users: UsersStack;
const { clientId, secret } = demoClientOf(rootKey);
const grant = { grant_type: 'client_credentials' };
const good = { ...grant, client_id: clientId, client_secret: secret };

beforeAll(async () => {
  users = await startUsers();
});
afterAll(() => users.close());

const basic = (id: string, password: string) => ({
  authorization: `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(password)}`).toString('base64')}`,
});
const outcomeOf = ({ status, json }: Answer) => [status, json.error];

describe('a client with the right secret', () => {
  it('gets an at+jwt access token of fifteen minutes for all its scopes', async () => {
    const { status, json, headers } = await users.postForm(good);
    expect(status).toBe(200);
    expect(json).toEqual({
      access_token: expect.any(String),
      token_type: 'Bearer',
      expires_in: 900,
      scope: 'reports:read reports:write statistics:read agencies:read users:read',
    });
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('pragma')).toBe('no-cache');
    expect(decodeProtectedHeader(json.access_token)).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: expect.any(String) });
    const claims = decodeJwt(json.access_token);
    expect(claims).toEqual({
      ...{ iss: ISSUER, aud: 'sp4n-lapor', sub: clientId, client_id: clientId, scope: json.scope },
      ...{ iat: expect.any(Number), nbf: claims.iat, exp: (claims.iat ?? 0) + 900, jti: expect.any(String) },
    });
  });

  it('may authenticate by HTTP Basic, also naming itself in the form', async () => {
    expect((await users.postForm(grant, basic(clientId, secret))).status).toBe(200);
    expect((await users.postForm({ ...grant, client_id: clientId }, basic(clientId, secret))).status).toBe(200);
  });

  it('may ask for fewer scopes, each once, in any order', async () => {
    const { json } = await users.postForm({ ...good, scope: 'statistics:read reports:read statistics:read' });
    expect(json.scope).toBe('reports:read statistics:read');
    expect(decodeJwt(json.access_token).scope).toBe('reports:read statistics:read');
  });

  it('gets another token each time', async () => {
    const [first, second] = await Promise.all([users.postForm(good), users.postForm(good)]);
    expect(decodeJwt(first.json.access_token).jti).not.toBe(decodeJwt(second.json.access_token).jti);
  });

  it('may send parameters that nobody knows, and empty ones', async () => {
    expect((await users.postForm({ ...good, resource: 'https://x.example', scope: '' })).status).toBe(200);
  });
});

describe('a faulty request', () => {
  const pairs = (form: Record<string, string>) => new URLSearchParams(form).toString();
  it.each<[string, string, Record<string, string>, [number, string]]>([
    ['without grant_type', pairs({ client_id: clientId, client_secret: secret }), {}, [400, 'invalid_request']],
    ['with an empty body', '', {}, [400, 'invalid_request']],
    ['with another grant', pairs({ ...good, grant_type: 'password' }), {}, [400, 'unsupported_grant_type']],
    ['with a parameter sent twice', `${pairs(good)}&grant_type=client_credentials`, {}, [400, 'invalid_request']],
    ['with an empty parameter sent twice', `${pairs(good)}&scope=&scope=`, {}, [400, 'invalid_request']],
    ['with a broken percent sign', `${pairs(good)}&x=%zz`, {}, [400, 'invalid_request']],
    ['with bytes that are no UTF-8', `${pairs(good)}&x=%ff`, {}, [400, 'invalid_request']],
    ['with two ways of authentication', pairs(good), basic(clientId, secret), [400, 'invalid_request']],
    ['with two client ids', pairs({ ...grant, client_id: 'x' }), basic(clientId, secret), [400, 'invalid_request']],
    ['with a scope that is not registered', pairs({ ...good, scope: 'admin:all' }), {}, [400, 'invalid_scope']],
    ['with a scope between two spaces', pairs({ ...good, scope: 'a  b' }), {}, [400, 'invalid_scope']],
    ['without credentials', pairs(grant), {}, [401, 'invalid_client']],
    ['with a client id only', pairs({ ...grant, client_id: clientId }), {}, [401, 'invalid_client']],
    ['with a bearer token', pairs(grant), { authorization: 'Bearer abc' }, [401, 'invalid_client']],
    ['with a broken Basic header', pairs(grant), { authorization: 'Basic %%%' }, [401, 'invalid_client']],
    ['with Basic that holds no colon', pairs(grant), { authorization: 'Basic YWJj' }, [401, 'invalid_client']],
    ['as JSON', JSON.stringify(good), { 'content-type': 'application/json' }, [400, 'invalid_request']],
    ['as plain text', pairs(good), { 'content-type': 'text/plain' }, [400, 'invalid_request']],
    ['of a megabyte', `${pairs(good)}&x=${'y'.repeat(1_000_000)}`, {}, [413, 'invalid_request']],
  ])('%s is refused in the words of RFC 6749', async (_name, body, headers, expected) => {
    const answer = await users.postForm(body, headers);
    expect(outcomeOf(answer)).toEqual(expected);
    expect(answer.json.error_description).toEqual(expect.any(String));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(JSON.stringify(answer.json)).not.toContain(secret);
  });

  it('by GET is refused, so that no secret lands in a log of addresses', async () => {
    const response = await fetch(`${users.url}/oauth/token?${pairs(good)}`);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('a wrong secret', () => {
  it('is answered with 401 and a challenge', async () => {
    const answer = await users.postForm({ ...good, client_secret: 'wrong' });
    expect(outcomeOf(answer)).toEqual([401, 'invalid_client']);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
  });

  it('and an unknown client get the same answer for the same number of statements', async () => {
    users.takeStatements();
    const wrong = await users.postForm({ ...good, client_secret: 'wrong' });
    const statementsOfWrong = users.takeStatements().length;
    const unknown = await users.postForm({ ...good, client_id: 'sistem-tidak-ada' });
    expect([unknown.status, unknown.json]).toEqual([wrong.status, wrong.json]);
    expect(users.takeStatements()).toHaveLength(statementsOfWrong);
    expect(statementsOfWrong).toBe(1);
  });

  it.each([`${clientId} `, clientId.toUpperCase(), `${clientId}\u0000`])(
    'is what %j is: another client',
    async (id) => {
      expect(outcomeOf(await users.postForm({ ...good, client_id: id }))).toEqual([401, 'invalid_client']);
    },
  );

  it('is throttled after ten tries; the right one passes all the same, and other clients do not notice', async () => {
    const other = demoClientOf(rootKey, 'PEMKOT-3273');
    const form = { ...grant, client_id: other.clientId };
    const tries: Answer[] = [];
    for (let i = 0; i < 12; i += 1) tries.push(await users.postForm({ ...form, client_secret: `wrong-${i}` }));
    expect(tries.map((answer) => answer.status)).toEqual([...Array<number>(10).fill(401), 429, 429]);
    expect(Number(tries.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await users.postForm(good)).status).toBe(200);
    expect((await users.postForm({ ...form, client_secret: other.secret })).status).toBe(200);
    expect((await users.postForm({ ...form, client_secret: 'wrong' })).status).toBe(401);
  });
});

describe('a deactivated client', () => {
  it('gets no token, with the answer that a wrong secret gets', async () => {
    const client = demoClientOf(rootKey, 'PEMPROV-35');
    const form = { ...grant, client_id: client.clientId, client_secret: client.secret };
    expect((await users.postForm(form)).status).toBe(200);
    await users.database.write((tx) =>
      tx.query('UPDATE api_client SET is_active = 0 WHERE client_id = ?', [client.clientId]),
    );
    const answer = await users.postForm(form);
    const wrong = await users.postForm({ ...good, client_secret: 'wrong' });
    expect([answer.status, answer.json]).toEqual([wrong.status, wrong.json]);
  });
});

it('stores no secret, only its hash', async () => {
  const rows = (await users.database.reader.query('SELECT * FROM api_client WHERE client_id = ?', [
    clientId,
  ])) as object[];
  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(secret);
  expect(clock.aheadMs).toBe(0);
});
