// A refusal with a code of the registry. Every guard throws it; gateway/http/reply.ts turns it into an answer.
// It is a GraphQLError, so that it also passes through graphql-js and Apollo Server unchanged.

import { GraphQLError } from 'graphql';
import type { ASTNode, Source } from 'graphql';
import { ERRORS } from '../../schema/contract/errors';
import type { ErrorCode } from '../../schema/contract/errors';

export interface GuardErrorDetails {
  readonly nodes?: ASTNode | readonly ASTNode[];
  readonly source?: Source;
  readonly positions?: readonly number[];
  /** HTTP headers that the refusal calls for, such as `allow`. */
  readonly headers?: Readonly<Record<string, string>>;
}

export class GuardError extends GraphQLError {
  readonly code: ErrorCode;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ErrorCode, message: string = ERRORS[code].en, details: GuardErrorDetails = {}) {
    super(message, {
      nodes: details.nodes,
      source: details.source,
      positions: details.positions,
      // Apollo Server takes its status from here and does not send it on.
      extensions: { code, http: { status: ERRORS[code].status } },
    });
    this.code = code;
    this.headers = details.headers ?? {};
  }
}
