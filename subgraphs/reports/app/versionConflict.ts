// Somebody was faster: which version the report is at now, and what the caller may know of the change that made it.
import { Refusal, userError } from '../../../platform/errors';
import { findTimelines } from '../store/findPages';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { readTimelineEntry } from './loadAssignments';
import type { TimelineEntryData } from './toTimelineEntry';

export interface VersionConflictData {
  readonly reportId: string;
  readonly currentVersion: number;
}

export class VersionConflict extends Refusal implements VersionConflictData {
  constructor(
    readonly reportId: string,
    readonly currentVersion: number,
  ) {
    const message = `The report has changed since you read it: it is at version ${currentVersion} now. Read it again.`;
    super([userError('VERSION_CONFLICT', 'expectedVersion', message)]);
  }
}

/** The step that made the current version, as the timeline shows it to this viewer; null where it does not. */
export async function readLastChange(
  ctx: ReportsContext,
  { reportId, currentVersion }: VersionConflictData,
): Promise<TimelineEntryData | null> {
  const viewer = viewerOf(ctx);
  const behind = [currentVersion - 1, '~'] as const;
  const [row] = await findTimelines(ctx.db.reader, { reportIds: [reportId], after: behind, limit: 1 }, viewer);
  return row?.version === currentVersion ? readTimelineEntry(ctx, row) : null;
}
