// Encryption of a person's data: what was sealed opens for its own row and column, and for nothing else.
import { describe, expect, it } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { parsePersonKeys, type PersonKeyRing } from '../../../subgraphs/users/store/personKeys';
import { createPersonSealer, SealError, type SealedData } from '../../../subgraphs/users/store/personSealer';

const makeKey = (): string => randomBytes(32).toString('base64url');
const ringOf = (...keys: string[]): PersonKeyRing => parsePersonKeys(keys.join(',')) as PersonKeyRing;

const oldKey = makeKey();
const sealer = createPersonSealer(ringOf(oldKey));
const ani = randomUUID();
const budi = randomUUID();
const data = {
  name: 'Ni Luh “Ani” Ω 😀',
  nik: '0012345678901234',
  email: 'ani@example.com',
  phone: '+6200012345678',
  address: null,
};

const other: Record<string, SealedData> = { ani: sealer.seal(ani, data), budi: sealer.seal(budi, data) };
const sealed = other.ani as SealedData;

describe('what was sealed', () => {
  it('opens as it was, name and contact apart', () => {
    const { name, ...contact } = data;
    expect(sealer.openName(ani, sealed)).toBe(name);
    expect(sealer.openContact(ani, sealed)).toEqual(contact);
  });

  it('shows nothing of itself, and looks different each time', () => {
    const again = sealer.seal(ani, data);
    for (const column of ['keySalt', 'nameSealed', 'contactSealed'] as const) {
      expect(again[column]).not.toBe(sealed[column]);
      expect(sealed[column]).toMatch(/^[A-Za-z0-9_-]+$/);
      expect(Buffer.from(sealed[column] as string, 'base64url').toString()).not.toContain('ani');
    }
  });

  it.each<[string, SealedData]>([
    ['all columns of another row', other.budi as SealedData],
    ['the name of another row', { ...sealed, nameSealed: (other.budi as SealedData).nameSealed }],
    ['the salt of another row', { ...sealed, keySalt: (other.budi as SealedData).keySalt }],
    ['the contact in place of the name', { ...sealed, nameSealed: sealed.contactSealed }],
    ['an older name under the salt of now', { ...sealed, nameSealed: sealer.seal(ani, data).nameSealed }],
    ['one bit turned', { ...sealed, nameSealed: flip(sealed.nameSealed as string, 0) }],
    ['one bit of the tag turned', { ...sealed, nameSealed: flip(sealed.nameSealed as string, -1) }],
    ['a shorter tag', { ...sealed, nameSealed: (sealed.nameSealed as string).slice(0, -4) }],
    ['nothing at all', { ...sealed, nameSealed: '' }],
    ['text that is no base64', { ...sealed, nameSealed: 'Ni Luh Ani' }],
    ['no salt', { ...sealed, keySalt: null }],
    ['a key that is not in the ring', { ...sealed, keyId: 'ffffffffffff' }],
  ])('opens no more with %s', (_name, moved) => {
    expect(() => sealer.openName(ani, moved)).toThrow(SealError);
  });

  it('does not open as the contact of the same row when it is the name', () => {
    expect(() => sealer.openContact(ani, { ...sealed, contactSealed: sealed.nameSealed })).toThrow(SealError);
  });

  it('opens under a ring that has a newer key in front, and no more once its own is gone', () => {
    const newKey = makeKey();
    const both = createPersonSealer(ringOf(newKey, oldKey));
    expect(both.openName(ani, sealed)).toBe(data.name);
    expect(both.seal(ani, data).keyId).not.toBe(sealed.keyId);
    expect([sealer.hasOlderKeys, both.hasOlderKeys]).toEqual([false, true]);
    expect(() => createPersonSealer(ringOf(newKey)).openName(ani, sealed)).toThrow(SealError);
  });
});

function flip(text: string, at: number): string {
  const bytes = Buffer.from(text, 'base64url');
  const index = at < 0 ? bytes.length + at : at;
  bytes[index] = (bytes[index] as number) ^ 1;
  return bytes.toString('base64url');
}
