// What `npm start` itself reads; the processes that it starts read their own variables.
import { resolve } from 'node:path';
import { z } from 'zod';
import { ConfigError, logLevelField, portField, readConfig, type Environment } from '../../platform/config';

export interface StartConfig {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly logLevel: string;
  readonly scale: 'none' | 'demo';
  /** Last day of the demonstration data, or null for yesterday. */
  readonly until: string | null;
  /** The caller's variables without ours: PATH and the like, DATABASE_URL. */
  readonly inherited: Readonly<Record<string, string>>;
  /** Variables of ours that the caller set: those of one subgraph alone go there, all others to the gateway, which refuses what it does not know. */
  readonly ownVariables: Readonly<Record<string, string>>;
}

const schema = z.object({
  PORT: portField.default(4000),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('.data'),
  LAPOR_LOG_LEVEL: logLevelField.default('info'),
});

/** Named in the environment by whoever starts everything; not passed to the gateway as they are. */
const CONSUMED = new Set(['LAPOR_LOG_LEVEL']);

export interface StartOptions {
  readonly scale?: string;
  readonly until?: string;
}

export function readStartConfig(env: Environment, options: StartOptions): StartConfig {
  const given = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const isOwn = ([name]: [string, string]): boolean => name.startsWith('LAPOR_');
  const faults: string[] = [];
  const { scale = 'demo', until } = options;
  if (scale !== 'demo' && scale !== 'none') faults.push(`--scale: wants demo or none (got "${scale}")`);
  if (until !== undefined && !isDay(until)) faults.push(`--until: wants a day as YYYY-MM-DD (got "${until}")`);
  const values = readVariables(
    env,
    given.filter(isOwn).map(([name]) => name),
    faults,
  );
  return {
    port: values.PORT,
    host: values.HOST,
    dataDir: resolve(values.DATA_DIR),
    logLevel: values.LAPOR_LOG_LEVEL,
    scale: scale as 'demo' | 'none',
    until: until ?? null,
    inherited: Object.fromEntries(given.filter((entry) => !isOwn(entry))),
    ownVariables: Object.fromEntries(given.filter((entry) => isOwn(entry) && !CONSUMED.has(entry[0]))),
  };
}

/** @throws ConfigError with the faults of the variables behind those that are known already */
function readVariables(env: Environment, known: readonly string[], faults: readonly string[]) {
  const all = [...faults];
  try {
    const values = readConfig(schema, env, known);
    if (values.PORT > 0 && values.PORT <= 65_531) {
      if (all.length === 0) return values;
    } else all.push('PORT: wants 1 to 65531: four more ports follow it');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    all.push(...error.faults);
  }
  throw new ConfigError(all);
}

function isDay(text: string): boolean {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text);
}
