// Several operations in one request, each through the same chain as one alone. Called by serveGraphQL.ts.
import type { ErrorCode } from '../../schema/contract/errors';
import { GuardError } from '../guard/guardError';
import { readParams } from './bodyParams';
import { toErrorResponse } from './reply';
import { createOutcome } from './requestState';
import { runOperation, type OperationCall, type OperationParts } from './runOperation';

/**
 * The text of the list of answers, in the order of the operations. An entry that is refused or fails gets an answer of
 * its own and keeps no other from running. One after the other: a mutation may be what the next entry reads.
 */
export async function runBatch(
  parts: OperationParts,
  call: Omit<OperationCall, 'graphql'>,
  entries: readonly unknown[],
): Promise<string> {
  // The whole batch is within the rate or nothing of it runs: half a batch helps nobody.
  if (entries.length > 1) call.charge(entries.length - 1);
  const answers: string[] = [];
  let firstCode: ErrorCode | null = null;
  for (const entry of entries) {
    const outcome = createOutcome();
    answers.push(await runEntry(parts, { ...call, outcome }, entry));
    firstCode ??= outcome.code;
  }
  Object.assign(call.outcome, { operationType: 'batch', code: firstCode });
  return `[${answers.join(',')}]`;
}

async function runEntry(parts: OperationParts, call: Omit<OperationCall, 'graphql'>, entry: unknown): Promise<string> {
  try {
    const { text } = await runOperation(parts, { ...call, graphql: readParams(entry) });
    return String(text).trim();
  } catch (error) {
    const { body, masked } = toErrorResponse(error, call.requestId);
    const [first] = masked;
    call.outcome.code = first?.code ?? null;
    if (first?.code === 'INTERNAL' && !(error instanceof GuardError)) {
      parts.log.error({ requestId: call.requestId, err: error }, 'an entry of a batch failed');
    }
    return body;
  }
}
