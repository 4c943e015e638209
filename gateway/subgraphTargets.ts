// Where the engine finds each subgraph: our own as configured, others by the supergraph itself. Called by generations.ts.
import { ConfigError } from '../platform/config';
import type { GatewayConfig } from './config';
import { isHttpUrl } from './configFields';
import type { SubgraphTarget } from './engine/engine';
import { readSubgraphUrls } from './engine/readSubgraphUrls';

/** @throws ConfigError for a subgraph without a usable address, and for a configured one that the supergraph does not name */
export function findSubgraphTargets(config: GatewayConfig, supergraphSdl: string): Record<string, SubgraphTarget> {
  if (!config.isForeign) return config.subgraphs;
  const named = readSubgraphUrls(supergraphSdl);
  const faults = Object.keys(config.subgraphUrls)
    .filter((name) => !named.has(name))
    .map((name) => `LAPOR_SUBGRAPH_URLS: the supergraph has no subgraph ${name}`);
  const targets: Record<string, SubgraphTarget> = {};
  for (const [name, composed] of named) {
    const url = config.subgraphUrls[name] ?? composed;
    if (isHttpUrl(url)) targets[name] = { url, key: null };
    else faults.push(`SUPERGRAPH: gives no http(s) address for the subgraph ${name}; set it in LAPOR_SUBGRAPH_URLS`);
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return targets;
}
