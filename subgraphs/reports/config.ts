// Configuration of the reports subgraph: what all subgraphs share, its peers, and the key that signs the case log.
import { z } from 'zod';
import { deriveKey } from '../../platform/crypto';
import type { Environment } from '../../platform/config';
import type { SubgraphConfig } from '../../platform/subgraph/module';
import { readSubgraphConfig } from '../../platform/subgraph/readSubgraphConfig';

export interface LogKeyConfig {
  /** 32 bytes: the private Ed25519 key. */
  readonly seed: Buffer;
  /** Public keys of anchors from before the present key, 32 bytes each. */
  readonly oldKeys: readonly Buffer[];
}

export interface ReportsConfig extends SubgraphConfig {
  readonly caseLog: LogKeyConfig;
}

const KEY = /^[A-Za-z0-9_-]{43}$/;
const wanted = 'wants 32 bytes in base64url: 43 characters';

const own = {
  LAPOR_CASE_LOG_KEY: z.string().regex(KEY, wanted).optional(),
  LAPOR_CASE_LOG_OLD_KEYS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().regex(KEY, `${wanted}; several with commas between them`)))
    .optional(),
};

const toBytes = (text: string): Buffer => Buffer.from(text, 'base64url');

export function readReportsConfig(env: Environment): ReportsConfig {
  const { own: values, ...config } = readSubgraphConfig('reports', env, { peers: ['agencies', 'users'], own });
  const { LAPOR_CASE_LOG_KEY: key, LAPOR_CASE_LOG_OLD_KEYS: oldKeys = [] } = values;
  const seed = key === undefined ? seedFrom(config.rootKey) : toBytes(key);
  return { ...config, caseLog: { seed, oldKeys: oldKeys.map(toBytes) } };
}

/** The platform hands the configuration back as it was given to it. */
export function logKeysOf(config: SubgraphConfig): LogKeyConfig {
  return (config as Partial<ReportsConfig>).caseLog ?? { seed: seedFrom(config.rootKey), oldKeys: [] };
}

/** The root key lies outside the database, too: in the environment, in development in a file of `DATA_DIR`. */
function seedFrom(rootKey: Buffer): Buffer {
  return deriveKey(rootKey, 'case-log');
}
