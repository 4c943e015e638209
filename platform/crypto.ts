// Small, fixed uses of node:crypto: one root key per subgraph, everything else derived from it by name.
import { createHmac, hash, hkdfSync, timingSafeEqual } from 'node:crypto';

/** A key of 32 bytes for one purpose. Purposes never share a key, so that one signature cannot serve as another. */
export function deriveKey(root: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', root, Buffer.alloc(0), `sp4n-lapor/${purpose}`, 32));
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

export function sha256(data: string | Buffer): Buffer {
  return hash('sha256', data, 'buffer');
}

/** Compares in constant time; different lengths are simply unequal. */
export function equalBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** The key with which `caller` signs requests to the subgraph that owns `root`. */
export function peerKey(root: Buffer, caller: string): Buffer {
  return deriveKey(root, `peer/${caller}`);
}
