// What one running operation holds. Made by executeOperation.ts, filled by runFetch.ts.
import type { ErrorCode } from '../../schema/contract/errors';
import type { GatewayContext } from './engine';
import type { DataObject } from './mergeData';
import type { SubgraphResult } from './readSubgraphAnswer';
import type { SupergraphFacts } from './supergraphFacts';
import type { AnswerPath } from './walkPath';

export interface EngineError {
  readonly message: string;
  readonly path?: AnswerPath;
  readonly extensions: { readonly code: ErrorCode; readonly serviceName?: string };
}

/** A fetch that brought nothing, as a fault of the whole call. */
export interface LostCall {
  readonly code: ErrorCode;
  readonly message: string;
}

/** Sends one body to one subgraph. Never rejects for a fault of the subgraph. */
export type CallSubgraph = (
  subgraph: string,
  body: string,
  context: GatewayContext,
  isQuery: boolean,
) => Promise<SubgraphResult | LostCall>;

export interface Execution {
  readonly root: DataObject;
  readonly variables: Readonly<Record<string, unknown>>;
  /** With defaults, for conditions. */
  readonly coerced: Readonly<Record<string, unknown>>;
  readonly errors: EngineError[];
  readonly facts: SupergraphFacts;
  readonly context: GatewayContext;
  readonly call: CallSubgraph;
  /** Does every place need a copy of its own? */
  readonly isUnshared: boolean;
  /** Objects that took the place of equal references elsewhere. */
  readonly shared: Set<DataObject>;
}

/** Beyond it further errors tell nothing new, and the answer would be mostly errors. */
export const MAX_ERRORS = 1_000;
