// A plan as the planner writes it → steps with everything prepared that does not depend on data. Called by operations.ts.
import type { FetchNode, PlanNode, QueryPlan } from '@apollo/query-planner';
import { compileRepresentation, type Represent } from './buildRepresentations';
import { orderFetches } from './orderFetches';
import { renameKeys } from './rewrites';
import type { SupergraphFacts } from './supergraphFacts';
import type { PlanPath } from './walkPath';

export interface FetchStep {
  readonly kind: 'fetch';
  readonly subgraph: string;
  readonly path: PlanPath;
  readonly query: string;
  readonly isQuery: boolean;
  /** The body up to the variables. */
  readonly head: string;
  readonly variables: readonly string[];
  /** Absent for fetches from the root. */
  readonly represent: Represent | undefined;
  readonly node: FetchNode;
  readonly renamed: ReadonlyMap<string, string>;
}

export interface GroupStep {
  readonly kind: 'sequence' | 'parallel';
  readonly steps: readonly Step[];
}

export interface ConditionStep {
  readonly kind: 'condition';
  readonly variable: string;
  readonly yes: Step | undefined;
  readonly no: Step | undefined;
}

export type Step = FetchStep | GroupStep | ConditionStep;

export interface CompiledPlan {
  readonly root: Step | undefined;
  readonly fetches: readonly FetchStep[];
  /** Equal entities may get different values, by what stands above them. */
  readonly hasContext: boolean;
}

export function compilePlan(plan: QueryPlan, facts: SupergraphFacts): CompiledPlan {
  const fetches: FetchStep[] = [];
  const compile = (node: PlanNode, path: PlanPath): Step => {
    switch (node.kind) {
      case 'Sequence':
        return { kind: 'sequence', steps: node.nodes.map((one) => compile(one, path)) };
      case 'Parallel':
        return { kind: 'parallel', steps: node.nodes.map((one) => compile(one, path)) };
      case 'Flatten':
        return compile(node.node, [...path, ...node.path]);
      case 'Condition': {
        const yes = node.ifClause && compile(node.ifClause, path);
        return {
          kind: 'condition',
          variable: node.condition,
          yes,
          no: node.elseClause && compile(node.elseClause, path),
        };
      }
      case 'Defer':
        throw new Error('A deferred part cannot be executed here.');
      case 'Fetch': {
        const step = compileFetch(node, path, facts);
        fetches.push(step);
        return step;
      }
    }
  };
  const { node } = plan;
  if (node?.kind === 'Subscription') throw new Error('A subscription cannot be executed here.');
  const root = node && compile(orderFetches(node), []);
  const hasContext = fetches.some((step) => (step.node.contextRewrites ?? []).length > 0);
  return { root, fetches, hasContext };
}

function compileFetch(node: FetchNode, path: PlanPath, facts: SupergraphFacts): FetchStep {
  const name = node.operationName === undefined ? '' : `"operationName":${JSON.stringify(node.operationName)},`;
  return {
    kind: 'fetch',
    subgraph: node.serviceName,
    path,
    query: node.operation,
    isQuery: node.operationKind === 'query',
    head: `{"query":${JSON.stringify(node.operation)},${name}"variables":`,
    variables: node.variableUsages ?? [],
    represent: node.requires && compileRepresentation(node, facts.isSubtype),
    node,
    renamed: renameKeys(node.outputRewrites ?? []),
  };
}
