// The errors of an operation → what the client reads of them, with the first one's code noted for the log. Both ways of
// executing end here.
import type { GatewayContext } from '../engine/engine';
import { maskError, type MaskedError, type PublicError } from './replyMask';

export function maskErrors(errors: readonly unknown[], context: GatewayContext): PublicError[] {
  const masked = errors.map((error) => maskError(error, context.requestId));
  context.outcome.code = masked[0]?.code ?? 'INTERNAL';
  for (const one of masked) logFailure(context, one);
  return masked.map(({ error }) => error);
}

/** Errors of subgraphs were logged where they arrived, without their texts. */
function logFailure({ log }: GatewayContext, { code, isMasked, original }: MaskedError): void {
  const { extensions } = original as { extensions?: { serviceName?: string } };
  if (!isMasked || code !== 'INTERNAL' || extensions?.serviceName !== undefined) return;
  log.error({ err: original }, 'an operation failed');
}
