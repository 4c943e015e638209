// What plans and executes operations over the subgraphs, as the server sees it. ownEngine.ts implements it; another engine takes
// its place by doing the same.
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { Logger } from '../../platform/log';
import type { Peer } from '../../platform/subgraph/module';
import type { Principal } from '../../schema/contract/principal';

/** Apollo Server's own interface to whatever executes: load() → {executor}, onSchemaLoadOrUpdate, stop. */
export type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];

/** What a request brings to the engine. Apollo Server hands it through as its context value. */
export interface GatewayContext {
  readonly principal: Principal;
  readonly requestId: string;
  /** After this instant nobody waits for the answer. */
  readonly deadlineMs: number;
  readonly log: Logger;
  /** Filled by the Apollo plugin for the log and the answer. */
  readonly outcome: RequestOutcome;
}

export interface RequestOutcome {
  operationName: string | null;
  operationType: string | null;
  /** The code of the first error. */
  code: string | null;
  /** Set once the errors were masked: nothing else may be sent. */
  isMasked: boolean;
}

export interface EngineConfig {
  readonly supergraphSdl: string;
  /** By name in the supergraph. */
  readonly subgraphs: Readonly<Record<string, Peer>>;
  readonly subgraphDeadlineMs: number;
}

export type SubgraphState = 'ready' | 'not ready' | 'unreachable';

export interface Engine {
  readonly gateway: GatewayInterface;
  readonly subgraphNames: readonly string[];
  /** Does the subgraph say that it can serve? */
  checkReady(name: string, timeoutMs: number): Promise<SubgraphState>;
  /** Does it answer a signed query, too? */
  checkQuery(name: string, timeoutMs: number): Promise<SubgraphState>;
  close(): Promise<void>;
}
