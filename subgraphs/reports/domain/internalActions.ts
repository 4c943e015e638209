// Steps inside an institution, and drafts: the internal trail (`safety.md`). Read by the timeline and by the change feed.
import type { ReportAction } from './states';

export const INTERNAL_ACTIONS: readonly ReportAction[] = [
  'RETURN',
  'FORWARD',
  'TAKE_BACK',
  'DISPOSE_TO_UNIT',
  'ASSIGN_OPERATOR',
  'NAME_LEAD',
  'DRAFT_RESPONSE',
  'APPROVE_RESPONSE',
  'DISCARD_RESPONSE',
];

export function isInternalAction(action: string): boolean {
  return (INTERNAL_ACTIONS as readonly string[]).includes(action);
}
