// Encrypts a reporter's personal data at rest and opens it: AES-256-GCM under a key of that one version of that one person.
// Called by reporter.store.ts and the verbs that read a person (`docs/decisions/0019-personal-data.md`).
import { createCipheriv, createDecipheriv, createHmac, randomFillSync } from 'node:crypto';
import type { PersonKeyRing } from './personKeys';

export interface Contact {
  readonly nik: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

export const NO_CONTACT: Contact = { nik: null, email: null, phone: null, address: null };

export interface PersonalData extends Contact {
  readonly name: string;
}

/** The columns of one row, as they lie in the table. All null once the person was erased. */
export interface SealedData {
  readonly keyId: string | null;
  readonly keySalt: string | null;
  readonly nameSealed: string | null;
  readonly contactSealed: string | null;
}

export interface PersonSealer {
  /** Draws a new salt, hence a new key, at each call: a correction leaves nothing under an old one. */
  seal(personId: string, data: PersonalData): SealedData;
  /** @throws SealError */
  openName(personId: string, sealed: SealedData): string;
  /** @throws SealError */
  openContact(personId: string, sealed: SealedData): Contact;
  /** Of the key that seals now. */
  readonly keyId: string;
  hasKey(keyId: string): boolean;
  /** Whether there may be rows under a key that does not seal any more. */
  readonly hasOlderKeys: boolean;
}

/** The ciphertext is not what was sealed for this row and column, or its key is not in the ring. Says nothing of the content. */
export class SealError extends Error {}

type SealedColumn = 'name' | 'contact';

/** A key seals each column once, so its nonce may be the column's number: two never meet under one key. */
const NONCES: Readonly<Record<SealedColumn, Buffer>> = {
  name: Buffer.from('000000000000000000000001', 'hex'),
  contact: Buffer.from('000000000000000000000002', 'hex'),
};
const SALT_BYTES = 16;
const TAG_BYTES = 16;

export function createPersonSealer(ring: PersonKeyRing): PersonSealer {
  const secrets = new Map(ring.map(({ id, secret }) => [id, secret]));
  const [newest] = ring;

  /** HMAC-SHA-256 is the extractor and one block of HKDF's expander: the ring's keys are random already. */
  function deriveKey(keyId: string, salt: string, personId: string): Buffer {
    const secret = secrets.get(keyId);
    if (!secret) throw new SealError(`The key ${keyId} is not in the ring.`);
    return createHmac('sha256', secret).update(`sp4n-lapor/person/${salt}/${personId}`).digest();
  }

  function open(column: SealedColumn, personId: string, { keyId, keySalt }: SealedData, text: string | null): string {
    if (keyId === null || keySalt === null || text === null) throw new SealError('There is nothing to open.');
    return decrypt(deriveKey(keyId, keySalt, personId), column, associate(column, personId, keyId), text);
  }

  return {
    keyId: newest.id,
    hasOlderKeys: ring.length > 1,
    hasKey: (keyId) => secrets.has(keyId),
    seal(personId, { name, nik, email, phone, address }) {
      const keySalt = drawSalt();
      const key = deriveKey(newest.id, keySalt, personId);
      const encryptAs = (column: SealedColumn, text: string): string =>
        encrypt(key, column, associate(column, personId, newest.id), text);
      const contact = JSON.stringify([nik, email, phone, address]);
      return {
        ...{ keyId: newest.id, keySalt },
        nameSealed: encryptAs('name', name),
        contactSealed: encryptAs('contact', contact),
      };
    },
    openName: (personId, sealed) => open('name', personId, sealed, sealed.nameSealed),
    openContact(personId, sealed) {
      const values = JSON.parse(open('contact', personId, sealed, sealed.contactSealed)) as (string | null)[];
      const [nik = null, email = null, phone = null, address = null] = values;
      return { nik, email, phone, address };
    },
  };
}

/** Binds a ciphertext to its table, column and row. */
function associate(column: SealedColumn, personId: string, keyId: string): Buffer {
  return Buffer.from(`reporter/${column}/${personId}/${keyId}`);
}

function encrypt(key: Buffer, column: SealedColumn, associated: Buffer, text: string): string {
  const cipher = createCipheriv('aes-256-gcm', key, NONCES[column]).setAAD(associated);
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]).toString('base64url');
}

function decrypt(key: Buffer, column: SealedColumn, associated: Buffer, text: string): string {
  const bytes = Buffer.from(text, 'base64url');
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, NONCES[column], { authTagLength: TAG_BYTES });
    decipher.setAAD(associated).setAuthTag(bytes.subarray(-TAG_BYTES));
    return decipher.update(bytes.subarray(0, -TAG_BYTES), undefined, 'utf8') + decipher.final('utf8');
  } catch {
    throw new SealError('The ciphertext does not belong here.');
  }
}

/** Random bytes in stock: one call of the system for many salts. */
const stock = Buffer.alloc(SALT_BYTES * 256);
let used = stock.length;

function drawSalt(): string {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += SALT_BYTES;
  return stock.toString('base64url', used - SALT_BYTES, used);
}
