// Several operations in one request, and what bulk mutations count for: nothing gets around guards or rate.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RunningGateway } from '../../../gateway/startGateway';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';
import { ask, codesOf, send, type Answer } from '../support/ask';
import { startFederation, type Federation } from '../support/startFederation';

let federation: Federation;
let gateway: RunningGateway;

beforeAll(async () => {
  federation = await startFederation();
  gateway = await federation.startGateway();
});

afterAll(async () => {
  await gateway.close();
  await federation.close();
});

function sendBatch(url: string, entries: unknown[], headers: Record<string, string> = {}): Promise<Answer> {
  const body = JSON.stringify(entries);
  return send(`${url}/graphql`, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
}

describe('a batch', () => {
  it('is answered in its order, each entry for itself', async () => {
    const { status, json, headers } = await sendBatch(gateway.url, [
      { query: '{ totals { received } }' },
      { query: 'query($id: ID!) { report(id: $id) { id } }', variables: { id: '9' } },
      { query: '{ nothing }' },
      { query: '{ reports { id } }' },
      null,
      { query: '{ refuse(code: "FORBIDDEN") }' },
      { query: 'mutation { touch }' },
    ]);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect([json[0], json[1], json[6]]).toEqual([
      { data: { totals: { received: 7 } } },
      { data: { report: { id: '9' } } },
      { data: { touch: 'touched' } },
    ]);
    const codes = [2, 3, 4, 5].map((index) => json[index].errors[0].extensions.code);
    expect(codes).toEqual(['GRAPHQL_VALIDATION_FAILED', 'PAGE_SIZE_INVALID', 'BAD_REQUEST', 'FORBIDDEN']);
    expect(json[4].errors[0].extensions.requestId).toBe(headers.get('x-request-id'));
  });

  it('counts as so many requests, and runs wholly or not at all', async () => {
    const own = await federation.startGateway({ rate: { anonymousPerMinute: 5, clientPerMinute: 5 } });
    const three = Array(3).fill({ query: '{ __typename }' });
    const first = await sendBatch(own.url, three);
    expect([first.json.length, first.headers.get('ratelimit-remaining')]).toEqual([3, '2']);
    const second = await sendBatch(own.url, three);
    expect([second.status, codesOf(second)]).toEqual([429, ['RATE_LIMITED']]);
    await own.close();
  });

  it('may be switched off', async () => {
    const own = await federation.startGateway({ limits: { ...DEFAULT_LIMITS, batch: 0 } });
    const answer = await sendBatch(own.url, [{ query: '{ __typename }' }]);
    expect([answer.status, codesOf(answer)]).toEqual([400, ['BAD_REQUEST']]);
    await own.close();
  });
});

describe('a mutation over a list', () => {
  it('counts as many requests as the list has items', async () => {
    const own = await federation.startGateway({ rate: { anonymousPerMinute: 100, clientPerMinute: 100 } });
    const query = 'mutation($ids: [ID!]!) { touchAll(ids: $ids) }';
    const sixty = { variables: { ids: Array.from({ length: 60 }, (_, index) => String(index)) } };
    const first = await ask(own.url, query, sixty);
    expect([first.json.data.touchAll, first.headers.get('ratelimit-remaining')]).toEqual([60, '40']);
    const second = await ask(own.url, query, sixty);
    expect([second.status, codesOf(second)]).toEqual([429, ['RATE_LIMITED']]);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(5);
    await own.close();
  });
});
