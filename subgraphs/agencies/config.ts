// The environment of the agencies process. Read once by main.ts, or by a command that opens its database.
import type { Environment } from '../../platform/config';
import type { SubgraphConfig } from '../../platform/subgraph/module';
import { readSubgraphConfig } from '../../platform/subgraph/readSubgraphConfig';

/** It calls no other subgraph and has no variables of its own. */
export function readAgenciesConfig(env: Environment): SubgraphConfig {
  return readSubgraphConfig('agencies', env, { peers: [], own: {} });
}
