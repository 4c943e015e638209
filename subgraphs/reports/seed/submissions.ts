// How many reports come in on which day, and when: by weekday and holiday, slowly growing over the year.
// Called by generateCases.ts, day by day, so that a year of the nation needs the memory of one day.
import { createRandom } from '../../../schema/reference/random';
import { drawInstant } from './drawTimes';
import { isWorkingDay, type SeedWorld } from './seedWorld';

/** Monday first. */
const WEEKDAYS = [1.18, 1.14, 1.1, 1.06, 1, 0.62, 0.5];
const HOLIDAY = 0.58;
const GROWTH = 0.4;

function weightOf(day: number, { calendar, firstDay, lastDay }: SeedWorld): number {
  const weekday = (day + 3) % 7; // 1970-01-01 was a Thursday
  const isHoliday = weekday < 5 && !isWorkingDay(day, calendar);
  const growth = 1 + (GROWTH * (day - firstDay)) / (lastDay - firstDay);
  return (isHoliday ? HOLIDAY : (WEEKDAYS[weekday] ?? 1)) * growth * (0.85 + 0.3 * createRandom(`day:${day}`).next());
}

/** Instants of each day's submissions in order, day after day; together exactly `world.count`. */
export function* listSubmissions(
  world: SeedWorld,
): Generator<{ readonly day: number; readonly times: readonly number[] }> {
  const days = Array.from({ length: world.lastDay - world.firstDay + 1 }, (_, i) => world.firstDay + i);
  const weights = days.map((day) => weightOf(day, world));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  let given = 0;
  for (const [i, day] of days.entries()) {
    sum += weights[i] ?? 0;
    const upTo = i === days.length - 1 ? world.count : Math.floor((sum / total) * world.count);
    const random = createRandom(`submissions:${day}`);
    const times = Array.from({ length: upTo - given }, () => drawInstant(random, day, 'WIB'));
    given = upTo;
    yield { day, times: times.sort((a, b) => a - b) };
  }
}
