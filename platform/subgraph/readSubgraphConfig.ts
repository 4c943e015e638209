// The environment variables that all four subgraphs share, and how a subgraph adds its own.
import { z } from 'zod';
import { keyField, logLevelField, portField, readConfig, urlField, type Environment } from '../config';
import { SUBGRAPH_NAMES, type Peer, type SubgraphConfig, type SubgraphName } from './module';

const PEER_VARIABLES = SUBGRAPH_NAMES.flatMap((name) => [peerUrlVariable(name), peerKeyVariable(name)]);

export function peerUrlVariable(name: SubgraphName): string {
  return `LAPOR_${name.toUpperCase()}_URL`;
}

export function peerKeyVariable(name: SubgraphName): string {
  return `LAPOR_${name.toUpperCase()}_PEER_KEY`;
}

const databaseUrlField = z
  .string()
  .regex(/^mysql:\/\/[^/]+(\/[A-Za-z0-9_]*)?$/, 'wants mysql://user:password@host:port, with or without /database');

const shared = {
  HOST: z.string().default('127.0.0.1'),
  PORT: portField.default(0),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: databaseUrlField.optional(),
  LAPOR_LOG_LEVEL: logLevelField.default('info'),
  LAPOR_ROOT_KEY: keyField,
  LAPOR_SEED: z.enum(['none', 'demo'], { error: 'wants none or demo' }).default('none'),
  LAPOR_SEED_UNTIL: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'wants a day as YYYY-MM-DD')
    .optional(),
};

/**
 * Reads the configuration of subgraph `name`. `peers` are the subgraphs that it calls (their `_URL` and `_PEER_KEY` are
 * then required); `own` are further variables.
 */
export function readSubgraphConfig<T extends z.ZodRawShape>(
  name: SubgraphName,
  env: Environment,
  { peers, own }: { peers: readonly SubgraphName[]; own: T },
): SubgraphConfig & { readonly own: z.infer<z.ZodObject<T>> } {
  const ownDatabase = `${name.toUpperCase()}_DATABASE_URL`;
  const peerFields = Object.fromEntries<z.ZodType>(
    peers.flatMap((peer) => [
      [peerUrlVariable(peer), urlField],
      [peerKeyVariable(peer), keyField],
    ]),
  );
  const schema = z.object({ ...shared, [ownDatabase]: databaseUrlField.optional(), ...peerFields, ...own });
  const values = readConfig(schema, env, PEER_VARIABLES) as Record<string, unknown> & {
    [K in keyof typeof shared]: z.infer<(typeof shared)[K]>;
  };
  return {
    host: values.HOST,
    port: values.PORT,
    logLevel: values.LAPOR_LOG_LEVEL,
    dataDir: values.DATA_DIR,
    databaseUrl: (values[ownDatabase] as string | undefined) ?? ownDatabaseOf(name, values.DATABASE_URL),
    rootKey: values.LAPOR_ROOT_KEY,
    peers: Object.fromEntries(
      peers.map((peer): [string, Peer] => [
        peer,
        { url: values[peerUrlVariable(peer)] as string, key: values[peerKeyVariable(peer)] as Buffer },
      ]),
    ),
    seed:
      values.LAPOR_SEED === 'none'
        ? null
        : { scale: values.LAPOR_SEED, until: values.LAPOR_SEED_UNTIL ?? yesterdayWib() },
    own: Object.fromEntries(Object.keys(own).map((key) => [key, values[key]])) as z.infer<z.ZodObject<T>>,
  };
}

/** `mysql://host/lapor` gives each subgraph a database of its own beside the others: `lapor_reports`, … */
function ownDatabaseOf(name: SubgraphName, url: string | undefined): string | null {
  if (url === undefined) return null;
  const target = new URL(url);
  const prefix = target.pathname.length > 1 ? target.pathname.slice(1) : 'lapor';
  target.pathname = `/${prefix}_${name}`;
  return target.toString();
}

const WIB_OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;

function yesterdayWib(): string {
  return new Date(Date.now() + WIB_OFFSET_MS - DAY_MS).toISOString().slice(0, 10);
}
