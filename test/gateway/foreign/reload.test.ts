// A supergraph's file that changes under a running gateway: the new one is served at once, a broken one never.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { readForeignConfig } from '../../../gateway/configForeign';
import { startGateway, type RunningGateway } from '../../../gateway/startGateway';
import { ask, codesOf, send, type Answer } from '../support/ask';
import { startForeign, type Foreign } from './startForeign';

let foreign: Foreign;
let gateway: RunningGateway;
let first = '';

beforeAll(async () => {
  foreign = await startForeign();
  first = readFileSync(foreign.supergraphPath, 'utf8');
  gateway = await startGateway(
    readForeignConfig({
      ...{ SUPERGRAPH: foreign.supergraphPath, PORT: '0', LAPOR_LOG_LEVEL: 'silent', LAPOR_RELOAD_MS: '50' },
    }),
  );
});

afterAll(async () => {
  await gateway.close();
  await foreign.close();
});

function write(text: string): void {
  const beside = `${foreign.supergraphPath}.new`;
  writeFileSync(beside, text);
  renameSync(beside, foreign.supergraphPath);
}

const withoutFail = () => first.replace(/^ *fail: .*\n/m, '');

async function until(isSo: (answer: Answer) => boolean, query: string): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask(gateway.url, query);
    if (isSo(answer) || attempt === 100) return answer;
    await sleep(50);
  }
}

const isRefused = (answer: Answer): boolean => codesOf(answer)[0] === 'GRAPHQL_VALIDATION_FAILED';

describe('a file that changes', () => {
  it('is served by the next request, also a query that the schema before had allowed', async () => {
    expect(isRefused(await ask(gateway.url, '{ fail }'))).toBe(false);
    write(withoutFail());
    expect(isRefused(await until(isRefused, '{ fail }'))).toBe(true);
    expect((await ask(gateway.url, '{ topProducts(first: 1) { reviews { id } } }')).json.data.topProducts).toHaveLength(
      1,
    );
    expect((await send(`${gateway.url}/ready?all=1`)).status).toBe(200);
    write(first);
    expect(isRefused(await until((answer) => !isRefused(answer), '{ fail }'))).toBe(false);
  });

  it.each([
    ['no GraphQL', () => 'type Query {'],
    ['no supergraph', () => 'type Query { a: Int }'],
    ['empty', () => ''],
    ['without an address', () => withoutFail().replace(foreign.products.url, '')],
  ])('to what is %s never takes the place of a good one, which goes on', async (_name, text) => {
    write(text());
    await sleep(300);
    const answers = await Promise.all(
      ['{ fail }', '{ topProducts(first: 1) { name reviews { id } } }'].map((query) => ask(gateway.url, query)),
    );
    expect(answers.map(isRefused)).toEqual([false, false]);
    expect(answers[1]?.json.data.topProducts[0].name).toBe('Product 0');
  });

  it('is read again after a broken one', async () => {
    write(withoutFail());
    expect(isRefused(await until(isRefused, '{ fail }'))).toBe(true);
  });

  it('drops no request while it changes', async () => {
    const statuses = new Set<string>();
    for (let round = 0; round < 3; round++) {
      write(round % 2 === 0 ? first : withoutFail());
      for (let n = 0; n < 10; n++) {
        const { status, json } = await ask(gateway.url, '{ topProducts(first: 3) { name reviews { body } } }');
        statuses.add(`${status} ${json.data?.topProducts.length} ${json.errors?.length ?? 0}`);
      }
    }
    expect([...statuses]).toEqual(['200 3 0']);
  });
});
