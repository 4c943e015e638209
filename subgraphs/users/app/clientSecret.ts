// Secrets of API clients: 256 bits, stored as SHA-256, compared in constant time.
import { deriveKey, equalBytes, hmac, sha256 } from '../../../platform/crypto';

/** A random secret of 256 bits needs no slow hash: there is nothing to guess. */
export function hashSecret(secret: string): string {
  return sha256(secret).toString('hex');
}

export function isSecretOf(hash: string, secret: string): boolean {
  return equalBytes(Buffer.from(hash, 'hex'), sha256(secret));
}

/** The secret of a demonstration client: derived, so that the start screen can show it. Real clients get random ones. */
export function deriveDemoSecret(rootKey: Buffer, clientId: string): string {
  return hmac(deriveKey(rootKey, 'client-secret'), clientId).toString('base64url');
}
