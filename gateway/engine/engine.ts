// What plans and executes operations over the subgraphs, as the server sees it. ownEngine.ts implements it; another engine takes
// its place by doing the same.
import type { ApolloServerOptionsWithGateway } from '@apollo/server';
import type { DocumentNode, GraphQLError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Logger } from '../../platform/log';
import type { EngineError } from './execution';
import type { HotOperation } from './operations';
import type { ErrorCode } from '../../schema/contract/errors';
import type { Principal } from '../../schema/contract/principal';

/** Apollo Server's own interface to whatever executes: load() → {executor}, onSchemaLoadOrUpdate, stop. */
export type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];

/** What a request brings to the engine. Apollo Server hands it through as its context value. */
export interface GatewayContext {
  readonly principal: Principal;
  /** Headers of the client that go on to plain subgraphs. Part of who asks: what is shared must not cross them. */
  readonly forwarded: Readonly<Record<string, string>>;
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
  code: ErrorCode | null;
  /** Set once the errors were masked: nothing else may be sent. */
  isMasked: boolean;
}

export interface SubgraphTarget {
  /** With a key the origin alone; without one the whole address of its GraphQL. */
  readonly url: string;
  /** Signs each request, with the principal in it. Null: the subgraph speaks plain GraphQL over HTTP. */
  readonly key: Buffer | null;
}

export interface EngineConfig {
  readonly supergraphSdl: string;
  /** By name in the supergraph. */
  readonly subgraphs: Readonly<Record<string, SubgraphTarget>>;
  readonly subgraphDeadlineMs: number;
  /** Plans are made in threads, and one that takes longer is refused; undefined: on the calling thread, without end. */
  readonly planBudgetMs?: number;
}

export type SubgraphState = 'ready' | 'not ready' | 'unreachable';

export interface OperationRequest {
  /** Valid for the schema. */
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: GatewayContext;
  /** Takes the answer as the bytes of its JSON where that is possible. */
  readonly wantsBytes?: boolean;
}

export interface ExecutionResult {
  /** Undefined: nothing was executed. */
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly unknown[];
}

export interface OperationAnswer extends ExecutionResult {
  /** The whole answer, where it went well and was wanted so; then there is no `data`. */
  readonly bytes?: Buffer;
  readonly errors: readonly (EngineError | GraphQLError)[];
}

export interface Engine {
  /** What clients see. */
  readonly schema: GraphQLSchema;
  execute(request: OperationRequest): Promise<OperationAnswer>;
  /** Plans what is in use on the engine before this one, as far as this schema allows it and the time suffices. */
  warmUp(before: Engine, withinMs: number): Promise<void>;
  /** Operations in use, the latest first. */
  listHot(): readonly HotOperation[];
  /** The same behind Apollo Server. */
  readonly gateway: GatewayInterface;
  readonly subgraphNames: readonly string[];
  /** Does the subgraph say that it can serve? Strict: does it answer a signed query, too? */
  checkReady(name: string, timeoutMs: number, isStrict?: boolean): Promise<SubgraphState>;
  close(): Promise<void>;
}
