// Kinds of values in the gateway's configuration. Called by config.ts.
import { isIP } from 'node:net';
import { z } from 'zod';
import { TOKEN_ALGORITHMS, type TokenIssuer } from './auth/tokenIssuer';

export const switchField = z.enum(['on', 'off'], { error: 'wants on or off' }).transform((value) => value === 'on');

export const durationField = z.coerce
  .number({ error: 'wants milliseconds' })
  .int('wants whole milliseconds')
  .min(0, 'wants 0 or more milliseconds')
  .max(600_000, 'wants at most 600000 ms');

export const rateField = z.coerce.number({ error: 'wants a whole number' }).int('wants a whole number').positive();

/** A whole number of characters, or `off`. */
export const sizeField = z.union([z.literal('off').transform(() => null), rateField], {
  error: 'wants a whole number above 0, or off',
});

export const listField = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** What browsers send as `Origin`; `*` for every one. */
export const originsField = listField.refine(
  (origins) => origins.every((origin) => origin === '*' || (URL.canParse(origin) && new URL(origin).origin === origin)),
  'wants origins such as https://dashboard.example, without a path, or *',
);

/** False, or the addresses of the proxies whose X-Forwarded-For is believed. A mere number of them would believe anybody. */
export type TrustProxy = false | string[];

export const trustProxyField = z
  .string()
  .refine(
    (text) => text === 'off' || text.split(',').every((part) => isProxyRange(part.trim())),
    'wants off, or the addresses of proxies such as 10.0.0.0/8,loopback',
  )
  .transform((text): TrustProxy => (text === 'off' ? false : text.split(',').map((part) => part.trim())));

function isProxyRange(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128));
}

const LOOPBACK = /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/;

/** Keys that arrive over plain HTTP could be anybody's, except from this machine. */
const safeUrl = z
  .string()
  .refine(
    (text) => URL.canParse(text) && (text.startsWith('https://') || LOOPBACK.test(text)),
    'wants an https address (http only on this machine)',
  );

const peopleIssuer = z.strictObject({
  issuer: safeUrl,
  audience: z.string().min(1),
  jwksUri: safeUrl.optional(),
  algorithms: z.array(z.enum(TOKEN_ALGORITHMS)).min(1).optional(),
  // Read by the users subgraph from the same variable.
  kind: z.unknown().optional(),
  autoProvision: z.unknown().optional(),
});

/** JSON: [{"issuer": "https://…", "audience": "…"}]; jwksUri is found by the issuer's OpenID metadata unless given. */
export const peopleIssuersField = z.string().transform((text, context): TokenIssuer[] => {
  const result = z.array(peopleIssuer).safeParse(parseJson(text));
  if (result.success) {
    return result.data.map(({ issuer, audience, jwksUri, algorithms }) => ({
      issuer,
      audience,
      jwksUri: jwksUri ?? null,
      algorithms: algorithms ?? TOKEN_ALGORITHMS,
      isOwn: false,
    }));
  }
  for (const { path, message } of result.error.issues) {
    const place = path.map(String).join('.');
    context.addIssue({
      code: 'custom',
      message: place === '' ? 'wants a JSON list of issuers' : `${place}: ${message}`,
    });
  }
  return z.NEVER;
});

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
