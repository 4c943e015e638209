// What the engine does that answers do not show: how often it asks, what it shares, what it refuses, and how it writes.
import { composeServices } from '@apollo/composition';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Kind, parse } from 'graphql';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Engine, EngineConfig, GatewayContext, OperationAnswer } from '../../../gateway/engine/engine';
import { createOwnEngine } from '../../../gateway/engine/ownEngine';
import { createLogger } from '../../../platform/log';
import { ANONYMOUS } from '../../../schema/contract/principal';

const FEDERATION = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.8", import: ["@key"]) ';
const SDL = {
  cases: `${FEDERATION}
    type Query { cases(first: Int): [Case!]! note: String! }
    type Mutation { touch: Int }
    type Case @key(fields: "id") { id: ID! title: String! status: Status author: Person! }
    enum Status { OPEN CLOSED }
    type Person @key(fields: "id") { id: ID! }`,
  people: `${FEDERATION}
    type Person @key(fields: "id") { id: ID! name: String! motto: String office: Office }
    type Office @key(fields: "id") { id: ID! }`,
  offices: `${FEDERATION} type Office @key(fields: "id") { id: ID! city: String! }`,
};

type Name = keyof typeof SDL;
interface Asked {
  readonly subgraph: Name;
  readonly variables: { readonly representations?: readonly { readonly id: string }[] };
}

const asked: Asked[] = [];
let titles: unknown = 'A "title" \\ with é 😀 and \u0001';
const CASES = Array.from({ length: 20 }, (_, index) => index);

/** Answers by hand: what matters here is what is asked, and what happens to strange answers. */
function answer(subgraph: Name, query: string, variables: Asked['variables']): unknown {
  const ids = variables.representations?.map(({ id }) => id) ?? [];
  if (subgraph === 'people') {
    return {
      _entities: ids.map((id) => ({ name: `Person ${id}`, motto: null, office: { __typename: 'Office', id: 'o' } })),
    };
  }
  if (subgraph === 'offices') return { _entities: ids.map(() => ({ city: 'Depok' })) };
  if (query.includes('touch')) return { touch: 1 };
  if (query.includes('note')) return { note: 'n' };
  const author = (index: number) => ({ __typename: 'Person', id: String(index % 3) });
  return { cases: CASES.map((id) => ({ id: `c${id}`, title: titles, status: 'OPEN', author: author(id) })) };
}

