// Applies a batch of events inside the transaction that moves the cursor. Called by the jobs that read reports and agencies.
import type { AgencyPublished, ReportChanged, SequencedEvent } from '../../../schema/contract/events';
import type { Dialect } from '../../../platform/db/dialect';
import { CounterDeltas } from '../domain/counterDeltas';
import type { CountedAssignment } from '../domain/foldAssignments';
import { foldReport } from '../domain/foldReport';
import { saveAgencyRefs } from '../store/agencyRef.store';
import { addCounters, readCounted, saveCounted, type Transaction } from '../store/projection.store';
import { rootOfCategory } from './referenceMembers';

/** However many events there are: one read, and one upsert a table of what they add up to. */
export async function projectReports(
  tx: Transaction,
  dialect: Dialect,
  events: readonly SequencedEvent[],
): Promise<void> {
  const changes = events.filter(
    (entry): entry is SequencedEvent<ReportChanged> => entry.event.kind === 'ReportChanged',
  );
  // What a batch creates is new: only reports that were there before can have been counted.
  const isNew = new Set(changes.filter(({ event }) => event.before === null).map(({ event }) => event.reportId));
  const old = new Set(changes.map(({ event }) => event.reportId).filter((id) => !isNew.has(id)));
  const counted = await readCounted(tx, [...old]);
  const deltas = new CounterDeltas();
  const touched = new Map<string, CountedAssignment>();
  for (const { at, event } of changes) {
    const before = counted.get(event.reportId) ?? [];
    const after = foldReport(deltas, { at, event, counted: before, rootOf: rootOfCategory });
    counted.set(event.reportId, [...after]);
    for (const assignment of after) touched.set(assignment.assignmentId, assignment);
  }
  await addCounters(tx, dialect, deltas);
  await saveCounted(tx, dialect, [...touched.values()]);
}

/** The newest state of each agency in the batch wins: events come in the order of its versions. */
export async function copyAgencies(
  tx: Transaction,
  dialect: Dialect,
  events: readonly SequencedEvent[],
): Promise<void> {
  const newest = new Map<string, AgencyPublished>();
  for (const { event } of events) if (event.kind === 'AgencyPublished') newest.set(event.agencyId, event);
  await saveAgencyRefs(tx, dialect, [...newest.values()]);
}
