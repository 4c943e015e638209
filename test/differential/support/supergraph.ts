// What a folder of supergraphs/ says: subgraphs by SDL, and one set of data that subgraphs and monolith answer from.
import type { GraphQLFieldResolver } from 'graphql';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A value of the data: plain fields, or functions called with the arguments, as graphql-js's default resolver does. */
export type DataRecord = Record<string, unknown>;

export interface SupergraphData {
  /** Root fields, for all subgraphs and the monolith alike. */
  readonly query: DataRecord;
  readonly mutation?: DataRecord;
  /** Entities by type name: where subgraphs look up references by the fields of their `@key`s. */
  readonly entities: Readonly<Record<string, readonly DataRecord[]>>;
}

export type Resolvers = Readonly<Record<string, Readonly<Record<string, GraphQLFieldResolver<DataRecord, unknown>>>>>;

export interface SupergraphDefinition {
  /** What of the specification it is there for, for the count. */
  readonly features: readonly string[];
  /** Anew before each operation: mutations change it. */
  createData(): SupergraphData;
  /**
   * Of a subgraph where the data cannot answer: a field with `@requires` must be computed from what was sent
   * (`parent.$ref`, the representation), or a field that is another's in this subgraph.
   */
  readonly resolvers?: Readonly<Record<string, Resolvers>>;
  /** Subgraphs that answer each request with status 503. */
  readonly down?: readonly string[];
  /** Values worth asking for, by type name or by `Type.field(argument)`. */
  readonly values?: Readonly<Record<string, readonly unknown[]>>;
}

export interface Supergraph extends SupergraphDefinition {
  readonly name: string;
  /** SDL by subgraph. */
  readonly subgraphs: Readonly<Record<string, string>>;
}

const HEADER = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
  "@key", "@requires", "@provides", "@external", "@shareable", "@override", "@inaccessible", "@interfaceObject",
  "@context", "@fromContext", "@tag", "@extends"
])
`;

const ROOT = join(__dirname, '../supergraphs');

/** Called by a folder's index.ts with its own name; each `.graphql` beside it is a subgraph. */
export function defineSupergraph(name: string, definition: SupergraphDefinition): Supergraph {
  const folder = join(ROOT, name);
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  const subgraphs = Object.fromEntries(
    files.map((file) => [file.replace('.graphql', ''), HEADER + readFileSync(join(folder, file), 'utf8')]),
  );
  return { ...definition, name, subgraphs };
}
