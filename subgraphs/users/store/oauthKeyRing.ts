// The signing keys of a running process, read again when their file changes. Called by the token and JWKS routes.
import { statSync } from 'node:fs';
import { pickSigningKey, publishedKeys, type PublicKey, type SigningKey } from '../domain/signingKeys';
import { readKeyFile } from './oauthKeyFile';

export interface KeyRing {
  /** @throws Error when no key is active */
  signingKey(nowMs: number): SigningKey;
  publicKeys(nowMs: number): PublicKey[];
}

/** A faulty file at start stops the start; one that becomes faulty later is reported and the keys in use stay. */
export function openKeyRing(file: string, onFault: (error: unknown) => void): KeyRing {
  let keys = readKeyFile(file);
  let seen = versionOf(file);

  function current(): readonly SigningKey[] {
    try {
      const version = versionOf(file);
      if (version !== seen) {
        seen = version;
        keys = readKeyFile(file);
      }
    } catch (error) {
      onFault(error);
    }
    return keys;
  }

  return {
    signingKey(nowMs) {
      const key = pickSigningKey(current(), nowMs);
      if (key === null) throw new Error(`None of the OAuth keys in ${file} is active.`);
      return key;
    },
    publicKeys: (nowMs) => publishedKeys(current(), nowMs),
  };
}

/** A replaced file has another inode, even within one tick of the clock. */
function versionOf(file: string): string {
  const { ino, mtimeMs, size } = statSync(file);
  return `${ino}/${mtimeMs}/${size}`;
}
