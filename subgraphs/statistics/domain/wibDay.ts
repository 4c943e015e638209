// Days of the official calendar of the figures: WIB (UTC+7), as 'YYYY-MM-DD'. Both directions are kept once found: the fold
// asks for the same few hundred days over and over.

const OFFSET_MS = 7 * 3_600_000;
const DAY_MS = 86_400_000;
const MAX_KNOWN = 5_000;
const days = new Map<number, string>();
const numbers = new Map<string, number>();

export function wibDay(ms: number): string {
  return dayOfNumber(Math.floor((ms + OFFSET_MS) / DAY_MS));
}

export function wibDayOrNull(ms: number | null): string | null {
  return ms === null ? null : wibDay(ms);
}

export function addDaysTo(day: string, count: number): string {
  return dayOfNumber(numberOfDay(day) + count);
}

/** Days from the first to the second; negative where the second lies before. */
export function countDays(from: string, to: string): number {
  return numberOfDay(to) - numberOfDay(from);
}

function dayOfNumber(number: number): string {
  let day = days.get(number);
  if (day === undefined) {
    day = new Date(number * DAY_MS).toISOString().slice(0, 10);
    if (days.size >= MAX_KNOWN) days.clear();
    days.set(number, day);
  }
  return day;
}

function numberOfDay(day: string): number {
  let number = numbers.get(day);
  if (number === undefined) {
    number = Date.parse(`${day}T00:00:00Z`) / DAY_MS;
    if (numbers.size >= MAX_KNOWN) numbers.clear();
    numbers.set(day, number);
  }
  return number;
}
