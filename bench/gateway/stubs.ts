// One process with all subgraphs: the schemas of supergraph/, each request text answered once by graphql-js and from memory ever
// after. It knows the token's bearer too, and plays back whole answers behind the bare proxy. Started by main.ts.
import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, parse, type GraphQLSchema } from 'graphql';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../platform/subgraph/module';
import type { Principal } from '../../schema/contract/principal';
import type { Urls } from './supergraph';
import { readSdl } from './supergraph';
import { createAgency, createUser, ROOT } from './stubData';

export interface Stubs {
  readonly urls: Urls;
  /** Answers the texts that were put there. */
  readonly playbackUrl: string;
}

const BEARER: Principal = {
  kind: 'CLIENT',
  id: '018f0000-0000-7000-8000-000000000001',
  issuer: '',
  subject: '',
  client: '',
  agencyId: '018f0000-0000-7000-8000-00000000000a',
  unitId: null,
  roles: ['INTEGRATION_CLIENT'],
  scopes: ['reports:read'],
};
const MAX_KEPT = 5_000;

export async function startStubs(jwks: object): Promise<Stubs> {
  const entries = await Promise.all(
    SUBGRAPH_NAMES.map(async (name) => [name, await listen(serveSubgraph(name, jwks))] as const),
  );
  return { urls: Object.fromEntries(entries) as Record<SubgraphName, string>, playbackUrl: await listen(playBack()) };
}

type Handler = (request: IncomingMessage, body: string, response: ServerResponse) => void;

function serveSubgraph(name: SubgraphName, jwks: object): Handler {
  const schema = createSchema(name);
  const kept = new Map<string, Buffer>();
  return (request, body, response) => {
    const path = request.url ?? '';
    if (path.startsWith('/internal/principal')) return send(response, JSON.stringify({ principal: BEARER }));
    if (path.startsWith('/.well-known/')) return send(response, JSON.stringify(jwks));
    if (request.method === 'GET') return send(response, '{}');
    const known = kept.get(body);
    if (known !== undefined) return send(response, known);
    void answer(schema, body).then((text) => {
      if (kept.size >= MAX_KEPT) kept.clear();
      const bytes = Buffer.from(text);
      kept.set(body, bytes);
      send(response, bytes);
    });
  };
}

/** PUT `{request, answer}` keeps an answer, POST plays it back. */
function playBack(): Handler {
  const kept = new Map<string, Buffer>();
  return (request, body, response) => {
    if (request.method !== 'PUT') return send(response, kept.get(body) ?? '{"data":null}');
    const { request: asked, answer: given } = JSON.parse(body) as { request: string; answer: string };
    kept.set(asked, Buffer.from(given));
    send(response, '{}');
  };
}

function createSchema(name: SubgraphName): GraphQLSchema {
  const resolveReference = { User: createUser, Agency: createAgency } as const;
  const schema = buildSubgraphSchema({ typeDefs: parse(readSdl(name)) });
  for (const [typeName, create] of Object.entries(resolveReference)) {
    const type = schema.getType(typeName);
    if (type === undefined || name === 'reports') continue;
    const resolve = ({ id }: { id: string }) => ({ ...create(id) });
    type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference: resolve } } };
  }
  return schema;
}

async function answer(schema: GraphQLSchema, body: string): Promise<string> {
  const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
  const document = parse(query, { noLocation: true });
  return JSON.stringify(await execute({ schema, document, rootValue: ROOT, variableValues: variables }));
}

function send(response: ServerResponse, body: string | Buffer): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }).end(body);
}

async function listen(handle: Handler): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => handle(request, Buffer.concat(chunks).toString('utf8'), response));
  });
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