function startSubgraph(subgraph: Name): Promise<Server> {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { query, variables } = JSON.parse(body) as { query: string; variables: Asked['variables'] };
      asked.push({ subgraph, variables });
      setTimeout(() => response.end(JSON.stringify({ data: answer(subgraph, query, variables) })), 20);
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const log = createLogger('test', 'silent');
let servers: Server[];
let config: EngineConfig;
let engine: Engine;

beforeAll(async () => {
  const names = Object.keys(SDL) as Name[];
  servers = await Promise.all(names.map(startSubgraph));
  const { supergraphSdl = '' } = composeServices(
    names.map((name) => ({ name, url: `http://${name}`, typeDefs: parse(SDL[name]) })),
  );
  const urls = servers.map((server) => `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const subgraphs = Object.fromEntries(names.map((name, index) => [name, { url: urls[index] ?? '', key: null }]));
  config = { supergraphSdl, subgraphs, subgraphDeadlineMs: 5_000 };
  engine = createOwnEngine(config);
});

afterAll(async () => {
  await engine.close();
  for (const server of servers) server.closeAllConnections();
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
});

beforeEach(() => {
  asked.length = 0;
  titles = 'A "title" \\ with é 😀 and \u0001';
});

function prepare(text: string, variables: Record<string, unknown> = {}) {
  const document = parse(text);
  const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) throw new Error('no operation');
  const context: GatewayContext = {
    ...{ principal: ANONYMOUS, forwarded: {}, requestId: 'test', deadlineMs: Date.now() + 10_000, log },
    outcome: { operationName: null, operationType: null, code: null, isMasked: false },
  };
  return (wantsBytes = false): Promise<OperationAnswer> =>
    engine.execute({ document, operation, variables, context, wantsBytes });
}

const INBOX = '{ cases { id title status author { id name motto office { city } } } }';

describe('entities', () => {
  it('are asked for once, however many places hold them', async () => {
    const { data } = await prepare(INBOX)();
    expect(asked.map(({ subgraph, variables }) => [subgraph, variables.representations?.length])).toEqual([
      ['cases', undefined],
      ['people', 3],
      ['offices', 1],
    ]);
    const cases = data?.cases as { author: unknown }[];
    expect(cases[7]?.author).toEqual({ id: '1', name: 'Person 1', motto: null, office: { city: 'Depok' } });
  });
});

describe('an answer written as text', () => {
  it('is the same as one that is built, to the letter, from its second use on', async () => {
    const ask = prepare(INBOX);
    const built = await ask(true);
    const written = await ask(true);
    expect(built.bytes).toBeUndefined();
    expect(written.bytes?.toString()).toBe(JSON.stringify({ data: built.data }));
    expect((await ask(true)).bytes?.toString()).toBe(written.bytes?.toString());
  });

  it.each([
    ['null where the schema allows none', null],
    ['a number for a text', 7],
  ])('gives way to one with an error: %s', async (_name, value) => {
    const ask = prepare('{ cases { id title } }');
    await ask(true);
    titles = value;
    const { data, errors, bytes } = await ask(true);
    expect([bytes, data]).toEqual([undefined, null]);
    expect(errors[0]).toMatchObject({ path: ['cases', 0, 'title'], extensions: { code: 'INTERNAL' } });
  });
});

describe('identical queries of one caller', () => {
  it('share an exchange while it runs, and only then', async () => {
    const ask = prepare('{ note }');
    await Promise.all([ask(), ask(), ask()]);
    expect(asked).toHaveLength(1);
    await ask();
    expect(asked).toHaveLength(2);
  });

  it('do not share one that began before a mutation of theirs ended', async () => {
    const [ask, change] = [prepare('{ note }'), prepare('mutation { touch }')];
    const first = ask();
    await change();
    await Promise.all([first, ask()]);
    expect(asked).toHaveLength(3);
  });

  it('never share mutations', async () => {
    const change = prepare('mutation { touch }');
    await Promise.all([change(), change()]);
    expect(asked).toHaveLength(2);
  });
});

describe('conditions', () => {
  it('are decided before anything is asked', async () => {
    const text = 'query ($with: Boolean = false) { cases { id author @include(if: $with) { name } } }';
    await prepare(text)();
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['cases']);
    const { data } = await prepare(text, { with: true })();
    expect(asked.map(({ subgraph }) => subgraph)).toEqual(['cases', 'cases', 'people']);
    expect((data?.cases as unknown[])[0]).toEqual({ id: 'c0', author: { name: 'Person 0' } });
  });
});

describe('planning in a thread', () => {
  it('gives the same plan, and refuses what takes longer than its budget, also the next time', async () => {
    const patient = createOwnEngine({ ...config, planBudgetMs: 20_000 });
    const hasty = createOwnEngine({ ...config, planBudgetMs: 1 });
    const before = engine;
    try {
      const { data } = await prepare(INBOX)();
      engine = patient;
      expect((await prepare(INBOX)()).data).toEqual(data);
      engine = hasty;
      const aliases = Array.from({ length: 40 }, (_, index) => `a${index}: cases { author { office { city } } }`);
      for (let attempt = 0; attempt < 2; attempt++) {
        const { errors, data: none } = await prepare(`{ ${aliases.join(' ')} }`)();
        expect([none, errors[0]?.extensions.code]).toEqual([undefined, 'QUERY_TOO_COSTLY']);
      }
    } finally {
      engine = before;
      await Promise.all([patient.close(), hasty.close()]);
    }
  });

  it('of what is in use is done before an engine takes over', async () => {
    const next = createOwnEngine(config);
    await prepare(INBOX)();
    await next.warmUp(engine, 10_000);
    expect(engine.listHot().length).toBeGreaterThan(2);
    expect(next.listHot()).toHaveLength(engine.listHot().length);
    await next.close();
  });
});
