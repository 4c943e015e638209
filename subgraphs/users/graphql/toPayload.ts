// From a verb of users to its mutation's payload.
import { Refusal, type UserErrorData } from '../../../platform/errors';

/** Refusals become the payload's userErrors beside `nothing`; everything else stays an error of the request. */
export async function toPayload<T extends object, N extends object>(
  work: () => Promise<T>,
  nothing: N,
): Promise<(T | N) & { userErrors: readonly UserErrorData[] }> {
  try {
    return { ...(await work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...nothing, userErrors: error.userErrors };
  }
}
