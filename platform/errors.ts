// Errors as data: every refusal carries a code of the registry, so that the gateway may pass its message on.
import { GraphQLError } from 'graphql';
import { ERRORS, type ErrorCode } from '../schema/contract/errors';

/** An error that a caller may see. Without a message it speaks with the registry's text. */
export class CodedError extends GraphQLError {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message?: string, extensions: Record<string, unknown> = {}) {
    super(message ?? ERRORS[code].en, {
      extensions: { code, retryable: ERRORS[code].retryable, ...extensions },
    });
    this.code = code;
  }
}

/** One expected refusal of a mutation, as its payload shows it. `field` is the path into the input. */
export interface UserErrorData {
  readonly code: ErrorCode;
  readonly field: string[] | null;
  readonly message: string;
}

export function userError(code: ErrorCode, field: string | null = null, message?: string): UserErrorData {
  return { code, field: field === null ? null : field.split('.'), message: message ?? ERRORS[code].en };
}

/** Thrown inside a unit of work: rolls it back; the mutation answers with the errors in its payload. */
export class Refusal extends Error {
  constructor(readonly userErrors: readonly UserErrorData[]) {
    super(userErrors.map((error) => error.code).join(', '));
  }

  static of(code: ErrorCode, field: string | null = null, message?: string): Refusal {
    return new Refusal([userError(code, field, message)]);
  }
}
