// Relay connections: the type factory, page arguments and the step from `n + 1` rows to a page.
import { ArgsType, Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';
import { CodedError } from '../errors';
import type { CursorSealer, CursorValue } from './cursor';

export const MAX_PAGE_SIZE = 100;

@ObjectType({
  description: 'Where this page lies in its list (Relay cursor connections).',
  simpleResolvers: true,
})
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow: ask again with `after: endCursor`.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether `after` was given, so that entries precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last entry; null on an empty page.' })
  endCursor!: string | null;
}

@ArgsType()
export class PageArgs {
  @Field(() => Int, { description: 'How many entries to return, 1 to 100.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Return what follows this cursor: an `endCursor` of the same list with the same filter and order.',
  })
  after!: string | null;
}

/** The gateway refuses other sizes before planning; a subgraph does not rely on it. */
export function checkPageSize(first: number): void {
  if (!Number.isInteger(first) || first < 1 || first > MAX_PAGE_SIZE) throw new CodedError('PAGE_SIZE_INVALID');
}

export interface Edge<T> {
  readonly cursor: string;
  readonly node: T;
}

export interface Connection<T, E extends Edge<T> = Edge<T>> {
  readonly edges: readonly E[];
  readonly nodes: readonly T[];
  readonly pageInfo: PageInfo;
}

export interface PageOf<T> {
  /** Up to `first + 1` rows in list order. */
  readonly rows: readonly T[];
  readonly first: number;
  readonly after: string | null | undefined;
  readonly sealer: CursorSealer;
  /** The values that continue the list after a row. */
  readonly keyOf: (row: T) => readonly CursorValue[];
}

/** Turns `first + 1` rows into a connection; the extra row only proves that there is a next page. */
export function toConnection<T>({ rows, first, after, sealer, keyOf }: PageOf<T>): Connection<T> {
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: sealer.seal(keyOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      hasPreviousPage: after !== null && after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** The GraphQL type `<typeName>Edge`. Call once per type and keep the result in a constant. */
export function createEdgeType<T extends object>(node: ClassType<T>, typeName: string): ClassType<Edge<T>> {
  @ObjectType(`${typeName}Edge`, { description: `One ${typeName} in a list, with its cursor.`, simpleResolvers: true })
  class EdgeType {
    @Field(() => String, { description: 'Continue after this entry with `after`.' })
    cursor!: string;

    @Field(() => node, { description: 'The entry itself.' })
    node!: T;
  }
  return EdgeType as ClassType<Edge<T>>;
}

/** The GraphQL type `<typeName>Connection` over `edge`. */
export function createConnectionType<T extends object>(
  node: ClassType<T>,
  edge: ClassType<Edge<T>>,
  typeName: string,
): ClassType<Connection<T>> {
  @ObjectType(`${typeName}Connection`, {
    description: `A page of ${typeName} entries.`,
    simpleResolvers: true,
  })
  class ConnectionType {
    @Field(() => [edge], { description: 'The entries with their cursors.' })
    edges!: Edge<T>[];

    @Field(() => [node], { description: 'The entries alone.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page lies in the list.' })
    pageInfo!: PageInfo;
  }
  return ConnectionType as unknown as ClassType<Connection<T>>;
}
