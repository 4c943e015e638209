// One string or list that a client sent, in a literal or a variable: length, and characters no store keeps faithfully.
// Called by the lexer of parseOperation.ts, by literals and by variables.

import { GuardError } from './guardError';
import { refuseOrWarn, requireAtMost } from './verdict';
import type { GuardErrorDetails } from './guardError';
import type { Verdict } from './verdict';

// In a `u` pattern a surrogate pair is one code point, so that only lone halves match.
const LONE_SURROGATE = /\p{Surrogate}/u;

export function checkText(text: string, verdict: Verdict, details: GuardErrorDetails = {}): void {
  const limit = verdict.limits.textCodePoints;
  if (text.length > limit) {
    const actual = countCodePoints(text);
    requireAtMost(verdict, { code: 'TOO_LONG', actual, limit, what: `A text has ${actual} characters` }, details);
  }
  if (text.includes('\0')) {
    refuseOrWarn(verdict, new GuardError('BAD_USER_INPUT', 'A text holds a NUL character (U+0000).', details));
  }
  if (LONE_SURROGATE.test(text)) {
    refuseOrWarn(verdict, new GuardError('BAD_USER_INPUT', 'A text holds half a surrogate pair.', details));
  }
}

export function checkListLength(actual: number, verdict: Verdict, details: GuardErrorDetails = {}): void {
  const limit = verdict.limits.listItems;
  requireAtMost(verdict, { code: 'TOO_MANY_ITEMS', actual, limit, what: `A list has ${actual} items` }, details);
}

function countCodePoints(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    if ((text.codePointAt(i) ?? 0) > 0xffff) i++;
    count++;
  }
  return count;
}
