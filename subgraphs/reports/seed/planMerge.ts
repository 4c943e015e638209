// Row 7: the national admin merges a duplicate into the report that it repeats. Called by planVerification.ts.
import { createRandom } from '../../../schema/reference/random';
import { pickNationalAdmin } from './actors';
import type { CaseRun } from './caseRun';
import { drawDays, drawOfficeTime } from './drawTimes';

/** False where nothing is there to merge into: the report then goes its own way. */
export function planMerge(run: CaseRun): boolean {
  const { draft, world, lastAt, steps } = run;
  if (draft.primary === undefined || steps.length > 1) return false;
  const random = createRandom(`merge:${draft.n}`);
  const { calendar, scale } = world;
  const at = drawOfficeTime(random, lastAt, { days: drawDays(random, 1, 0.6), zone: 'WIB', calendar });
  if (!draft.primary.isOpenAt(at)) return false;
  run.plan({ action: 'MERGE', at, by: pickNationalAdmin(random, scale), whileIn: ['SUBMITTED'] });
  return true;
}
