// The users subgraph's environment variables. With development tokens off, issuer and signing keys must be given.
import { join } from 'node:path';
import { z } from 'zod';
import { ConfigError, urlField, type Environment } from '../../platform/config';
import type { Runtime, SubgraphConfig } from '../../platform/subgraph/module';
import { readSubgraphConfig } from '../../platform/subgraph/readSubgraphConfig';
import type { PeopleIssuer } from './domain/peopleIssuer';
import { parsePersonKeys, PERSON_KEYS_WANTED, type PersonKeyRing } from './store/personKeys';

export interface UsersSettings {
  /** Issuer identifier of our own tokens: the public base address of the gateway. */
  readonly issuer: string;
  readonly audience: string;
  readonly keysFile: string;
  readonly hasDevelopmentTokens: boolean;
  readonly peopleIssuers: readonly PeopleIssuer[];
  /** Null: from a file in DATA_DIR, which is made where there is none. Development only. */
  readonly personKeys: PersonKeyRing | null;
  /** Openings of an identity that one operator may make within an hour. */
  readonly openingsPerHour: number;
}

export interface UsersConfig extends SubgraphConfig {
  readonly users: UsersSettings;
}

export const DEVELOPMENT_ISSUER_URL = 'http://127.0.0.1:4000';
export const DEFAULT_AUDIENCE = 'sp4n-lapor';

const issuersWanted =
  'wants JSON such as [{"issuer":"https://sso.example.go.id","kind":"OPERATOR"},{"issuer":"https://akun.example.go.id","kind":"REPORTER","autoProvision":true}]';

const peopleIssuerSchema = z
  .strictObject({
    issuer: z.url({ protocol: /^https?$/ }),
    kind: z.enum(['OPERATOR', 'REPORTER']),
    autoProvision: z.boolean().default(false),
    // The gateway reads the same variable: how it verifies these issuers' tokens is its own matter.
    audience: z.unknown().optional(),
    jwksUri: z.unknown().optional(),
    algorithms: z.unknown().optional(),
  })
  .refine((entry) => entry.kind === 'REPORTER' || !entry.autoProvision);

const peopleIssuersField = z.string().transform((text, check): PeopleIssuer[] => {
  try {
    const result = z.array(peopleIssuerSchema).safeParse(JSON.parse(text));
    const issuers = result.success ? result.data.map((entry) => entry.issuer) : [];
    if (result.success && new Set(issuers).size === issuers.length) return result.data;
  } catch {
    // The same sentence serves text that is no JSON at all.
  }
  check.addIssue({ code: 'custom', message: issuersWanted });
  return z.NEVER;
});

const personKeysField = z.string().transform((text, check): PersonKeyRing => {
  const ring = parsePersonKeys(text);
  if (ring !== null) return ring;
  check.addIssue({ code: 'custom', message: PERSON_KEYS_WANTED });
  return z.NEVER;
});

const own = {
  LAPOR_ISSUER: urlField.optional(),
  LAPOR_AUDIENCE: z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/, 'wants a name without spaces')
    .default(DEFAULT_AUDIENCE),
  LAPOR_OAUTH_KEYS_FILE: z.string().optional(),
  LAPOR_DEVELOPMENT_TOKENS: z.enum(['on', 'off'], { error: 'wants on or off' }).default('off'),
  LAPOR_PEOPLE_ISSUERS: peopleIssuersField.default([]),
  LAPOR_PERSON_KEYS: personKeysField.optional(),
  LAPOR_IDENTITY_OPENINGS_PER_HOUR: z.coerce
    .number({ error: 'wants a whole number from 1 to 10000' })
    .int('wants a whole number from 1 to 10000')
    .min(1, 'wants a whole number from 1 to 10000')
    .max(10_000, 'wants a whole number from 1 to 10000')
    .default(60),
};

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]']);

/** What only the variables together can tell. */
function findFaults(env: Environment): string[] {
  if (env.LAPOR_DEVELOPMENT_TOKENS === 'on') return [];
  const faults: string[] = [];
  const issuer = env.LAPOR_ISSUER ?? '';
  if (issuer === '') faults.push('LAPOR_ISSUER: wants the public address of the gateway (got nothing)');
  if (!env.LAPOR_OAUTH_KEYS_FILE) faults.push('LAPOR_OAUTH_KEYS_FILE: wants a file of signing keys (got nothing)');
  if (!env.LAPOR_PERSON_KEYS) faults.push(`LAPOR_PERSON_KEYS: ${PERSON_KEYS_WANTED} (got nothing)`);
  if (issuer.startsWith('http:') && URL.canParse(issuer) && !LOOPBACK.has(new URL(issuer).hostname)) {
    faults.push('LAPOR_ISSUER: wants https, since tokens travel to it (http is for this machine only)');
  }
  return faults;
}

export function readUsersConfig(env: Environment): UsersConfig {
  const faults = findFaults(env);
  const shared = readShared(env, faults);
  if (faults.length > 0) throw new ConfigError(faults);
  const { own: values, ...config } = shared;
  return {
    ...config,
    users: {
      issuer: values.LAPOR_ISSUER ?? DEVELOPMENT_ISSUER_URL,
      audience: values.LAPOR_AUDIENCE,
      keysFile: values.LAPOR_OAUTH_KEYS_FILE ?? developmentKeysFile(config.dataDir),
      hasDevelopmentTokens: values.LAPOR_DEVELOPMENT_TOKENS === 'on',
      peopleIssuers: values.LAPOR_PEOPLE_ISSUERS,
      personKeys: values.LAPOR_PERSON_KEYS ?? null,
      openingsPerHour: values.LAPOR_IDENTITY_OPENINGS_PER_HOUR,
    },
  };
}

function readShared(env: Environment, faults: readonly string[]) {
  try {
    return readSubgraphConfig('users', env, { peers: ['agencies'], own });
  } catch (error) {
    throw error instanceof ConfigError ? new ConfigError([...error.faults, ...faults]) : error;
  }
}

export function developmentKeysFile(dataDir: string): string {
  return join(dataDir, 'oauth-keys.json');
}

export function developmentPersonKeysFile(dataDir: string): string {
  return join(dataDir, 'person-keys');
}

/** The platform hands the configuration back as it was given to startSubgraph. */
export function usersSettingsOf(runtime: Runtime): UsersSettings {
  const { users } = runtime.config as Partial<UsersConfig>;
  if (!users) throw new Error('The users subgraph wants a configuration made by readUsersConfig.');
  return users;
}
