// One step of a report's history as this viewer may see it: redaction happens here and only here.
import type { ReportAction, ReportStatus } from '../domain/states';
import type { HistoryRow } from '../store/rows';

export const ACTOR_ROLES = [
  'REPORTER',
  'NATIONAL_ADMIN',
  'INSTITUTION_ADMIN',
  'LIAISON',
  'INTEGRATION_CLIENT',
  'SYSTEM',
] as const;
export type ActorRole = (typeof ACTOR_ROLES)[number];

export interface EntityKey {
  readonly id: string;
}

export interface TimelineEntryData {
  readonly id: string;
  readonly reportId: string;
  readonly assignmentId: string | null;
  readonly at: number;
  readonly action: ReportAction;
  readonly fromStatus: ReportStatus | null;
  readonly toStatus: ReportStatus;
  readonly actorRole: ActorRole;
  readonly actorAgency: EntityKey | null;
  readonly actor: EntityKey | null;
  readonly actorClient: EntityKey | null;
  readonly reason: string | null;
  readonly version: number;
  readonly hash: string;
}

/** `canSeeActor`: whether the viewer may see the trail of whoever acted (`loadAssignments.ts`). */
export function toTimelineEntry(row: HistoryRow, canSeeActor: boolean): TimelineEntryData {
  const { id, reportId, assignmentId, at, action, fromStatus, toStatus, reason, version, hash } = row;
  const actorRole = row.actorRole as ActorRole;
  return {
    ...{ id, reportId, assignmentId, at, action, fromStatus, toStatus, actorRole, reason, version, hash },
    actorAgency: toKey(row.actorAgencyId),
    actor: canSeeActor ? toKey(row.actorOperatorId) : null,
    actorClient: canSeeActor ? toKey(row.actorClientId) : null,
  };
}

export function toKey(id: string | null): EntityKey | null {
  return id === null ? null : { id };
}
