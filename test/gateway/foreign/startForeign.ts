// A supergraph that has nothing to do with ours: two subgraphs in plain graphql-js behind plain HTTP servers, composed.
import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse, type GraphQLSchema } from 'graphql';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface ForeignSubgraph {
  readonly url: string;
  /** Headers of the requests that arrived. */
  readonly seen: IncomingHttpHeaders[];
  close(): Promise<void>;
}

export interface Foreign {
  readonly supergraphPath: string;
  readonly products: ForeignSubgraph;
  readonly reviews: ForeignSubgraph;
  close(): Promise<void>;
}

const PRODUCTS = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Product @key(fields: "upc") { upc: ID! name: String! }
  type Query { topProducts(first: Int): [Product!]! product(upc: ID!): Product fail: String }
`);
const REVIEWS = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
  type Product @key(fields: "upc") { upc: ID! reviews: [Review!]! }
  type Review { id: ID! body: String! product: Product! }
  type Mutation { review(upc: ID!, body: String!): Review }
  type Query { latest: [Review!]! }
`);

const productOf = (upc: string) => ({ __typename: 'Product', upc, name: `Product ${upc}` });
const reviewOf = (upc: string) => ({ id: `r${upc}`, body: `Good ${upc}`, product: { __typename: 'Product', upc } });

const productsSchema = buildSubgraphSchema({
  typeDefs: PRODUCTS,
  resolvers: {
    Query: {
      topProducts: (_: unknown, { first }: { first?: number }) =>
        Array.from({ length: first ?? 5 }, (_each, index) => productOf(String(index))),
      product: (_: unknown, { upc }: { upc: string }) => productOf(upc),
      fail: () => {
        throw new Error('a text from inside');
      },
    },
    Product: { __resolveReference: ({ upc }: { upc: string }) => productOf(upc) },
  },
});
const reviewsSchema = buildSubgraphSchema({
  typeDefs: REVIEWS,
  resolvers: {
    Query: { latest: () => [reviewOf('1'), reviewOf('2')] },
    Mutation: { review: (_: unknown, { upc, body }: { upc: string; body: string }) => ({ ...reviewOf(upc), body }) },
    Product: {
      __resolveReference: ({ upc }: { upc: string }) => ({ upc }),
      reviews: ({ upc }: { upc: string }) => [reviewOf(upc)],
    },
  },
});

export async function startForeign(): Promise<Foreign> {
  const [products, reviews] = await Promise.all([
    startPlainSubgraph(productsSchema, '/graphql'),
    // An address of its own, with a query: nothing may be guessed of it.
    startPlainSubgraph(reviewsSchema, '/api/v1?tenant=a'),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'foreign-'));
  const supergraphPath = join(folder, 'any.graphql');
  const { supergraphSdl, errors } = composeServices([
    { name: 'products', url: products.url, typeDefs: PRODUCTS },
    { name: 'reviews', url: reviews.url, typeDefs: REVIEWS },
  ]);
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  writeFileSync(supergraphPath, supergraphSdl);
  return {
    ...{ supergraphPath, products, reviews },
    async close() {
      await Promise.all([products.close(), reviews.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

/** On any free port, and on no other path than this one. */
export async function startPlainSubgraph(schema: GraphQLSchema, path: string): Promise<ForeignSubgraph> {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      if (request.url !== path || request.method !== 'POST') return void response.writeHead(404).end();
      seen.push(request.headers);
      const { query, variables } = JSON.parse(body) as { query: string; variables?: Record<string, unknown> };
      void graphql({ schema, source: query, variableValues: variables }).then((result) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}${path}`, seen, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}
