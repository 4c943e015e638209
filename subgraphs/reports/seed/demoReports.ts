// Gives the demo reporter, whose token the start screen shows, one recent report in each state that can be had.
// Called by generateCases.ts with each finished case in turn.
import { DEMO_REPORTER } from '../../../schema/reference/demo';
import { getReporterId } from '../../../schema/reference/reporters';
import { DAY_MS, localDayOf } from '../domain/calendar';
import type { ReportStatus } from '../domain/states';
import type { ReportContent } from '../store/caseRows';
import type { CaseRun } from './caseRun';

const WANTED: readonly ReportStatus[] = [
  'SUBMITTED',
  'NEEDS_INFO',
  'DISPOSED',
  'IN_PROGRESS',
  'RESPONDED',
  'REPORTER_REPLIED',
  'CLOSED',
  'MERGED',
  'WITHDRAWN',
];
/** The first case of a state within these last days. Nothing in a history names the reporter, so it may be anybody's. */
const RECENT_DAYS = 60;
/** A closed one can still be opened again, for more than a week after the last day. */
const JUST_CLOSED_MS = 20 * DAY_MS;

export function createDemoReporter(): (run: CaseRun) => ReportContent {
  const missing = new Set(WANTED);
  return ({ draft, state, world }) => {
    const { content, submittedAt } = draft;
    const isRecent = localDayOf(submittedAt, 'WIB') > world.lastDay - RECENT_DAYS;
    if (!isRecent || content.reporterId === null || content.isAnonymous) return content;
    if (state.closedAt !== null && state.closedAt < world.endMs - JUST_CLOSED_MS) return content;
    return missing.delete(state.status) ? { ...content, reporterId: getReporterId(DEMO_REPORTER) } : content;
  };
}
