// Packages that ship ES modules only must work in tests as they do in the product.
import { describe, expect, it } from '@jest/globals';
import { getProvinces } from 'idn-area-data';
import { generateSecret, SignJWT } from 'jose';

describe('packages that are ES modules only', () => {
  it('load in a test with their data', async () => {
    expect((await getProvinces()).length).toBe(38);
  });

  it('load in a test with their cryptography', async () => {
    const token = await new SignJWT({ sub: 'someone' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(await generateSecret('HS256'));
    expect(token.split('.')).toHaveLength(3);
  });
});
