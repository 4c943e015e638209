// Validation by the API schema, after the limits. At most a few errors are told, so that an answer stays small; a
// document within the limits is validated in milliseconds (test/gateway/guard/validation.test.ts).

import { validate } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import { GuardError } from './guardError';
import type { Limits } from './limits';

export function validateOperation(document: DocumentNode, limits: Limits, schema: GraphQLSchema): GuardError[] {
  const errors = validate(schema, document, undefined, { maxErrors: limits.validationErrors });
  return errors.map(({ message, nodes }) => new GuardError('GRAPHQL_VALIDATION_FAILED', message, { nodes }));
}
