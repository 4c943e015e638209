// The ring of keys under which reporters' personal data lies encrypted: from configuration, in development from a file.
// Called when services are built and by the seed (`docs/decisions/0019-personal-data.md`).
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ConfigError } from '../../../platform/config';
import { sha256 } from '../../../platform/crypto';

export interface PersonKey {
  /** Follows from the key itself: no row can name one key and be sealed under another. */
  readonly id: string;
  readonly secret: Buffer;
}

/** The newest first: it seals, all of them open. */
export type PersonKeyRing = readonly [PersonKey, ...PersonKey[]];

const KEY = /^[A-Za-z0-9_-]{43}$/;
const MAX_KEYS = 8;

export const PERSON_KEYS_WANTED =
  'wants one to eight different keys of 32 random bytes in base64url, the newest first, separated by commas';

function toKey(text: string): PersonKey {
  const secret = Buffer.from(text, 'base64url');
  return {
    id: sha256(Buffer.concat([Buffer.from('person-key/'), secret]))
      .toString('hex')
      .slice(0, 12),
    secret,
  };
}

/** Null for a text that is no ring. */
export function parsePersonKeys(text: string): PersonKeyRing | null {
  const parts = text.split(',').map((part) => part.trim());
  if (parts.length > MAX_KEYS || new Set(parts).size < parts.length || !parts.every((part) => KEY.test(part))) {
    return null;
  }
  const [first, ...rest] = parts.map(toKey);
  return first ? [first, ...rest] : null;
}

/** For development only: a first key where there is no file yet. Of two at once the first one stays. */
export function ensurePersonKeyFile(file: string): PersonKeyRing {
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    try {
      writeFileSync(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  const ring = parsePersonKeys(readFileSync(file, 'utf8'));
  if (ring === null) throw new ConfigError([`${file} ${PERSON_KEYS_WANTED}.`]);
  return ring;
}
