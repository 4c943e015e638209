// The rule of deprecations: a reason and a day, "Use `x`. Removed after 2027-03-01.", and nothing goes before that day.
// Called by diffSchemas.ts.
import { DEFAULT_DEPRECATION_REASON } from 'graphql';
import type { SchemaElement, SchemaElements } from './diffCoordinates';

export interface DeprecationFault {
  readonly coordinate: string;
  readonly description: string;
}

const FORM = /^(?<reason>[^]*?)\s*Removed after (?<day>\d{4}-\d{2}-\d{2})\.?$/;

/** The day (YYYY-MM-DD) after which it may go, or null when the text names none. */
export function readRemovalDay(reason: string): string | null {
  const day = FORM.exec(reason.trim())?.groups?.day;
  if (day === undefined) return null;
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day) ? day : null;
}

/** Was its removal announced, and has the day passed? */
export function isRemovalDue(element: SchemaElement | undefined, today: string): boolean {
  const day = element?.deprecationReason ? readRemovalDay(element.deprecationReason) : null;
  return day !== null && day < today;
}

export function findDeprecationFaults(
  before: SchemaElements,
  after: SchemaElements,
  today: string,
): DeprecationFault[] {
  const faults: DeprecationFault[] = [];
  for (const { coordinate, deprecationReason } of after.values()) {
    if (deprecationReason === null) continue;
    const description = describeFault(deprecationReason, before.get(coordinate)?.deprecationReason ?? null, today);
    if (description !== null) faults.push({ coordinate, description });
  }
  return faults;
}

function describeFault(reason: string, oldReason: string | null, today: string): string | null {
  const day = readRemovalDay(reason);
  const words = FORM.exec(reason.trim())?.groups?.reason ?? reason;
  if (!/\w/.test(words) || words === DEFAULT_DEPRECATION_REASON)
    return 'is deprecated without a reason: say what to use instead.';
  if (day === null) return 'is deprecated without a day: end the reason with "Removed after YYYY-MM-DD."';
  if (oldReason === null && day <= today)
    return `is deprecated with a day that has passed (${day}): give clients time.`;
  const oldDay = oldReason === null ? null : readRemovalDay(oldReason);
  // Else a promise could be cut short by an edit that breaks nothing by itself.
  if (oldDay !== null && day < oldDay)
    return `was promised until ${oldDay}: an earlier day (${day}) breaks that promise.`;
  return null;
}
