// The calendar day of an instant in WIB, the platform's own zone.

const WIB_OFFSET_MS = 7 * 3_600_000;

/** YYYY-MM-DD. */
export function toDayWib(atMs: number): string {
  return new Date(atMs + WIB_OFFSET_MS).toISOString().slice(0, 10);
}
