// Who may send a GET: plain tools and our own pages, not another site through a citizen's browser (it could fire a
// query with the browser's network position and time the answer). POST needs no rule: application/json already makes a
// browser ask first. Called by body.ts.

import { GuardError } from '../guard/guardError';
import type { RequestHeaders } from './body';

// Headers that a page of another site cannot send without asking first (a CORS preflight).
const PREFLIGHT_HEADERS = ['authorization', 'apollo-require-preflight', 'x-apollo-operation-name'];

/** `allowedOrigins` are those that CORS lets read answers. */
export function checkOrigin(headers: RequestHeaders, allowedOrigins: readonly string[] = []): void {
  if (PREFLIGHT_HEADERS.some((name) => isGiven(headers[name]))) return;
  const site = headers['sec-fetch-site'];
  const origin = headers.origin;
  if (typeof origin === 'string' && isAllowedOrigin(origin, allowedOrigins)) return;
  // `none` is an address typed or a bookmark. Another host of the same domain is another site to us.
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
    throw new GuardError('CSRF_BLOCKED');
  }
  // Browsers too old for Sec-Fetch-Site name the origin; plain tools send neither.
  if (origin === undefined || isSameHost(origin, headers.host)) return;
  throw new GuardError('CSRF_BLOCKED');
}

/** `*` stands for every site: for a gateway whose answers without a token are for everybody anyway. */
export function isAllowedOrigin(origin: string, allowed: readonly string[]): boolean {
  return allowed.includes(origin) || allowed.includes('*');
}

function isGiven(header: string | string[] | undefined): boolean {
  return header !== undefined && header.length > 0;
}

function isSameHost(origin: string | string[], host: string | string[] | undefined): boolean {
  if (typeof origin !== 'string' || typeof host !== 'string') return false;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
