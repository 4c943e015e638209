// The configuration of the statistics process: what all subgraphs share, and where reports and agencies are.
import type { Environment } from '../../platform/config';
import type { SubgraphConfig } from '../../platform/subgraph/module';
import { readSubgraphConfig } from '../../platform/subgraph/readSubgraphConfig';

export function readStatisticsConfig(env: Environment): SubgraphConfig {
  return readSubgraphConfig('statistics', env, { peers: ['reports', 'agencies'], own: {} });
}
