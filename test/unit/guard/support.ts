// A small schema with pages, an interface, a union and a mutation, and helpers, for the tests of the guards.

import { buildSchema } from 'graphql';
import { GuardError } from '../../../gateway/guard/guardError';

export const schema = buildSchema(`
  interface Entry { id: ID! entries(first: Int): [Entry!]! }
  type Note implements Entry { id: ID! entries(first: Int): [Entry!]! text: String }
  type Reply implements Entry { id: ID! entries(first: Int): [Entry!]! author: Agency }
  union Actor = Agency | Note
  type Agency { id: ID! name: String parent: Agency units: [Agency!]! reports(first: Int, last: Int, after: String): Reports! }
  type Reports { nodes: [Report!]! edges: [Edge!]! totalCount: Int }
  type Edge { node: Report! }
  type Report {
    id: ID! title: String agency: Agency actor: Actor
    timeline(first: Int!): [Entry!]!
    supports(first: Int = 20): [Note!]!
    similar(first: String): [Report!]!
  }
  type Query {
    report(id: ID): Report
    trackReport(trackingId: String, secret: String): Report
    inbox(first: Int!, filter: Filter): Reports!
    agency(code: String, ids: [ID!], filter: Filter): Agency
  }
  input Filter { ids: [ID!] text: String inner: Filter }
  type Mutation { submit(title: String): Report }
`);

/** The error a guard throws, or undefined. */
export function refusalOf(run: () => unknown): GuardError | undefined {
  try {
    run();
  } catch (error) {
    if (error instanceof GuardError) return error;
    throw error;
  }
  return undefined;
}

export function codeOf(run: () => unknown): string | undefined {
  return refusalOf(run)?.code;
}

export function repeat(count: number, make: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => make(index)).join(' ');
}

/** Fragments that each use the next one twice: 2^levels expansions in about 40 bytes a level. */
export function fragmentBomb(levels: number, wrap: (spreads: string) => string = (spreads) => spreads): string {
  const fragments = repeat(levels, (i) => `fragment F${i} on Agency {${wrap(`...F${i + 1} ...F${i + 1}`)}}`);
  return `{agency{...F0}} ${fragments} fragment F${levels} on Agency {id}`;
}

/** CPU time of this process: elapsed time would tell how busy the machine is. */
export function measureMs(run: () => unknown): number {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
