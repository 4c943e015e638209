// What a subgraph hands to the platform: everything that differs between the four, in one object.
import type { FastifyInstance } from 'fastify';
import type { Clock } from '../clock';
import type { Database, EntityClass, MigrationClass } from '../db/database';
import type { SchemaParts } from '../graphql/buildSubgraphSchema';
import type { Logger } from '../log';
import type { OnSequenced } from '../outbox/sequencer';
import type { SubgraphClient } from '../signing/subgraphClient';
import type { RequestContext } from './context';

export const SUBGRAPH_NAMES = ['reports', 'agencies', 'users', 'statistics'] as const;
export type SubgraphName = (typeof SUBGRAPH_NAMES)[number];

/** Where another subgraph is, and the key with which this one signs its calls to it. */
export interface Peer {
  readonly url: string;
  readonly key: Buffer;
}

/** What every subgraph is configured with; a subgraph with more of its own extends it. */
export interface SubgraphConfig {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  readonly rootKey: Buffer;
  readonly peers: Readonly<Partial<Record<SubgraphName, Peer>>>;
  /** Scale of the demonstration data written into an empty database, or null for none. */
  readonly seed: SeedOptions | null;
}

export interface SeedOptions {
  readonly scale: 'demo' | 'national';
  /** Last day (WIB) that the data covers, YYYY-MM-DD. */
  readonly until: string;
  /** So many times the reports of the scale; people and institutions stay as they are. */
  readonly times?: number;
  /** Number of reports, instead of those of the scale: for tests. */
  readonly reports?: number;
}

export interface Runtime {
  readonly config: SubgraphConfig;
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Logger;
  /** A signed client for a peer of the configuration. Closed by the platform. */
  clientOf(name: SubgraphName): SubgraphClient;
  /** Progress of long work at start, in words, such as `seeding reports 40 %`, and as a share from 0 to 1 where known. */
  onProgress(text: string, share?: number): void;
}

export interface RunningJob {
  /** Extra state for `/ready`; absent or true means ready. */
  isReady?(): boolean;
  /** Figures of its own for the body of `/ready`. */
  describe?(): Readonly<Record<string, number>>;
  stop(): Promise<void>;
}

export interface SubgraphModule<S> {
  readonly name: SubgraphName;
  readonly entities: readonly EntityClass[];
  readonly migrations: readonly MigrationClass[];
  readonly schema: SchemaParts<RequestContext<S>>;
  /** Services besides the gateway that may call this subgraph. */
  readonly callers: readonly SubgraphName[];
  /** Whether it has an outbox: the platform then numbers its events and serves them. */
  readonly isPublisher: boolean;
  /** Called by the sequencer of a publisher in the transaction that numbers events. */
  readonly onSequenced?: OnSequenced;
  createServices(runtime: Runtime): Promise<S> | S;
  /** Fills an empty database; runs once, before the server listens. Begun again after a cut, it starts from nothing. */
  seed?(runtime: Runtime, options: SeedOptions): Promise<void>;
  /** Whether it holds what a seed must not touch. Asked where no seed has begun. */
  isInUse?(runtime: Runtime): Promise<boolean>;
  /** Tables that migrations fill: a seed that begins anew leaves them as they are. */
  readonly migratedTables?: readonly string[];
  /** Starts what runs beside requests. */
  startJobs?(runtime: Runtime, services: S): Promise<RunningJob[]> | RunningJob[];
  /** HTTP routes of its own. Those under /internal/ are reached only by signed requests; others are open. */
  registerRoutes?(app: FastifyInstance, runtime: Runtime, services: S): void;
}
