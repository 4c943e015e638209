// The Ed25519 keys of the case log's anchors: one that signs, and all that are known. They lie outside the database, so
// that who can write the database cannot make an anchor.
import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { sha256 } from '../../../../platform/crypto';

export interface PublicLogKey {
  readonly keyId: string;
  /** 32 bytes in base64url. */
  readonly publicKey: string;
  /** Whether new anchors are signed with it. */
  readonly isCurrent: boolean;
}

export interface LogKeys {
  readonly keys: readonly PublicLogKey[];
  /** With the present key. */
  readonly keyId: string;
  /** 64 bytes in base64url. */
  sign(text: string): string;
  /** False also for a key that is not known. */
  isSigned(text: string, by: { readonly keyId: string; readonly signature: string }): boolean;
}

/** What stands before the 32 bytes of a key in DER. */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');
const PUBLIC_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

export function createLogKeys({ seed, oldKeys }: { seed: Buffer; oldKeys: readonly Buffer[] }): LogKeys {
  const privateKey = createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  const current = rawOf(createPublicKey(privateKey));
  const known = new Map([current, ...oldKeys].map((raw) => [idOf(raw), raw]));
  const keyId = idOf(current);
  return {
    keyId,
    keys: [...known].map(([id, raw]) => ({
      ...{ keyId: id, publicKey: raw.toString('base64url'), isCurrent: id === keyId },
    })),
    sign: (text) => sign(null, Buffer.from(text), privateKey).toString('base64url'),
    isSigned(text, by) {
      const raw = known.get(by.keyId);
      return raw !== undefined && isSignedBy(raw, text, by.signature);
    },
  };
}

function isSignedBy(raw: Buffer, text: string, signature: string): boolean {
  const key = createPublicKey({ key: Buffer.concat([PUBLIC_PREFIX, raw]), format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64url'));
}

function rawOf(key: KeyObject): Buffer {
  return key.export({ format: 'der', type: 'spki' }).subarray(PUBLIC_PREFIX.length);
}

function idOf(raw: Buffer): string {
  return sha256(raw).toString('base64url');
}
