// How a guard says "too much": it refuses, or in warn-only mode notes a warning. Used by every guard that counts.

import { GuardError } from './guardError';
import { ceilingOf } from './limits';
import type { GuardErrorDetails } from './guardError';
import type { Limits } from './limits';
import type { ErrorCode } from '../../schema/contract/errors';

/** What the guards of one request share: the limits and the warnings noted so far. */
export interface Verdict {
  readonly limits: Limits;
  readonly warnings: GuardError[];
}

export interface Amount {
  readonly code: ErrorCode;
  readonly actual: number;
  readonly limit: number;
  /** "nested 13 deep"; the allowed amount is added to it. */
  readonly what: string;
}

export function createVerdict(limits: Limits): Verdict {
  return { limits, warnings: [] };
}

/** Refuses an amount over its limit, or notes it when the gateway only warns. */
export function requireAtMost(verdict: Verdict, amount: Amount, details: GuardErrorDetails = {}): void {
  if (amount.actual <= amount.limit) return;
  const error = new GuardError(amount.code, `${amount.what}; at most ${amount.limit} allowed.`, details);
  if (amount.actual > ceilingOf(amount.limit, verdict.limits)) throw error;
  verdict.warnings.push(error);
}

/** Refuses a fault that is no amount, or notes it when the gateway only warns. */
export function refuseOrWarn(verdict: Verdict, error: GuardError): void {
  if (!verdict.limits.warnOnly) throw error;
  verdict.warnings.push(error);
}
