// Seeded ids as a pure function of (kind, n): four databases agree on them without reading each other.
// Called by every seed and by tests that need the id of a known agency, operator or report.
import { hash } from 'node:crypto';

// RFC 9562: the variant bits `10` leave one of 8, 9, a, b as the first digit of the fourth group.
const VARIANT = '89ab';

function digest(kind: string, n: number | string): string {
  return hash('sha256', `sp4n-lapor:${kind}:${n}`, 'hex');
}

function variantDigit(hexDigit: string): string {
  return VARIANT.charAt(Number.parseInt(hexDigit, 16) & 3);
}

/** A v4-shaped UUID: looks random, tells nothing about time or order. For reporters, agencies, areas, units, operators. */
export function seedId(kind: string, n: number | string): string {
  const h = digest(kind, n);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-${variantDigit(h.charAt(16))}${h.slice(17, 20)}-${h.slice(20, 32)}`;
}

/** A v7-shaped UUID that sorts by `atMs`. For rows that are read in order of time: reports, assignments, events. */
export function seedIdAt(kind: string, n: number | string, atMs: number): string {
  if (!Number.isSafeInteger(atMs) || atMs < 0) throw new RangeError(`seedIdAt: ${atMs} is not an instant in ms.`);
  const h = digest(kind, n);
  const time = atMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8, 12)}-7${h.slice(13, 16)}-${variantDigit(h.charAt(16))}${h.slice(17, 20)}-${h.slice(20, 32)}`;
}
