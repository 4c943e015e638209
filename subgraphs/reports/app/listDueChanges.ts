// Due dates that a step of the timeline moved, old and new: seen wherever the deadlines themselves are (`listDeadlines.ts`).
import DataLoader from 'dataloader';
import { groupByKey, loaderOf } from '../../../platform/subgraph/context';
import { DUE_MOVING_ACTIONS } from '../domain/dueChange';
import type { ClockKind } from '../domain/states';
import { findDueChanges } from '../store/findDueChanges';
import type { DueChangeRow } from '../store/rows';
import type { ReportsContext } from './context';
import { listAssignments } from './loadAssignments';
import type { EntityKey, TimelineEntryData } from './toTimelineEntry';

export interface DueChangeData {
  readonly clock: ClockKind;
  readonly from: number;
  readonly to: number;
  readonly agency: EntityKey | null;
}

const keyOf = ({ reportId, version }: { readonly reportId: string; readonly version: number }): string =>
  `${reportId}/${version}`;

const createDueChangesLoader = (ctx: ReportsContext) =>
  new DataLoader<TimelineEntryData, DueChangeRow[], string>(
    async (entries) => groupByKey(entries.map(keyOf), await findDueChanges(ctx.db.reader, entries), keyOf),
    { cacheKeyFn: keyOf },
  );

export async function listDueChanges(ctx: ReportsContext, entry: TimelineEntryData): Promise<DueChangeData[]> {
  if (!DUE_MOVING_ACTIONS.has(entry.action)) return [];
  const rows = await loaderOf(ctx, createDueChangesLoader).load(entry);
  if (rows.length === 0) return [];
  const agencies = new Map((await listAssignments(ctx, entry.reportId)).map(({ id, agencyId }) => [id, agencyId]));
  return rows
    .filter(({ assignmentId }) => assignmentId === null || agencies.has(assignmentId))
    .map(({ kind, assignmentId, oldDueAt, newDueAt }) => {
      const agencyId = agencies.get(assignmentId ?? '');
      const agency = agencyId === undefined ? null : { id: agencyId };
      return { clock: kind, from: oldDueAt, to: newDueAt, agency };
    });
}
