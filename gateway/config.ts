// The gateway's configuration from environment variables; all faults are listed at once. Called by main.ts.
import { existsSync } from 'node:fs';
import { z } from 'zod';
import {
  ConfigError,
  keyField,
  logLevelField,
  portField,
  readConfig,
  urlField,
  type Environment,
} from '../platform/config';
import { projectPath } from '../platform/projectPath';
import { SUBGRAPH_NAMES, type Peer, type SubgraphName } from '../platform/subgraph/module';
import { peerKeyVariable, peerUrlVariable } from '../platform/subgraph/readSubgraphConfig';
import { TOKEN_ALGORITHMS, type TokenIssuer } from './auth/tokenIssuer';
import {
  durationField,
  originsField,
  peopleIssuersField,
  rateField,
  sizeField,
  switchField,
  trustProxyField,
  type TrustProxy,
} from './configFields';
import { limitFields, toLimits } from './configLimits';
import type { Limits } from './guard/limits';
import type { FileTimes } from './http/files/registerFiles';
import type { PlaygroundOptions } from './web/registerPlayground';

export interface GatewayConfig {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly supergraphPath: string;
  /** By name in the supergraph; these addresses win over those written there. */
  readonly subgraphs: Readonly<Record<SubgraphName, Peer>>;
  /** Whose tokens are accepted: our own first, then those for people. */
  readonly issuers: readonly TokenIssuer[];
  readonly trustProxy: TrustProxy;
  readonly limits: Limits;
  readonly rate: { readonly anonymousPerMinute: number; readonly clientPerMinute: number };
  readonly corsOrigins: readonly string[];
  /** Characters from which on an answer is compressed; null: never. */
  readonly compressAbove: number | null;
  readonly playground: PlaygroundOptions;
  readonly deadlineMs: number;
  readonly files: FileTimes;
  readonly subgraphDeadlineMs: number;
  readonly principalCacheMs: number;
  /** Time between "not ready" and the end of listening, in which a balancer can notice. */
  readonly stopGraceMs: number;
}

/** Variables of the other processes that may stand in a shared environment file. */
const KNOWN_ELSEWHERE = [
  'LAPOR_ROOT_KEY',
  'LAPOR_OAUTH_KEYS_FILE',
  'LAPOR_SEED',
  'LAPOR_SEED_UNTIL',
  'LAPOR_FILES_DIR',
  'LAPOR_FILES_RESERVED_BYTES',
  'LAPOR_SYSTEM_JOBS_INTERVAL_MS',
  'LAPOR_SYSTEM_JOBS_BATCH',
  'LAPOR_CALENDAR_SETTLE_MS',
];

/** What `aud` of our own tokens says unless configured otherwise. */
export const DEFAULT_AUDIENCE = 'sp4n-lapor';

const peerFields = Object.fromEntries(
  SUBGRAPH_NAMES.flatMap((name): [string, z.ZodType][] => [
    [peerUrlVariable(name), urlField],
    [peerKeyVariable(name), keyField],
  ]),
);

const own = {
  HOST: z.string().default('127.0.0.1'),
  PORT: portField.default(4000),
  LAPOR_LOG_LEVEL: logLevelField.default('info'),
  SUPERGRAPH: z.string().default(projectPath('schema', 'supergraph.graphql')),
  LAPOR_ISSUER: z.string().optional(),
  LAPOR_AUDIENCE: z.string().default(DEFAULT_AUDIENCE),
  LAPOR_PEOPLE_ISSUERS: peopleIssuersField.default([]),
  LAPOR_DEVELOPMENT_TOKENS: switchField.default(false),
  TRUST_PROXY: trustProxyField.default(false),
  LAPOR_LIMITS_WARN_ONLY: switchField.default(false),
  LAPOR_RATE_ANONYMOUS_PER_MINUTE: rateField.default(600),
  LAPOR_RATE_CLIENT_PER_MINUTE: rateField.default(6_000),
  LAPOR_CORS_ORIGINS: originsField.default([]),
  LAPOR_COMPRESS_ABOVE: sizeField.default(2_048),
  LAPOR_PLAYGROUND: switchField.default(true),
  LAPOR_PLAYGROUND_TOKENS_FILE: z.string().optional(),
  LAPOR_DEADLINE_MS: durationField.default(10_000),
  LAPOR_SUBGRAPH_DEADLINE_MS: durationField.default(5_000),
  LAPOR_FILE_DEADLINE_MS: durationField.max(300_000, 'wants at most 300000 ms').default(120_000),
  LAPOR_FILE_SILENCE_MS: durationField.default(15_000),
  LAPOR_PRINCIPAL_CACHE_MS: durationField.max(60_000, 'wants at most 60000 ms').default(30_000),
  LAPOR_STOP_GRACE_MS: durationField.default(0),
};

const schema = z.object({ ...own, ...limitFields, ...peerFields });

type Values = z.infer<z.ZodObject<typeof own>> & Readonly<Record<string, unknown>>;

export function readGatewayConfig(env: Environment): GatewayConfig {
  const faults = findFaultsBetween(env);
  let values: Values;
  try {
    values = readConfig(schema, env, KNOWN_ELSEWHERE) as Values;
  } catch (error) {
    if (error instanceof ConfigError) throw new ConfigError([...error.faults, ...faults]);
    throw error;
  }
  if (!existsSync(values.SUPERGRAPH)) faults.push(`SUPERGRAPH: there is no file ${values.SUPERGRAPH}`);
  if (values.LAPOR_SUBGRAPH_DEADLINE_MS >= values.LAPOR_DEADLINE_MS) {
    faults.push('LAPOR_SUBGRAPH_DEADLINE_MS: wants to be shorter than LAPOR_DEADLINE_MS');
  }
  if (faults.length > 0) throw new ConfigError(faults);
  const subgraphs = readPeers(values);
  return {
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LAPOR_LOG_LEVEL,
    supergraphPath: values.SUPERGRAPH,
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
    trustProxy: values.TRUST_PROXY,
    limits: toLimits(values, values.LAPOR_LIMITS_WARN_ONLY),
    rate: {
      anonymousPerMinute: values.LAPOR_RATE_ANONYMOUS_PER_MINUTE,
      clientPerMinute: values.LAPOR_RATE_CLIENT_PER_MINUTE,
    },
    corsOrigins: values.LAPOR_CORS_ORIGINS,
    compressAbove: values.LAPOR_COMPRESS_ABOVE,
    playground: {
      folder: projectPath('dist', 'web'),
      isOn: values.LAPOR_PLAYGROUND,
      tokensFile: values.LAPOR_PLAYGROUND_TOKENS_FILE ?? null,
    },
    deadlineMs: values.LAPOR_DEADLINE_MS,
    files: { deadlineMs: values.LAPOR_FILE_DEADLINE_MS, silenceMs: values.LAPOR_FILE_SILENCE_MS },
    subgraphDeadlineMs: values.LAPOR_SUBGRAPH_DEADLINE_MS,
    principalCacheMs: values.LAPOR_PRINCIPAL_CACHE_MS,
    stopGraceMs: values.LAPOR_STOP_GRACE_MS,
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
  return faults;
}

function readPeers(values: Record<string, unknown>): Record<SubgraphName, Peer> {
  return Object.fromEntries(
    SUBGRAPH_NAMES.map((name): [SubgraphName, Peer] => [
      name,
      { url: values[peerUrlVariable(name)] as string, key: values[peerKeyVariable(name)] as Buffer },
    ]),
  ) as Record<SubgraphName, Peer>;
}
