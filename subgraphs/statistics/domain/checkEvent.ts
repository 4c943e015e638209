// What an event must hold to be counted. The projection asks it before it folds: what is refused here is quarantined.
import type { ReportChanged } from '../../../schema/contract/events';

/** As wide as the columns that keep them. */
const MAX_CODE = 32;
const MAX_CATEGORY = 64;
const MAX_ID = 36;

/** @throws Error that says what is wrong */
export function checkReportChanged({ event, at }: { readonly event: ReportChanged; readonly at: number }): void {
  const { after } = event;
  wantInstant('at', at);
  wantText('reportId', event.reportId, MAX_ID);
  for (const name of ['status', 'classification', 'channel'] as const) wantText(name, after[name], MAX_CODE);
  wantText('categoryCode', after.categoryCode, MAX_CATEGORY);
  for (const name of ['areaCode', 'supervision', 'closeReason'] as const) {
    if (after[name] !== null) wantText(name, after[name], name === 'areaCode' ? 16 : MAX_CODE);
  }
  wantInstant('submittedAt', after.submittedAt);
  for (const name of ['verifiedAt', 'firstRespondedAt', 'answeredAt', 'closedAt', 'verifyDueAt', 'dueAt'] as const) {
    if (after[name] !== null) wantInstant(name, after[name]);
  }
  for (const delta of event.assignments) {
    wantText('assignmentId', delta.assignmentId, MAX_ID);
    wantText('agencyId', delta.agencyId, MAX_ID);
    wantText('role', delta.role, 16);
    wantText('to', delta.to, 16);
    wantInstant('assignedAt', delta.assignedAt);
  }
}

function wantText(name: string, value: unknown, max: number): void {
  if (typeof value !== 'string' || value === '' || value.length > max) throw new Error(`${name} is not a text.`);
}

/** Years 2000 to 2099, which the calendar of working days knows. */
const FIRST = Date.UTC(2000, 0, 2);
const LAST = Date.UTC(2099, 11, 30);

function wantInstant(name: string, value: unknown): void {
  if (typeof value !== 'number' || !(value >= FIRST && value <= LAST)) throw new Error(`${name} is not an instant.`);
}
