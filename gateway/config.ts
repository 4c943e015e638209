// The gateway's configuration from environment variables; all faults are listed at once. Called by main.ts.
import { z } from 'zod';
import { keyField, urlField, type Environment } from '../platform/config';
import { SUBGRAPH_NAMES, type Peer, type SubgraphName } from '../platform/subgraph/module';
import { peerKeyVariable, peerUrlVariable } from '../platform/subgraph/readSubgraphConfig';
import { TOKEN_ALGORITHMS } from './auth/tokenIssuer';
import { commonFields, isSet, PLAYGROUND_FOLDER, readValues, toCommonConfig, type CommonConfig } from './configCommon';
import { durationField, issuersField, rateField, switchField } from './configFields';
import { FOREIGN_VARIABLES, type ForeignConfig } from './configForeign';
import { limitFields, toLimits } from './configLimits';
import { DEFAULT_LIMITS } from './guard/limits';
import type { FileTimes } from './http/files/registerFiles';

/** Before our own four subgraphs: requests to them are signed, and users says who calls. */
export interface LaporConfig extends CommonConfig {
  readonly isForeign: false;
  /** By name in the supergraph; these addresses win over those written there. */
  readonly subgraphs: Readonly<Record<SubgraphName, Peer>>;
  readonly files: FileTimes;
  readonly principalCacheMs: number;
}

export type GatewayConfig = LaporConfig | ForeignConfig;

/** What `aud` of our own tokens says unless configured otherwise. */
export const DEFAULT_AUDIENCE = 'sp4n-lapor';

const peerFields = Object.fromEntries(
  SUBGRAPH_NAMES.flatMap((name): [string, z.ZodType][] => [
    [peerUrlVariable(name), urlField],
    [peerKeyVariable(name), keyField],
  ]),
);

const fields = {
  ...commonFields,
  ...limitFields,
  ...peerFields,
  LAPOR_ISSUER: z.string().optional(),
  LAPOR_AUDIENCE: z.string().default(DEFAULT_AUDIENCE),
  LAPOR_PEOPLE_ISSUERS: issuersField.default([]),
  LAPOR_DEVELOPMENT_TOKENS: switchField.default(false),
  LAPOR_RATE_ANONYMOUS_PER_MINUTE: rateField.default(600),
  LAPOR_RATE_CLIENT_PER_MINUTE: rateField.default(6_000),
  LAPOR_PLAYGROUND_TOKENS_FILE: z.string().optional(),
  LAPOR_FILE_DEADLINE_MS: durationField.max(300_000, 'wants at most 300000 ms').default(120_000),
  LAPOR_FILE_SILENCE_MS: durationField.default(15_000),
  LAPOR_PRINCIPAL_CACHE_MS: durationField.max(60_000, 'wants at most 60000 ms').default(30_000),
};

export function readGatewayConfig(env: Environment): LaporConfig {
  const values = readValues(fields, env, { faults: findFaultsBetween(env), judged: FOREIGN_VARIABLES });
  const subgraphs = readPeers(values);
  return {
    ...toCommonConfig(values),
    isForeign: false,
    subgraphs,
    issuers: [
      {
        issuer: values.LAPOR_ISSUER ?? `http://${values.HOST}:${values.PORT}`,
        audience: values.LAPOR_AUDIENCE,
        // From the subgraph itself: asking through our own address would make the gateway wait for itself.
        jwksUri: `${subgraphs.users.url}/.well-known/jwks.json`,
        algorithms: TOKEN_ALGORITHMS,
        isOwn: true,
      },
      ...values.LAPOR_PEOPLE_ISSUERS,
    ],
    limits: toLimits(values, DEFAULT_LIMITS, values.LAPOR_LIMITS_WARN_ONLY),
    rate: {
      anonymousPerMinute: values.LAPOR_RATE_ANONYMOUS_PER_MINUTE,
      clientPerMinute: values.LAPOR_RATE_CLIENT_PER_MINUTE,
    },
    playground: {
      folder: PLAYGROUND_FOLDER,
      isOn: values.LAPOR_PLAYGROUND,
      tokensFile: values.LAPOR_PLAYGROUND_TOKENS_FILE ?? null,
    },
    files: { deadlineMs: values.LAPOR_FILE_DEADLINE_MS, silenceMs: values.LAPOR_FILE_SILENCE_MS },
    principalCacheMs: values.LAPOR_PRINCIPAL_CACHE_MS,
  };
}

/** Faults of variables together. Read from the plain environment, so that they are listed beside the others. */
function findFaultsBetween(env: Environment): string[] {
  const faults: string[] = [];
  const isDevelopment = env.LAPOR_DEVELOPMENT_TOKENS === 'on';
  if (!env.LAPOR_ISSUER && !isDevelopment) {
    faults.push(
      'LAPOR_ISSUER: wants the address whose tokens are accepted (in development LAPOR_DEVELOPMENT_TOKENS=on)',
    );
  }
  if (env.LAPOR_PLAYGROUND_TOKENS_FILE && !isDevelopment) {
    faults.push('LAPOR_PLAYGROUND_TOKENS_FILE: wants LAPOR_DEVELOPMENT_TOKENS=on; nobody else may be handed tokens');
  }
  for (const name of FOREIGN_VARIABLES.filter((each) => isSet(env, each))) {
    faults.push(`${name}: is for a supergraph of others (LAPOR_SUBGRAPHS=plain), and variables of ours are set, too`);
  }
  return faults;
}

function readPeers(values: Readonly<Record<string, unknown>>): Record<SubgraphName, Peer> {
  return Object.fromEntries(
    SUBGRAPH_NAMES.map((name): [SubgraphName, Peer] => [
      name,
      { url: values[peerUrlVariable(name)] as string, key: values[peerKeyVariable(name)] as Buffer },
    ]),
  ) as Record<SubgraphName, Peer>;
}
