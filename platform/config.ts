// Reads one zod object from environment variables, and lists all faults at once. Called by every process' config.ts.
import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Variables of our own begin with this; one that no process knows is a typing error and stops the start. */
const PREFIX = 'LAPOR_';

export class ConfigError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/**
 * Parses `env` by `schema`. An empty variable counts as not set. `knownElsewhere` are variables of our prefix that
 * belong to other processes started from the same environment.
 */
export function readConfig<T extends z.ZodRawShape>(
  schema: z.ZodObject<T>,
  env: Environment,
  knownElsewhere: readonly string[] = [],
): z.infer<z.ZodObject<T>> {
  const known = new Set([...Object.keys(schema.shape), ...knownElsewhere]);
  const input: Record<string, string> = {};
  const faults: string[] = [];
  for (const [name, value] of Object.entries(env)) {
    if (value === undefined || value === '') continue;
    if (name in schema.shape) input[name] = value;
    else if (name.startsWith(PREFIX) && !known.has(name)) faults.push(`${name} is not a variable that is known here.`);
  }
  const result = schema.safeParse(input);
  if (!result.success) {
    for (const issue of result.error.issues) {
      const name = issue.path.map(String).join('.');
      faults.push(`${name}: ${issue.message} (got ${describeValue(name, input[name])})`);
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return result.data as z.infer<z.ZodObject<T>>;
}

function describeValue(name: string, value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return /KEY|SECRET|TOKEN|URL/.test(name) ? `${value.length} characters` : JSON.stringify(value);
}

export const portField = z.coerce
  .number({ error: 'wants a port number from 0 to 65535' })
  .int('wants a port number from 0 to 65535')
  .min(0, 'wants a port number from 0 to 65535')
  .max(65535, 'wants a port number from 0 to 65535');

export const keyField = z
  .string({ error: 'wants a key: at least 32 random bytes in base64url' })
  .regex(/^[A-Za-z0-9_-]{43,}$/, 'wants a key: at least 32 random bytes in base64url')
  .transform((text) => Buffer.from(text, 'base64url'));

export const urlField = z
  .string({ error: 'wants an http(s) address' })
  .regex(/^https?:\/\/[^/\s]+$/, 'wants an http(s) address without a path, such as http://127.0.0.1:4001');

export const logLevelField = z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'], {
  error: 'wants one of trace, debug, info, warn, error, fatal, silent',
});
