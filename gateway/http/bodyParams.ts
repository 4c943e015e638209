// The parameters of a GraphQL request, checked by type, whether they came as a JSON body or in a URL. Called by body.ts.

import { GuardError } from '../guard/guardError';

export interface GraphQLRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown> | undefined;
  readonly extensions: Record<string, unknown> | undefined;
}

/** Unknown parameters are ignored, as GraphQL over HTTP asks. */
export function readParams(value: unknown): GraphQLRequest {
  if (Array.isArray(value)) {
    throw new GuardError('BAD_REQUEST', 'Batches are not accepted here; send one operation.');
  }
  if (!isObject(value)) throw new GuardError('BAD_REQUEST', 'The body must be a JSON object with a "query".');
  const extensions = readObject(value, 'extensions');
  const query = readString(value, 'query');
  if (query === undefined || query.trim() === '') {
    const isPersisted = extensions !== undefined && Object.hasOwn(extensions, 'persistedQuery');
    const text = isPersisted ? 'Persisted queries are not served; send the text as "query".' : '"query" is missing.';
    throw new GuardError('BAD_REQUEST', text);
  }
  const operationName = readString(value, 'operationName');
  const variables = readObject(value, 'variables');
  return { query, operationName: operationName === '' ? undefined : operationName, variables, extensions };
}

// Own properties only: a body such as {"__proto__": {"query": "…"}} sets nothing.
function readOwn(params: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(params, name) ? (params[name] ?? undefined) : undefined;
}

function readString(params: Record<string, unknown>, name: string): string | undefined {
  const value = readOwn(params, name);
  if (value === undefined || typeof value === 'string') return value;
  throw new GuardError('BAD_REQUEST', `"${name}" must be a string.`);
}

function readObject(params: Record<string, unknown>, name: string): Record<string, unknown> | undefined {
  const value = readOwn(params, name);
  if (value === undefined || isObject(value)) return value;
  throw new GuardError('BAD_REQUEST', `"${name}" must be a JSON object.`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
