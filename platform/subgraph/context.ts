// What a resolver and an app verb know of one request. Made anew for each; nothing in it outlives the request.
import type DataLoader from 'dataloader';
import type { Principal } from '../../schema/contract/principal';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import type { Logger } from '../log';

/** `S` are the services that one subgraph adds for its own verbs: keys, calendars, clients. */
export interface RequestContext<S = unknown> {
  readonly principal: Principal;
  readonly requestId: string;
  /** After this instant nobody waits for the answer. */
  readonly deadlineMs: number;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly services: S;
  /** Filled by loaderOf. */
  readonly loaders: Map<unknown, DataLoader<never, unknown>>;
}

type LoaderFactory<C, K, V> = (context: C) => DataLoader<K, V>;

/** The request's own loader of that kind: one per request and viewer, so that nothing is shared across viewers. */
export function loaderOf<C extends RequestContext, K, V>(
  context: C,
  factory: LoaderFactory<C, K, V>,
): DataLoader<K, V> {
  let loader = context.loaders.get(factory) as DataLoader<K, V> | undefined;
  if (!loader) {
    loader = factory(context);
    context.loaders.set(factory, loader as unknown as DataLoader<never, unknown>);
  }
  return loader;
}

/** Puts rows into the order of `keys`, null where a key has none: what a DataLoader's batch must return. */
export function alignByKey<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): (R | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** Rows in groups in the order of `keys`, empty where a key has none. */
export function groupByKey<K, R>(keys: readonly K[], rows: readonly R[], keyOf: (row: R) => K): R[][] {
  const groups = new Map<K, R[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}
