// What of an error leaves a subgraph: a code of the registry with its message; anything else becomes INTERNAL and is logged.
import { unwrapResolverError } from '@apollo/server/errors';
import type { GraphQLFormattedError } from 'graphql';
import { ERRORS, isErrorCode } from '../../schema/contract/errors';
import { CodedError } from '../errors';
import type { Logger } from '../log';

const STATEMENT_INTERRUPTED = new Set([1969, 3024]);

export function createErrorFormatter(log: Logger) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original = unwrapResolverError(error);
    const code = formatted.extensions?.code;
    if (original instanceof CodedError || (isErrorCode(code) && code !== 'INTERNAL')) {
      return { ...formatted, extensions: { ...formatted.extensions, stacktrace: undefined } };
    }
    const isTimeout = STATEMENT_INTERRUPTED.has((original as { errno?: number }).errno ?? 0);
    const masked = isTimeout ? 'TIMEOUT' : 'INTERNAL';
    log.error({ err: original, path: formatted.path }, 'a resolver failed');
    return {
      message: ERRORS[masked].en,
      path: formatted.path,
      locations: formatted.locations,
      extensions: { code: masked, retryable: ERRORS[masked].retryable },
    };
  };
}
