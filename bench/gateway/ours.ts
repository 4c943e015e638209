// This gateway, as configured for our own subgraphs: guards, token check and signing on. Called by child.ts.
import { readGatewayConfig } from '../../gateway/config';
import { startGateway } from '../../gateway/startGateway';
import { SUBGRAPH_NAMES } from '../../platform/subgraph/module';
import { peerKeyVariable, peerUrlVariable } from '../../platform/subgraph/readSubgraphConfig';
import type { Plan } from './child';

export async function startOurs(plan: Plan): Promise<string> {
  const peers = SUBGRAPH_NAMES.flatMap((name): [string, string | undefined][] => [
    [peerUrlVariable(name), plan.urls[name]],
    [peerKeyVariable(name), plan.key],
  ]);
  const config = readGatewayConfig({
    ...Object.fromEntries(peers),
    SUPERGRAPH: plan.supergraphPath,
    PORT: '0',
    LAPOR_LOG_LEVEL: 'warn',
    LAPOR_ISSUER: plan.issuer,
    LAPOR_AUDIENCE: plan.audience,
    // The buckets are filled, but never empty: what is measured is the work, not its refusal.
    LAPOR_RATE_CLIENT_PER_MINUTE: '100000000',
  });
  const { url } = await startGateway({ ...config, port: 0 });
  return url;
}
