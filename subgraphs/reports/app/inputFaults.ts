// What the writing verbs of reports check their texts with.
import { InputFaults } from '../../../platform/inputFaults';

export { InputFaults };

export const MAX_BODY_LENGTH = 20_000;

/** The body that is the one text of an input. @throws Refusal */
export function requireBody(value: string, field: string): string {
  const faults = new InputFaults();
  const text = faults.text(value, field, MAX_BODY_LENGTH);
  faults.throwIfAny();
  return text;
}
