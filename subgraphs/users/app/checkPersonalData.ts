// Which corrections of personal data are accepted, and in which spelling they are kept. Called by correctMyData.
import { Refusal, userError, type UserErrorData } from '../../../platform/errors';
import { countCodePoints, isUnstorable, normaliseText } from '../../../platform/text';

export interface GivenData {
  readonly name?: string | null;
  readonly nik?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly address?: string | null;
}

type Changes = {
  name?: string;
  nik?: string | null;
  email?: string | null;
  phone?: string | null;
  address?: string | null;
};

interface Rule {
  readonly maxLength: number;
  readonly pattern: RegExp;
  readonly wanted: string;
}

const RULES: Readonly<Record<keyof GivenData, Rule>> = {
  name: { maxLength: 200, pattern: /^[^\p{Cc}]*[\p{L}\p{N}][^\p{Cc}]*$/u, wanted: 'Give a name on one line.' },
  nik: { maxLength: 16, pattern: /^\d{16}$/, wanted: 'Give the 16 digits of the NIK.' },
  email: {
    maxLength: 254,
    pattern: /^[^\s@\p{Cc}]{1,64}@[^\s@\p{Cc}]+\.[^\s@\p{Cc}]+$/u,
    wanted: 'Give an e-mail address.',
  },
  phone: {
    maxLength: 16,
    pattern: /^\+\d{7,15}$/,
    wanted: 'Give the number with its country code, such as +6281234567890.',
  },
  address: { maxLength: 500, pattern: /^[^\0]*\S[^\0]*$/, wanted: 'Give an address, or null to take it away.' },
};

/** @throws Refusal with all faults at once */
export function checkPersonalData(given: GivenData): Changes {
  const faults: UserErrorData[] = [];
  const changes: Record<string, string | null> = {};
  for (const field of Object.keys(RULES) as (keyof GivenData)[]) {
    const value = given[field];
    if (value === undefined) continue;
    const fault = findFault(field, value);
    if (fault === null) changes[field] = value === null ? null : normaliseText(value).trim();
    else faults.push(fault);
  }
  if (faults.length === 0 && Object.keys(changes).length === 0)
    faults.push(userError('REQUIRED', null, 'Give a change.'));
  if (faults.length > 0) throw new Refusal(faults);
  return changes as Changes;
}

function findFault(field: keyof GivenData, value: string | null): UserErrorData | null {
  const { maxLength, pattern, wanted } = RULES[field];
  if (value === null) return field === 'name' ? userError('REQUIRED', field) : null;
  const text = normaliseText(value).trim();
  if (countCodePoints(text) > maxLength) return userError('TOO_LONG', field, `At most ${maxLength} characters.`);
  return isUnstorable(text) || !pattern.test(text) ? userError('INVALID_INPUT', field, wanted) : null;
}
