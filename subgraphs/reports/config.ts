// Configuration of the reports subgraph: what all subgraphs share, its peers, the key that signs the case log,
// and what it keeps of files.
import { join } from 'node:path';
import { z } from 'zod';
import { deriveKey } from '../../platform/crypto';
import type { Environment } from '../../platform/config';
import type { Runtime, SubgraphConfig } from '../../platform/subgraph/module';
import { readSubgraphConfig } from '../../platform/subgraph/readSubgraphConfig';

export interface LogKeyConfig {
  /** 32 bytes: the private Ed25519 key. */
  readonly seed: Buffer;
  /** Public keys of anchors from before the present key, 32 bytes each. */
  readonly oldKeys: readonly Buffer[];
}

interface JobSettings {
  readonly tickMs: number;
  readonly casesPerTick: number;
  readonly calendarSettleMs: number;
}

export interface FileSettings {
  /** Shared by all copies of this process. */
  readonly folder: string;
  readonly maxBytes: number;
  /** No file is taken that would leave less on the disk. */
  readonly reservedBytes: number;
}

export interface ReportsConfig extends SubgraphConfig {
  readonly jobs: JobSettings;
  readonly caseLog: LogKeyConfig;
  readonly files: FileSettings;
}

const CALENDAR_SETTLE_MS = 30_000;
const MEBIBYTE = 1_048_576;
const bytesField = z.coerce.number({ error: 'wants a number of bytes' }).int('wants whole bytes');

const KEY = /^[A-Za-z0-9_-]{43}$/;
const wanted = 'wants 32 bytes in base64url: 43 characters';

const own = {
  LAPOR_CASE_LOG_KEY: z.string().regex(KEY, wanted).optional(),
  LAPOR_CASE_LOG_OLD_KEYS: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(z.string().regex(KEY, `${wanted}; several with commas between them`)))
    .optional(),
  /** Milliseconds between two looks for cases whose clocks have run out. */
  LAPOR_SYSTEM_JOBS_INTERVAL_MS: z.coerce.number().int().min(100).max(3_600_000).default(1_000),
  /** Most cases that are closed, archived or flagged after one look. */
  LAPOR_SYSTEM_JOBS_BATCH: z.coerce.number().int().min(1).max(1_000).default(50),
  /**
   * Milliseconds from a correction of a calendar until due dates are counted anew. Longer than a process may count by the
   * calendar that it knows (5 s), and a change of a case that began before may take (5 s). 0: for tests.
   */
  LAPOR_CALENDAR_SETTLE_MS: z.coerce.number().int().min(0).max(3_600_000).default(CALENDAR_SETTLE_MS),
  LAPOR_FILES_DIR: z.string().optional(),
  // The gateway reads the same variable: it refuses longer bodies before it passes anything on.
  LAPOR_LIMIT_FILE_BYTES: bytesField.positive('wants 1 or more bytes').default(10 * MEBIBYTE),
  LAPOR_FILES_RESERVED_BYTES: bytesField.min(0, 'wants 0 or more bytes').default(256 * MEBIBYTE),
};

const toBytes = (text: string): Buffer => Buffer.from(text, 'base64url');

export function readReportsConfig(env: Environment): ReportsConfig {
  const { own: values, ...config } = readSubgraphConfig('reports', env, { peers: ['agencies', 'users'], own });
  const { LAPOR_CASE_LOG_KEY: key, LAPOR_CASE_LOG_OLD_KEYS: oldKeys = [] } = values;
  const seed = key === undefined ? seedFrom(config.rootKey) : toBytes(key);
  const jobs = {
    tickMs: values.LAPOR_SYSTEM_JOBS_INTERVAL_MS,
    casesPerTick: values.LAPOR_SYSTEM_JOBS_BATCH,
    calendarSettleMs: values.LAPOR_CALENDAR_SETTLE_MS,
  };
  return {
    ...config,
    jobs,
    caseLog: { seed, oldKeys: oldKeys.map(toBytes) },
    files: {
      folder: values.LAPOR_FILES_DIR ?? defaultFolder(config.dataDir),
      maxBytes: values.LAPOR_LIMIT_FILE_BYTES,
      reservedBytes: values.LAPOR_FILES_RESERVED_BYTES,
    },
  };
}

/** The platform hands the configuration back as it was given to it. */
export function logKeysOf(config: SubgraphConfig): LogKeyConfig {
  return (config as Partial<ReportsConfig>).caseLog ?? { seed: seedFrom(config.rootKey), oldKeys: [] };
}

/** As `logKeysOf`. */
export function jobSettingsOf(config: SubgraphConfig): JobSettings {
  const { jobs } = config as Partial<ReportsConfig>;
  return jobs ?? { tickMs: 1_000, casesPerTick: 50, calendarSettleMs: CALENDAR_SETTLE_MS };
}

/** The root key lies outside the database, too: in the environment, in development in a file of `DATA_DIR`. */
function seedFrom(rootKey: Buffer): Buffer {
  return deriveKey(rootKey, 'case-log');
}

function defaultFolder(dataDir: string): string {
  return join(dataDir, 'files');
}

export function fileSettingsOf({ config }: Runtime): FileSettings {
  const { files } = config as Partial<ReportsConfig>;
  return files ?? { folder: defaultFolder(config.dataDir), maxBytes: 10 * MEBIBYTE, reservedBytes: 0 };
}
