// What a client gets when a subgraph is away, slow, or answers nonsense: the rest, an error at each lost place, no address.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningGateway } from '../../gateway/startGateway';
import { ask, codesOf } from './support/ask';
import { answerWith, startFaultySubgraph, type FaultySubgraph, type Misbehaviour } from './support/faultySubgraph';
import { startFederation, type Federation } from './support/startFederation';

let federation: Federation;
let faulty: FaultySubgraph;
let gateway: RunningGateway;

beforeAll(async () => {
  [federation, faulty] = await Promise.all([startFederation(), startFaultySubgraph()]);
  const { subgraphs } = federation.config;
  gateway = await federation.startGateway({
    subgraphs: { ...subgraphs, statistics: { url: faulty.url, key: subgraphs.statistics.key } },
    subgraphDeadlineMs: 1_000,
    deadlineMs: 5_000,
  });
});

afterAll(async () => {
  await gateway.close();
  await faulty.close();
  await federation.close();
});

describe('a subgraph that is away', () => {
  beforeAll(() => federation.stopSubgraph('agencies'));
  afterAll(() => federation.startSubgraph('agencies'));

  it('leaves null with an error at each place it should have filled, and the rest as it is', async () => {
    const answer = await ask(gateway.url, '{ reports(first: 2) { title agency { id motto } } }');
    expect([answer.status, answer.json.data.reports]).toEqual([
      200,
      [
        { title: 'Laporan 0', agency: { id: 'a0', motto: null } },
        { title: 'Laporan 1', agency: { id: 'a1', motto: null } },
      ],
    ]);
    const { requestId } = answer.json.errors[0].extensions;
    expect(requestId).toBe(answer.headers.get('x-request-id'));
    expect(answer.json.errors).toEqual(
      [0, 1].map((index) => ({
        message: 'A part of the system cannot be reached right now.',
        path: ['reports', index, 'agency', 'motto'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', retryable: true, requestId },
      })),
    );
  });

  it('names the client’s own alias in the path', async () => {
    const { json } = await ask(
      gateway.url,
      '{ one: agency(id: "1") { id } r: report(id: "2") { a: agency { m: motto } } }',
    );
    expect(json.data).toEqual({ one: null, r: { a: { m: null } } });
    expect(json.errors.map((error: any) => error.path)).toEqual(expect.arrayContaining([['one'], ['r', 'a', 'm']]));
  });

  it('takes with it the nearest place that may be null', async () => {
    const { json } = await ask(gateway.url, '{ report(id: "1") { title agency { name } } }');
    expect(json.data).toEqual({ report: { title: 'Laporan 1', agency: null } });
    expect(json.errors).toHaveLength(1);
  });
});

const NEVER: Misbehaviour = () => undefined;
const TOTALS = '{ totals { received } }';

describe('an answer of a subgraph', () => {
  it.each<[string, Misbehaviour, string]>([
    ['that never comes', NEVER, 'TIMEOUT'],
    ['that stops halfway', (response) => void response.writeHead(200).write('{"data":'), 'TIMEOUT'],
    ['whose connection breaks', (response) => void response.destroy(), 'SUBGRAPH_UNAVAILABLE'],
    ['of HTML', answerWith(200, '<html>http://10.0.0.1:4004</html>', 'text/html'), 'SUBGRAPH_UNAVAILABLE'],
    ['with status 502 and text', answerWith(502, 'upstream http://10.0.0.1:4004'), 'SUBGRAPH_UNAVAILABLE'],
    ['with status 500 and JSON', answerWith(500, '{"error":"http://10.0.0.1:4004"}'), 'SUBGRAPH_UNAVAILABLE'],
    ['that is a list', answerWith(200, '[]'), 'SUBGRAPH_UNAVAILABLE'],
    ['without data and errors', answerWith(200, '{}'), 'SUBGRAPH_UNAVAILABLE'],
    ['that says TIMEOUT', answerWith(504, '{"errors":[{"message":"m","extensions":{"code":"TIMEOUT"}}]}'), 'TIMEOUT'],
    [
      'that refuses our signature',
      answerWith(401, '{"errors":[{"message":"m","extensions":{"code":"SIGNATURE_INVALID"}}]}'),
      'INTERNAL',
    ],
    [
      'that does not know a field',
      answerWith(400, '{"errors":[{"message":"Cannot query x","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}'),
      'INTERNAL',
    ],
    [
      'with a code of its own and SQL',
      answerWith(
        200,
        '{"data":{"totals":null},"errors":[{"message":"SELECT 1","path":["totals"],"extensions":{"code":"X"}}]}',
      ),
      'INTERNAL',
    ],
  ])('%s becomes null with a code at its path, and tells nothing', async (_name, how, code) => {
    faulty.behave(how);
    const startedMs = performance.now();
    const answer = await ask(gateway.url, TOTALS);
    expect(answer.json.data).toEqual({ totals: null });
    expect(answer.json.errors.map((error: any) => [error.path, error.extensions.code])).toEqual([[['totals'], code]]);
    expect(answer.text).not.toMatch(/http:|10\.0\.0\.1|SELECT|Cannot query|stack|serviceName|127\.0\.0\.1/);
    expect(performance.now() - startedMs).toBeLessThan(3_000);
  });

  it('with null where the schema allows none is an error, not silence, and leaves no extensions', async () => {
    faulty.behave(answerWith(200, '{"data":{"totals":{"received":null}}}'));
    const { json } = await ask(gateway.url, TOTALS);
    expect(json.data).toEqual({ totals: null });
    expect(json.errors[0]).toMatchObject({ path: ['totals', 'received'], extensions: { code: 'INTERNAL' } });
    expect(Object.keys(json)).toEqual(['errors', 'data']);
  });

  it('is judged by the client’s date or other literal that only the subgraph can read', async () => {
    const message = 'Expected value of type \\"LocalDate\\", found \\"x\\".';
    faulty.behave(
      answerWith(400, `{"errors":[{"message":"${message}","extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}`),
    );
    const { json } = await ask(gateway.url, TOTALS);
    expect(json.errors[0]).toMatchObject({
      message: JSON.parse(`"${message}"`),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });
});

it('does not read an answer of 9 MB to its end', async () => {
  const own = await federation.startGateway({
    subgraphs: { ...federation.config.subgraphs, statistics: { url: faulty.url, key: Buffer.alloc(32) } },
  });
  faulty.behave((response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":{"totals":{"received":1}},"x":"');
    // Never ended: only the cap can end it before the deadline of 5 s does.
    response.write('x'.repeat(9_000_000));
  });
  const answer = await ask(own.url, TOTALS);
  expect([answer.json.data, codesOf(answer)]).toEqual([{ totals: null }, ['SUBGRAPH_UNAVAILABLE']]);
  await own.close();
});

describe('a request to a subgraph', () => {
  beforeEach(() => faulty.behave(answerWith(200, '{"data":{"totals":{"received":1}}}')));

  it('carries the request id, a deadline and no header of the client', async () => {
    const before = Date.now();
    await ask(gateway.url, TOTALS, { headers: { 'x-request-id': 'agency-77', cookie: 'a=b', 'x-own': '1' } });
    const { headers } = faulty.seen.at(-1) as FaultySubgraph['seen'][0];
    expect(headers['x-request-id']).toBe('agency-77');
    expect(Number(headers['lapor-deadline'])).toBeGreaterThan(before);
    expect(Number(headers['lapor-deadline'])).toBeLessThanOrEqual(Date.now() + 1_000);
    expect([headers.cookie, headers['x-own'], headers.authorization]).toEqual([undefined, undefined, undefined]);
  });

  it('has a signature of its own each time', async () => {
    await ask(gateway.url, TOTALS);
    await ask(gateway.url, TOTALS);
    const [first, second] = faulty.seen.slice(-2).map(({ headers }) => headers['lapor-nonce']);
    expect(first).not.toBe(second);
  });
});

describe('errors of resolvers', () => {
  it('of the registry pass with their message, others only as INTERNAL', async () => {
    const answer = await ask(gateway.url, '{ a: refuse(code: "x") b: refuse(code: "crash") }');
    expect(answer.status).toBe(200);
    expect(codesOf(answer).sort()).toEqual(['FORBIDDEN', 'INTERNAL']);
    expect(answer.text).toContain('Not for you.');
    expect(answer.text).not.toMatch(/SELECT|10\.0\.0\.1|stacktrace|serviceName/);
  });

  it('leave data null where nothing may be null, with status 200', async () => {
    const answer = await ask(gateway.url, '{ neverNull }');
    expect([answer.status, answer.json.data, codesOf(answer)]).toEqual([200, null, ['INTERNAL']]);
  });
});

it('ends the whole request at its deadline', async () => {
  const own = await federation.startGateway({ deadlineMs: 400, subgraphDeadlineMs: 5_000 });
  const startedMs = performance.now();
  const answer = await ask(own.url, '{ wait(ms: 1000) }');
  expect(performance.now() - startedMs).toBeLessThan(900);
  expect(codesOf(answer)).toEqual(['TIMEOUT']);
  await own.close();
});
