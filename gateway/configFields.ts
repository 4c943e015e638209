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

/** A whole number above 0, or `off`. */
export const countOrOffField = z.union([z.literal('off').transform(() => null), rateField], {
  error: 'wants a whole number above 0, or off',
});

/** How subgraphs are spoken to: signed, as ours want it, or as plain GraphQL over HTTP. */
export const subgraphsField = z.enum(['signed', 'plain'], { error: 'wants signed or plain' });

export function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

const targetUrl = z.string().refine(isHttpUrl, 'wants http(s) addresses');

/** JSON: {"<name in the supergraph>": "http://host:port/path"}. */
export const subgraphUrlsField = z.string().transform((text, context): Record<string, string> => {
  const result = z.record(z.string(), targetUrl).safeParse(parseJson(text));
  if (result.success) return result.data;
  context.addIssue({ code: 'custom', message: 'wants JSON such as {"products":"http://127.0.0.1:4001/graphql"}' });
  return z.NEVER;
});

/** They belong to the connection or to the request as the gateway writes it. */
const NOT_FORWARDED =
  /^(connection|keep-alive|proxy-.*|te|trailer|transfer-encoding|upgrade|host|expect|content-.*|accept|accept-encoding)$/;

const listField = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** Names of headers, in lower case. */
export const headerNamesField = listField
  .transform((names) => names.map((name) => name.toLowerCase()))
  .refine(
    (names) => names.every((name) => /^[a-z0-9_-]+$/.test(name) && !NOT_FORWARDED.test(name)),
    'wants names of headers such as authorization,accept-language; none of the connection or of the body',
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

const issuerFields = z.strictObject({
  issuer: safeUrl,
  audience: z.string().min(1),
  jwksUri: safeUrl.optional(),
  algorithms: z.array(z.enum(TOKEN_ALGORITHMS)).min(1).optional(),
  // Read by the users subgraph from the same variable.
  kind: z.unknown().optional(),
  autoProvision: z.unknown().optional(),
});

/** JSON: [{"issuer": "https://…", "audience": "…"}]; jwksUri is found by the issuer's OpenID metadata unless given. */
export const issuersField = z.string().transform((text, context): TokenIssuer[] => {
  const result = z.array(issuerFields).safeParse(parseJson(text));
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
