// The parameters of a GET request: `?query=…&variables={…}`. Called by body.ts.

import { GuardError } from '../guard/guardError';
import { readJsonText } from './bodyJson';

const JSON_PARAMETERS = ['variables', 'extensions'];

/** Stricter than URLSearchParams, which repairs bad UTF-8 silently and hides a parameter given twice. */
export function readUrlParams(url: string, nesting: number): Record<string, unknown> {
  const params = new Map<string, unknown>();
  const start = url.indexOf('?');
  const search = start < 0 ? '' : (url.slice(start + 1).split('#', 1)[0] ?? '');
  for (const part of search.split('&')) {
    if (part === '') continue;
    const split = part.indexOf('=');
    const name = decode(split < 0 ? part : part.slice(0, split));
    if (params.has(name)) throw new GuardError('BAD_REQUEST', 'A parameter of the URL is given twice.');
    params.set(name, split < 0 ? '' : decode(part.slice(split + 1)));
  }
  for (const name of JSON_PARAMETERS) {
    const text = params.get(name);
    if (text === '') params.delete(name);
    else if (typeof text === 'string') params.set(name, readJsonText(text, `parameter ${name}`, nesting));
  }
  return Object.fromEntries(params);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw new GuardError('BAD_REQUEST', 'The URL is not valid percent-encoded UTF-8.');
  }
}
