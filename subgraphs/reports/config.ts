// Configuration of the reports subgraph: what all subgraphs share, and its peers.
import type { Environment } from '../../platform/config';
import type { SubgraphConfig } from '../../platform/subgraph/module';
import { readSubgraphConfig } from '../../platform/subgraph/readSubgraphConfig';

export function readReportsConfig(env: Environment): SubgraphConfig {
  return readSubgraphConfig('reports', env, { peers: ['agencies', 'users'], own: {} });
}
