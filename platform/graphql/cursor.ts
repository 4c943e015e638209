// Sealed cursors: a caller can neither read nor change them, nor use them for another list, filter or viewer.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { sha256 } from '../crypto';
import { CodedError } from '../errors';

export type CursorValue = string | number | null;

export interface CursorSealer {
  seal(values: readonly CursorValue[]): string;
  /** @throws CodedError CURSOR_INVALID */
  open(cursor: string): readonly CursorValue[];
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const MAX_LENGTH = 1_024;

/** `binding` names list, filter, order and viewer: a cursor opens only under the binding that sealed it. */
export function createCursorSealer(key: Buffer, binding: unknown): CursorSealer {
  const context = sha256(JSON.stringify(binding));
  return {
    seal(values) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(context);
      const sealed = Buffer.concat([cipher.update(JSON.stringify(values), 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64url');
    },
    open(cursor) {
      try {
        if (cursor.length > MAX_LENGTH) throw new Error('longer than any cursor');
        const bytes = Buffer.from(cursor, 'base64url');
        const nonce = bytes.subarray(0, NONCE_BYTES);
        const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(context);
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        const sealed = bytes.subarray(NONCE_BYTES, -TAG_BYTES);
        const text = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8');
        return JSON.parse(text) as CursorValue[];
      } catch {
        throw new CodedError('CURSOR_INVALID');
      }
    },
  };
}
