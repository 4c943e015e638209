// The port of stored files. The verbs know no more of where bytes lie; another implementation (an object store) takes the
// place of localFiles.ts in createServices.ts.
import { randomBytes } from 'node:crypto';
import type { Readable } from 'node:stream';

export interface FileStore {
  /** Puts the file at `path` away under the key; on return it survives a power cut. `path` is gone or left to the caller. */
  put(key: string, path: string): Promise<void>;
  /** Null when there is none. */
  open(key: string): Promise<Readable | null>;
  /** Does nothing when there is none. */
  remove(key: string): Promise<void>;
}

const KEY = /^[0-9a-f]{40}$/;

/** Random: a key says nothing of whose file it is or what it is called, and no two uploads ever share one. */
export function newStorageKey(): string {
  return randomBytes(20).toString('hex');
}

export function isStorageKey(text: string): boolean {
  return KEY.test(text);
}
