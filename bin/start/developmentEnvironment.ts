// The environment of each process on a machine that runs everything itself: keys, addresses, and the development
// conveniences, switched on here by name and nowhere else. Used by `start` and by the `--development` flag.
import { join } from 'node:path';
import { peerKey } from '../../platform/crypto';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../platform/subgraph/module';
import { peerKeyVariable, peerUrlVariable } from '../../platform/subgraph/readSubgraphConfig';
import type { RootKeys } from './developmentKeys';
import type { StartConfig } from './config';

export type ProcessName = 'gateway' | SubgraphName;
/** In order of start: each after those that it reads from. Stopped in the opposite order, nobody misses anybody. */
export const PROCESS_NAMES: readonly ProcessName[] = ['agencies', 'users', 'reports', 'statistics', 'gateway'];

type Variables = Record<string, string>;

/** Which subgraphs a subgraph calls (its `config.ts` requires their address and key). */
export const PEERS: Readonly<Record<SubgraphName, readonly SubgraphName[]>> = {
  reports: ['agencies', 'users'],
  agencies: [],
  users: ['agencies'],
  statistics: ['agencies', 'reports'],
};

/** Whom both trust: the gateway verifies their tokens, users knows their people. */
const SHARED_WITH_USERS = ['LAPOR_PEOPLE_ISSUERS', 'LAPOR_AUDIENCE'];
/** Files pass through the gateway, and reports keeps them. */
const SHARED_WITH_REPORTS = ['LAPOR_LIMIT_FILE_BYTES'];
/** The gateway reads what is left; what belongs to one subgraph alone goes there. */
const OF_REPORTS = [
  ...['LAPOR_FILES_DIR', 'LAPOR_FILES_RESERVED_BYTES'],
  ...['LAPOR_SYSTEM_JOBS_INTERVAL_MS', 'LAPOR_SYSTEM_JOBS_BATCH', 'LAPOR_CALENDAR_SETTLE_MS'],
];

function omit(variables: Readonly<Variables>, names: readonly string[]): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !names.includes(name)));
}

function pick(variables: Readonly<Variables>, names: readonly string[]): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => names.includes(name)));
}

export function portOf(name: ProcessName, config: StartConfig): number {
  return name === 'gateway' ? config.port : config.port + 1 + SUBGRAPH_NAMES.indexOf(name);
}

export function publicUrl(config: StartConfig): string {
  return `http://127.0.0.1:${config.port}`;
}

/** Written by `npm start` (developmentTokens.ts), read by the gateway. */
export function playgroundTokensFile(dataDir: string): string {
  return join(dataDir, 'tokens.json');
}

function peerVariables(
  caller: ProcessName,
  names: readonly SubgraphName[],
  keys: RootKeys,
  config: StartConfig,
): Variables {
  return Object.fromEntries(
    names.flatMap((name) => [
      [peerUrlVariable(name), `http://127.0.0.1:${portOf(name, config)}`],
      [peerKeyVariable(name), peerKey(keys[name], caller).toString('base64url')],
    ]),
  );
}

/** Variables to set on top of what is inherited; `config.inherited` are those of the caller, without ours. */
export function developmentEnvironment(name: ProcessName, keys: RootKeys, config: StartConfig): Variables {
  const common: Variables = {
    ...config.inherited,
    PORT: String(portOf(name, config)),
    HOST: name === 'gateway' ? config.host : '127.0.0.1',
    DATA_DIR: config.dataDir,
    LAPOR_LOG_LEVEL: config.logLevel,
  };
  const identity: Variables = { LAPOR_ISSUER: publicUrl(config), LAPOR_DEVELOPMENT_TOKENS: 'on' };
  if (name === 'gateway') {
    return {
      ...common,
      ...omit(config.ownVariables, OF_REPORTS),
      ...identity,
      LAPOR_PLAYGROUND_TOKENS_FILE: playgroundTokensFile(config.dataDir),
      ...peerVariables('gateway', SUBGRAPH_NAMES, keys, config),
    };
  }
  return {
    ...common,
    ...(name === 'users' ? { ...pick(config.ownVariables, SHARED_WITH_USERS), ...identity } : {}),
    ...(name === 'reports' ? pick(config.ownVariables, [...SHARED_WITH_REPORTS, ...OF_REPORTS]) : {}),
    ...peerVariables(name, PEERS[name], keys, config),
    LAPOR_ROOT_KEY: keys[name].toString('base64url'),
    LAPOR_SEED: config.scale,
    ...(config.until === null ? {} : { LAPOR_SEED_UNTIL: config.until }),
  };
}
