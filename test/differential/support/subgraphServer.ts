// One subgraph over HTTP: graphql-js over @apollo/subgraph's schema, answering from the data of the moment.
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readKeys, resolveReference } from './referenceResolver';
import type { DataRecord, Resolvers, SupergraphData } from './supergraph';

export interface SubgraphServer {
  readonly url: string;
  close(): Promise<void>;
}

export interface SubgraphSource {
  readonly name: string;
  readonly sdl: string;
  readonly resolvers: Resolvers;
  readonly isDown: boolean;
  /** The data of the operation that runs. */
  getData(): SupergraphData;
}

/** Checked documents by text, or the errors of those that are not of this subgraph. */
type Documents = Map<string, { document: DocumentNode; errors: readonly unknown[] }>;

export async function startSubgraphServer(source: SubgraphSource): Promise<SubgraphServer> {
  const schema = createSchema(source);
  const documents: Documents = new Map();
  const server = createServer((request, response) => {
    if (source.isDown) return void response.writeHead(503).end();
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void answer(source, schema, documents, Buffer.concat(chunks).toString('utf8')).then((result) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result)),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => closeServer(server) };
}

function createSchema({ name, sdl, resolvers, getData }: SubgraphSource): GraphQLSchema {
  const typeDefs = parse(sdl);
  const keys = readKeys(typeDefs);
  const schema = buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  for (const [typeName, ofType] of keys) {
    const type = schema.getType(typeName);
    if (!isObjectType(type) && !isInterfaceType(type)) throw new Error(`${name}: no type ${typeName}`);
    const resolve = (reference: DataRecord) =>
      resolveReference(getData().entities[typeName] ?? [], ofType, reference, isInterfaceType(type));
    type.extensions = { ...type.extensions, apollo: { subgraph: { resolveReference: resolve } } };
  }
  return schema;
}

async function answer({ name, getData }: SubgraphSource, schema: GraphQLSchema, documents: Documents, text: string) {
  const { query, variables, operationName } = JSON.parse(text) as DataRecord & { query: string };
  const { document, errors } = documents.get(query) ?? read(schema, documents, query);
  // Tells of an engine that asks for what the subgraph does not have.
  if (errors.length > 0) return { errors };
  const { query: queryRoot, mutation } = getData();
  const isMutation = document.definitions.some((node) => 'operation' in node && node.operation === 'mutation');
  return execute({
    schema,
    document,
    rootValue: isMutation ? mutation : queryRoot,
    contextValue: { subgraph: name },
    variableValues: variables as DataRecord,
    operationName: operationName as string | undefined,
  });
}

function read(schema: GraphQLSchema, documents: Documents, query: string) {
  const document = parse(query, { noLocation: true });
  const entry = { document, errors: validate(schema, document) };
  documents.set(query, entry);
  return entry;
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
