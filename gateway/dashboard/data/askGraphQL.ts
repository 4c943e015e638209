// Asks the gateway's own /graphql without a token: the dashboard sees what anybody sees, through the same guards, limits,
// metrics and log. Nothing leaves the process for it. Called by the dashboard's pages and tables.
import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { CodedError } from '../../../platform/errors';
import { projectPath } from '../../../platform/projectPath';
import { isErrorCode, type ErrorCode } from '../../../schema/contract/errors';
import { GuardError } from '../../guard/guardError';

/** The files of schema/operations/dashboard that the pages ask. */
export const OPERATIONS = [
  'nationalOverview',
  'breakdown',
  'provinceFigures',
  'topicFigures',
  'institutionFigures',
  'institutionTable',
  'measureDefinitions',
  'freshness',
] as const;
export type OperationName = (typeof OPERATIONS)[number];

/** @throws CodedError, GuardError with the answer's code */
export type Ask = <T>(name: OperationName, variables: Readonly<Record<string, unknown>>) => Promise<T>;

interface Answer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly extensions?: { readonly code?: unknown } }[];
}

export function createAsk(app: FastifyInstance): (request: FastifyRequest) => Ask {
  const documents = new Map(OPERATIONS.map((name) => [name, readOperation(name)]));
  return (request) =>
    async <T>(name: OperationName, variables: Readonly<Record<string, unknown>>): Promise<T> => {
      const { headers, body } = await app.inject({
        method: 'POST',
        url: '/graphql',
        // Whose requests they are: the rate of the reader's address counts them, and the log can be read together.
        remoteAddress: request.ip,
        headers: { 'content-type': 'application/json', 'x-request-id': request.id },
        payload: JSON.stringify({ query: documents.get(name), variables }),
      });
      const { data, errors = [] } = JSON.parse(body) as Answer<T>;
      // Half an answer would show figures that are not there as if nothing had been counted.
      if (data === undefined || data === null || errors.length > 0) throw toError(errors, headers['retry-after']);
      return data;
    };
}

function toError(
  errors: NonNullable<Answer<unknown>['errors']>,
  retryAfter: number | string | string[] | undefined,
): Error {
  const given = errors[0]?.extensions?.code;
  const code: ErrorCode = isErrorCode(given) ? given : 'INTERNAL';
  const headers = retryAfter === undefined ? undefined : { 'retry-after': String(retryAfter) };
  return headers === undefined ? new CodedError(code) : new GuardError(code, undefined, { headers });
}

function readOperation(name: OperationName): string {
  return readFileSync(projectPath('schema', 'operations', 'dashboard', `${name}.graphql`), 'utf8');
}
