// How many fetches the query planner plans for an operation: what the gateway should do, told by the planner itself.
import { ApolloGateway } from '@apollo/gateway';
import { readFileSync } from 'node:fs';
import { parse } from 'graphql';
import { projectPath } from '../../platform/projectPath';

interface PlanNode {
  readonly kind: string;
  readonly serviceName?: string;
  readonly node?: PlanNode;
  readonly nodes?: readonly PlanNode[];
}

/** Names of the subgraphs that are fetched from, one entry for each fetch. */
export async function planFetches(document: string, variables: Record<string, unknown>): Promise<string[]> {
  let plan: PlanNode | undefined;
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(projectPath('schema', 'supergraph.graphql'), 'utf8'),
    // Nothing is sent: the plan is made before.
    buildService: () => ({ process: () => Promise.resolve({ data: null }) }),
    experimental_didResolveQueryPlan: ({ queryPlan }) => {
      plan = (queryPlan as unknown as { node: PlanNode }).node;
    },
    logger: { debug: ignore, info: ignore, warn: ignore, error: ignore },
  });
  const { executor } = await gateway.load();
  await executor({
    document: parse(document),
    request: { query: document, variables },
    operationName: null,
    queryHash: document,
    context: {},
    metrics: {},
  } as unknown as Parameters<typeof executor>[0]);
  await gateway.stop();
  if (plan === undefined) throw new Error('The planner made no plan.');
  return listFetches(plan).sort();
}

function ignore(): void {
  // The planner has nothing to say to a test.
}

function listFetches({ kind, serviceName, node, nodes = [] }: PlanNode): string[] {
  const own = kind === 'Fetch' ? [serviceName ?? ''] : [];
  return [...own, ...[...nodes, ...(node ? [node] : [])].flatMap(listFetches)];
}
