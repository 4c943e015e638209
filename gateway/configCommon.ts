// What a gateway is configured with on any supergraph: variables, values, and faults between them. Called by config.ts and
// configForeign.ts.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError, logLevelField, portField, readConfig, type Environment } from '../platform/config';
import { projectPath } from '../platform/projectPath';
import type { TokenIssuer } from './auth/tokenIssuer';
import {
  durationField,
  originsField,
  countOrOffField,
  subgraphsField,
  switchField,
  trustProxyField,
  type TrustProxy,
} from './configFields';
import type { Limits } from './guard/limits';
import type { RateOptions } from './guard/rate';
import type { PlaygroundOptions } from './web/registerPlayground';

export interface CommonConfig {
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
  readonly supergraphPath: string;
  /** Whose tokens are accepted. */
  readonly issuers: readonly TokenIssuer[];
  readonly trustProxy: TrustProxy;
  readonly limits: Limits;
  readonly rate: RateOptions;
  readonly corsOrigins: readonly string[];
  /** Characters from which on an answer is compressed; null: never. */
  readonly compressAbove: number | null;
  readonly playground: PlaygroundOptions;
  /** Time between two looks at the supergraph's file; null: only SIGHUP has it read again. */
  readonly reloadMs: number | null;
  readonly deadlineMs: number;
  /** Apollo Server's pipeline instead of the direct way to the engine, whose answers are the same. */
  readonly viaApollo: boolean;
  readonly subgraphDeadlineMs: number;
  /** A query that takes longer to plan is refused. */
  readonly planBudgetMs: number;
  /** Time between "not ready" and the end of listening, in which a balancer can notice. */
  readonly stopGraceMs: number;
}

/** Our own supergraph, where SUPERGRAPH names no other. */
export const OWN_SUPERGRAPH = projectPath('schema', 'supergraph.graphql');

export const commonFields = {
  HOST: z.string().default('127.0.0.1'),
  PORT: portField.default(4000),
  LAPOR_LOG_LEVEL: logLevelField.default('info'),
  SUPERGRAPH: z.string().default(OWN_SUPERGRAPH),
  LAPOR_SUBGRAPHS: subgraphsField.optional(),
  TRUST_PROXY: trustProxyField.default(false),
  LAPOR_LIMITS_WARN_ONLY: switchField.default(false),
  LAPOR_CORS_ORIGINS: originsField.default([]),
  LAPOR_COMPRESS_ABOVE: countOrOffField.default(2_048),
  LAPOR_PLAYGROUND: switchField.default(true),
  LAPOR_VIA_APOLLO: switchField.default(false),
  LAPOR_RELOAD_MS: countOrOffField.default(2_000),
  LAPOR_DEADLINE_MS: durationField.default(10_000),
  LAPOR_SUBGRAPH_DEADLINE_MS: durationField.default(5_000),
  LAPOR_PLAN_BUDGET_MS: durationField.default(5_000),
  LAPOR_STOP_GRACE_MS: durationField.default(0),
};

export type CommonValues = z.infer<z.ZodObject<typeof commonFields>>;

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

export interface CommonOptions {
  /** Faults of variables together, listed beside those of single ones. */
  readonly faults: readonly string[];
  /** Variables that `faults` speaks of already. */
  readonly judged: readonly string[];
}

/** Reads `fields`, and lists every fault of the environment at once. */
export function readValues<T extends typeof commonFields & z.ZodRawShape>(
  fields: T,
  env: Environment,
  { faults: before, judged }: CommonOptions,
): z.infer<z.ZodObject<T>> {
  const faults = [...before];
  let values: CommonValues;
  try {
    values = readConfig(z.object(fields), env, [...KNOWN_ELSEWHERE, ...judged]) as unknown as CommonValues;
  } catch (error) {
    if (error instanceof ConfigError) throw new ConfigError([...error.faults, ...faults]);
    throw error;
  }
  const path = findSupergraph(values.SUPERGRAPH, env);
  if (!existsSync(path)) faults.push(`SUPERGRAPH: there is no file ${values.SUPERGRAPH}`);
  if (values.LAPOR_SUBGRAPH_DEADLINE_MS >= values.LAPOR_DEADLINE_MS) {
    faults.push('LAPOR_SUBGRAPH_DEADLINE_MS: wants to be shorter than LAPOR_DEADLINE_MS');
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return { ...values, SUPERGRAPH: path } as unknown as z.infer<z.ZodObject<T>>;
}

/** Also from where `npm run` was called: npm changes to the project's folder first. */
function findSupergraph(path: string, { INIT_CWD }: Environment): string {
  if (existsSync(path) || INIT_CWD === undefined) return path;
  const fromCaller = resolve(INIT_CWD, path);
  return existsSync(fromCaller) ? fromCaller : path;
}

export function toCommonConfig(values: CommonValues): Omit<CommonConfig, 'issuers' | 'limits' | 'rate' | 'playground'> {
  return {
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LAPOR_LOG_LEVEL,
    supergraphPath: values.SUPERGRAPH,
    trustProxy: values.TRUST_PROXY,
    corsOrigins: values.LAPOR_CORS_ORIGINS,
    compressAbove: values.LAPOR_COMPRESS_ABOVE,
    reloadMs: values.LAPOR_RELOAD_MS,
    deadlineMs: values.LAPOR_DEADLINE_MS,
    viaApollo: values.LAPOR_VIA_APOLLO,
    subgraphDeadlineMs: values.LAPOR_SUBGRAPH_DEADLINE_MS,
    planBudgetMs: values.LAPOR_PLAN_BUDGET_MS,
    stopGraceMs: values.LAPOR_STOP_GRACE_MS,
  };
}

/** The bundle of the playground (bin/buildWeb.mjs). */
export const PLAYGROUND_FOLDER = projectPath('dist', 'web');

export function isSet(env: Environment, name: string): boolean {
  return env[name] !== undefined && env[name] !== '';
}
