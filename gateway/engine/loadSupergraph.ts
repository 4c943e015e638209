// A supergraph's text → the schema that clients see, the facts that execution needs, and a planner. Called by ownEngine.ts.
import { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { QueryPlanner, type QueryPlan, type QueryPlannerConfig } from '@apollo/query-planner';
import { parse, print, type GraphQLSchema } from 'graphql';
import { refuseAccessRules } from './refuseAccessRules';
import { parseSupergraph, readSupergraphFacts, type SupergraphFacts } from './supergraphFacts';

export interface PlanRequest {
  readonly operation: string;
  /** Labels of progressive @override that are on for this request. */
  readonly labels: readonly string[];
}

/** Fragments are expanded: searching for reusable ones costs more than the longer text. */
export const PLANNER_CONFIG: QueryPlannerConfig = { reuseQueryFragments: false };

export interface LoadedSupergraph {
  /** As it was loaded: with resolvable keys first. */
  readonly sdl: string;
  readonly schema: GraphQLSchema;
  readonly facts: SupergraphFacts;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** On this thread. */
  readonly plan: (request: PlanRequest) => QueryPlan;
}

export function loadSupergraph(sdl: string): LoadedSupergraph {
  const document = parseSupergraph(sdl);
  refuseAccessRules(document);
  const supergraph = Supergraph.build(document, {
    supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
    validateSupergraph: true,
  });
  const facts = readSupergraphFacts(document);
  const api = supergraph.apiSchema();
  let planner: QueryPlanner | undefined;
  return {
    sdl: print(document),
    schema: api.toGraphQLJSSchema(),
    facts,
    subgraphs: supergraph.subgraphsMetadata(),
    plan({ operation, labels }) {
      planner ??= new QueryPlanner(supergraph, PLANNER_CONFIG);
      return planner.buildQueryPlan(operationFromDocument(api, parse(operation, { noLocation: true })), {
        overrideConditions: new Map(facts.overrideLabels.map((label) => [label, labels.includes(label)])),
      });
    },
  };
}
