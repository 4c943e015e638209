// Reading a token request: what the form and the header mean, over forms that nobody would write by hand.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { OAuthRefusal, readTokenRequest } from '../../../subgraphs/users/domain/tokenRequest';

const formEncode = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');
const basic = (id: string, secret: string) =>
  `Basic ${Buffer.from(`${formEncode(id)}:${formEncode(secret)}`).toString('base64')}`;

describe('a token request', () => {
  it('reads any client id and secret alike from form and header', () => {
    const text = fc.string({ minLength: 1, unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, (clientId, secret) => {
        const form = `grant_type=client_credentials&client_id=${formEncode(clientId)}&client_secret=${formEncode(secret)}`;
        const expected = { clientId, secret, scopes: null };
        expect(readTokenRequest(form, undefined)).toEqual(expected);
        expect(readTokenRequest('grant_type=client_credentials', basic(clientId, secret))).toEqual(expected);
      }),
    );
  });

  it('is read or refused, never fails otherwise', () => {
    const anything = fc.oneof(fc.string(), fc.constantFrom('grant_type=client_credentials', '%', 'scope=', '&', '='));
    fc.assert(
      fc.property(fc.array(anything), fc.option(fc.string(), { nil: undefined }), (parts, authorization) => {
        try {
          readTokenRequest(parts.join('&'), authorization);
        } catch (error) {
          expect(error).toBeInstanceOf(OAuthRefusal);
        }
      }),
    );
  });

  it('names each scope once', () => {
    const form = 'grant_type=client_credentials&client_id=a&client_secret=b&scope=x+y+x';
    expect(readTokenRequest(form, undefined).scopes).toEqual(['x', 'y']);
  });

  it('takes the scheme of the header in any case, and nothing after its value', () => {
    const header = basic('a', 'b');
    expect(readTokenRequest('grant_type=client_credentials', header.replace('Basic', 'bASIC')).clientId).toBe('a');
    expect(() => readTokenRequest('grant_type=client_credentials', `${header}, Bearer x`)).toThrow(OAuthRefusal);
  });
});
