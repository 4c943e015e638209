// The file of signing keys: a JWKS with private parts, readable by its owner alone. Called by the key ring and commands.
import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { ConfigError } from '../../../platform/config';
import { PUBLISH_AHEAD_MS, rotateKeys, type SigningKey } from '../domain/signingKeys';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

const fileSchema = z.object({
  keys: z
    .array(
      z.object({
        kty: z.literal('EC'),
        crv: z.literal('P-256'),
        x: base64url,
        y: base64url,
        d: base64url,
        kid: z.string().min(1),
        alg: z.literal('ES256'),
        use: z.literal('sig'),
        activeFrom: z.number().default(0),
        retiresAt: z.number().nullable().default(null),
      }),
    )
    .min(1),
});

/** @throws ConfigError with one sentence that names the file, never its content */
export function readKeyFile(file: string): SigningKey[] {
  let parsed: ReturnType<typeof fileSchema.safeParse> | null = null;
  try {
    parsed = fileSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new ConfigError([`The OAuth keys in ${file} cannot be read as JSON.`]);
  }
  if (parsed.success) return parsed.data.keys;
  const places = parsed.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new ConfigError([
    `The OAuth keys in ${file} are not a JWKS of private ES256 keys (see ${places || 'the top'}).`,
  ]);
}

function format(keys: readonly SigningKey[]): string {
  return `${JSON.stringify({ keys }, null, 2)}\n`;
}

/** Whole or not at all: a reader never sees half a file. */
function replaceKeyFile(file: string, keys: readonly SigningKey[]): void {
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(draft, format(keys), { mode: 0o600 });
  renameSync(draft, file);
}

async function generateSigningKey(activeFrom: number): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { x, y, d } = await exportJWK(privateKey);
  const jwk = { kty: 'EC', crv: 'P-256', x: x as string, y: y as string } as const;
  const kid = await calculateJwkThumbprint(jwk);
  return { ...jwk, d: d as string, kid, alg: 'ES256', use: 'sig', activeFrom, retiresAt: null };
}

/** For development only: a first key, active at once, where there is no file yet. Of two at once the first one stays. */
export async function ensureKeyFile(file: string, nowMs: number): Promise<void> {
  if (existsSync(file)) return;
  const text = format([await generateSigningKey(nowMs)]);
  mkdirSync(dirname(file), { recursive: true });
  try {
    writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/**
 * Adds a key that signs after `PUBLISH_AHEAD_MS` (at once where there is none yet), and lets the others retire with
 * overlap. Running processes notice by themselves. Returns the new key's id.
 */
export async function rotateKeyFile(
  file: string,
  nowMs: number,
  publishAheadMs = PUBLISH_AHEAD_MS,
): Promise<{ kid: string; activeFrom: number }> {
  const keys = existsSync(file) ? readKeyFile(file) : [];
  const fresh = await generateSigningKey(keys.length === 0 ? nowMs : nowMs + publishAheadMs);
  replaceKeyFile(file, rotateKeys(keys, fresh, nowMs));
  return { kid: fresh.kid, activeFrom: fresh.activeFrom };
}
