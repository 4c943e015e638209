// Days of the official calendar of the figures: WIB (UTC+7), as 'YYYY-MM-DD'.

const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const MAX_KNOWN = 5_000;
const known = new Map<number, string>();

export function wibDay(ms: number): string {
  const number = Math.floor((ms + OFFSET_MS) / DAY_MS);
  let day = known.get(number);
  if (day === undefined) {
    day = new Date(number * DAY_MS).toISOString().slice(0, 10);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(number, day);
  }
  return day;
}
