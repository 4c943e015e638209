// How much text one operation may put into its answer. Called by httpServer.ts as the resolver of every field without one.
// Aliases and root fields repeat a text of 20,000 characters without reading it again: 1 kB of query made 180 MB.
import { defaultFieldResolver, type GraphQLFieldResolver } from 'graphql';
import { CodedError } from '../errors';

/** The gateway sends no larger answer, so that building one would be for nothing. */
const MAX_ANSWER_LENGTH = 5_000_000;

export function createBudgetedResolver(maxLength = MAX_ANSWER_LENGTH): GraphQLFieldResolver<unknown, object> {
  // By the request's context: nothing of it outlives the request.
  const lengths = new WeakMap<object, number>();
  return (source, args: unknown, context, info) => {
    const value: unknown = defaultFieldResolver(source, args as Record<string, unknown>, context, info);
    if (typeof value !== 'string') return value;
    const length = (lengths.get(context) ?? 0) + value.length;
    lengths.set(context, length);
    if (length <= maxLength) return value;
    throw new CodedError('QUERY_TOO_COSTLY', 'The answer would be larger than 5 MB; ask for smaller pages.');
  };
}
