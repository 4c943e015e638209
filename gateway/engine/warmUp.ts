// Operations that were in use on one supergraph, compiled for the next one before it serves. Called by ownEngine.ts.
import { Kind, validate, type GraphQLSchema } from 'graphql';
import type { HotOperation, Operations } from './operations';

export const HOT_COUNT = 200;

export async function warmUp(
  operations: Operations,
  schema: GraphQLSchema,
  hot: readonly HotOperation[],
  withinMs: number,
): Promise<void> {
  const endsAtMs = Date.now() + withinMs;
  for (const { document, values } of hot) {
    if (Date.now() > endsAtMs) return;
    const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION);
    if (operation === undefined) continue;
    try {
      if (validate(schema, document).length === 0) await operations.compile(document, operation, values);
    } catch {
      // One that cannot be planned says so to whoever asks for it; it keeps no supergraph from being served.
    }
  }
}
