// Collects everything that is wrong with one input, so that a person mends it in one go. Used by the writing verbs.
import type { ErrorCode } from '../schema/contract/errors';
import { Refusal, userError, type UserErrorData } from './errors';
import { countCodePoints, isUnstorable, normaliseText } from './text';

/** Something to see: not spaces, controls and zero-width characters alone. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}]/u;

export class InputFaults {
  private readonly errors: UserErrorData[] = [];

  add(code: ErrorCode, field: string, message?: string): void {
    this.errors.push(userError(code, field, message));
  }

  /** Adds the fault unless `isRight`. */
  check(isRight: boolean, code: ErrorCode, field: string, message?: string): void {
    if (!isRight) this.add(code, field, message);
  }

  /** A text of 1 to `max` code points, as it is stored: NFC, else exactly as given. */
  text(value: string, field: string, max: number): string {
    const text = normaliseText(value);
    if (isUnstorable(text)) this.add('INVALID_INPUT', field, 'The text has a NUL character or half a surrogate pair.');
    else if (!VISIBLE.test(text)) this.add('REQUIRED', field);
    else if (countCodePoints(text) > max) this.add('TOO_LONG', field, `At most ${max} characters are allowed.`);
    return text;
  }

  /** An optional text: null and one without anything to see are the same. */
  optionalText(value: string | null | undefined, field: string, max: number): string | null {
    const isGiven = value !== null && value !== undefined && (VISIBLE.test(value) || isUnstorable(value));
    return isGiven ? this.text(value, field, max) : null;
  }

  /** @throws Refusal with all faults so far */
  throwIfAny(): void {
    if (this.errors.length > 0) throw new Refusal(this.errors);
  }
}
