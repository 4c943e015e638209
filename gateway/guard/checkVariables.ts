// Values of variables: nesting, keys, and the length of every list and text, before graphql-js coerces them.
// `checkJsonShape` also guards a whole request body (gateway/http/body.ts).

import { checkListLength, checkText } from './checkText';
import { GuardError } from './guardError';
import type { Verdict } from './verdict';

/** Refuses JSON nested too deeply, and the key `__proto__`, which changes an object's prototype when it is copied. */
export function checkJsonShape(value: unknown, nesting: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (nesting <= 0) throw new GuardError('BAD_REQUEST', 'The JSON of the request is nested too deeply.');
  if (Array.isArray(value)) {
    for (const item of value) checkJsonShape(item, nesting - 1);
    return;
  }
  for (const key of Object.keys(value)) {
    if (key === '__proto__') throw new GuardError('BAD_REQUEST', 'The key __proto__ is not allowed.');
    checkJsonShape((value as Record<string, unknown>)[key], nesting - 1);
  }
}

export function checkVariables(variables: Readonly<Record<string, unknown>> | undefined, verdict: Verdict): void {
  if (variables === undefined) return;
  checkJsonShape(variables, verdict.limits.jsonNesting);
  checkSizes(variables, verdict);
}

function checkSizes(value: unknown, verdict: Verdict): void {
  if (typeof value === 'string') checkText(value, verdict);
  else if (Array.isArray(value)) {
    checkListLength(value.length, verdict);
    for (const item of value) checkSizes(item, verdict);
  } else if (typeof value === 'object' && value !== null) {
    for (const item of Object.values(value)) checkSizes(item, verdict);
  }
}
