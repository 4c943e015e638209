// Reads a token request (RFC 6749, 3.2 and 4.4) from its form and Authorization header. Pure; called by app/issueToken.ts.

export type OAuthErrorCode = 'invalid_request' | 'invalid_client' | 'unsupported_grant_type' | 'invalid_scope';

/** A refusal in the words of RFC 6749, 5.2. */
export class OAuthRefusal extends Error {
  constructor(
    readonly code: OAuthErrorCode,
    readonly description: string,
    /** Above zero: too many wrong tries, the status is 429. */
    readonly retryAfterSeconds = 0,
  ) {
    super(description);
  }
}

export interface TokenRequest {
  readonly clientId: string;
  readonly secret: string;
  /** Null when the request names none: then all that are registered. */
  readonly scopes: readonly string[] | null;
}

const SCOPE = /^[\x21\x23-\x5b\x5d-\x7e]+( [\x21\x23-\x5b\x5d-\x7e]+)*$/;
const BASIC = /^Basic +([A-Za-z0-9+/]+={0,2})$/i;

const badForm = (text: string) => new OAuthRefusal('invalid_request', text);

export function readTokenRequest(body: string, authorization: string | undefined): TokenRequest {
  const form = parseForm(body);
  const grantType = form.get('grant_type');
  if (grantType === undefined) throw badForm('grant_type is missing.');
  if (grantType !== 'client_credentials') {
    throw new OAuthRefusal('unsupported_grant_type', 'Use grant_type=client_credentials.');
  }
  const scope = form.get('scope');
  if (scope !== undefined && !SCOPE.test(scope)) {
    throw new OAuthRefusal('invalid_scope', 'scope wants names separated by single spaces.');
  }
  const credentials = readCredentials(form, authorization);
  return { ...credentials, scopes: scope === undefined ? null : [...new Set(scope.split(' '))] };
}

/** Parameters without a value count as absent; one that is sent twice makes the request invalid (RFC 6749, 3.2). */
function parseForm(body: string): ReadonlyMap<string, string> {
  const form = new Map<string, string>();
  const seen = new Set<string>();
  for (const pair of body.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    const name = decodeFormText(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decodeFormText(pair.slice(at + 1));
    if (name === null || value === null) throw badForm('The body is not valid application/x-www-form-urlencoded.');
    if (seen.has(name)) throw badForm('A parameter was sent more than once.');
    seen.add(name);
    if (value !== '') form.set(name, value);
  }
  return form;
}

function decodeFormText(text: string): string | null {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return null;
  }
}

function readCredentials(
  form: ReadonlyMap<string, string>,
  authorization: string | undefined,
): { clientId: string; secret: string } {
  const formId = form.get('client_id');
  const formSecret = form.get('client_secret');
  if (authorization === undefined) {
    if (formId !== undefined && formSecret !== undefined) return { clientId: formId, secret: formSecret };
    throw new OAuthRefusal('invalid_client', 'Client authentication is missing.');
  }
  const basic = parseBasic(authorization);
  if (basic === null) throw new OAuthRefusal('invalid_client', 'Use HTTP Basic with client_id and client_secret.');
  if (formSecret !== undefined) throw badForm('Use one way of client authentication, not two.');
  if (formId !== undefined && formId !== basic.clientId) throw badForm('Two different client ids were sent.');
  return basic;
}

/** Both parts are form-encoded before base64 (RFC 6749, 2.3.1). */
function parseBasic(header: string): { clientId: string; secret: string } | null {
  const encoded = BASIC.exec(header)?.[1];
  if (encoded === undefined) return null;
  const text = decodeBase64(encoded);
  const at = text.indexOf(':');
  const clientId = at < 0 ? null : decodeFormText(text.slice(0, at));
  const secret = at < 0 ? null : decodeFormText(text.slice(at + 1));
  return clientId && secret ? { clientId, secret } : null;
}

/** `atob` is a function of the language's platform, without I/O; each character is one byte, and ours are ASCII. */
function decodeBase64(text: string): string {
  try {
    return atob(text);
  } catch {
    return '';
  }
}
