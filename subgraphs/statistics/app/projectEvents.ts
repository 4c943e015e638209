// Applies a batch of events inside the transaction that moves the cursor. Called by the jobs that read reports and agencies,
// by the seed, and by a rebuild (which fills a second set of tables).
import type { AgencyPublished, ReportChanged, SequencedEvent } from '../../../schema/contract/events';
import { checkReportChanged } from '../domain/checkEvent';
import { CounterDeltas } from '../domain/counterDeltas';
import { foldReport, NOT_COUNTED, type Counted } from '../domain/foldReport';
import { saveAgencyRefs } from '../store/agencyRef.store';
import { addCohorts } from '../store/cohorts.store';
import { readCounted, saveCounted } from '../store/counted.store';
import type { Target } from '../store/generation';
import { quarantine, type PoisonEvent } from '../store/poison.store';
import { addCounters } from '../store/projection.store';
import { rootOfCategory } from './referenceMembers';

type Change = SequencedEvent<ReportChanged>;

/** However many events there are: one read, and one upsert a table of what they add up to. Returns what was quarantined. */
export async function projectReports(
  target: Target,
  events: readonly SequencedEvent[],
): Promise<readonly PoisonEvent[]> {
  const changes = events.filter((entry): entry is Change => entry.event.kind === 'ReportChanged');
  // What a batch creates is new: only reports that were there before can have been counted.
  const isNew = new Set(changes.filter(({ event }) => event.before === null).map(({ event }) => event.reportId));
  const old = new Set(changes.map(({ event }) => event.reportId).filter((id) => !isNew.has(id)));
  const counted = await readCounted(target, [...old]);
  const { deltas, touched, poison } = foldAll(changes, counted);
  await addCounters(target, deltas);
  await addCohorts(target, deltas.listCohorts());
  const stored = new Set([...counted.values()].flatMap(({ assignments }) => assignments));
  const changed = [...touched.values()].map(({ report, assignments }) => ({
    report,
    assignments: assignments.filter((assignment) => !stored.has(assignment)),
  }));
  await saveCounted(target, changed);
  await quarantine(target, 'reports', poison);
  return poison;
}

interface Folded {
  readonly deltas: CounterDeltas;
  readonly touched: ReadonlyMap<string, Counted>;
  readonly poison: readonly PoisonEvent[];
}

/** An event that cannot be counted leaves nothing behind: the batch is folded again without it, which is rare. */
function foldAll(changes: readonly Change[], counted: ReadonlyMap<string, Counted>): Folded {
  const poison = new Map<number, PoisonEvent>();
  for (;;) {
    const deltas = new CounterDeltas();
    const touched = new Map<string, Counted>();
    const failed = changes.find((entry) => {
      if (poison.has(entry.seq)) return false;
      try {
        checkReportChanged(entry);
        const { at, event } = entry;
        const before = touched.get(event.reportId) ?? counted.get(event.reportId) ?? NOT_COUNTED;
        touched.set(event.reportId, foldReport(deltas, { at, event, counted: before, rootOf: rootOfCategory }));
        return false;
      } catch (error) {
        poison.set(entry.seq, { entry, reason: String((error as Error).message) });
        return true;
      }
    });
    if (failed === undefined) return { deltas, touched, poison: [...poison.values()] };
  }
}

/** The newest state of each agency in the batch wins: events come in the order of its versions. */
export async function copyAgencies(target: Target, events: readonly SequencedEvent[]): Promise<readonly PoisonEvent[]> {
  const newest = new Map<string, AgencyPublished>();
  for (const { event } of events) if (event.kind === 'AgencyPublished') newest.set(event.agencyId, event);
  await saveAgencyRefs(target, [...newest.values()]);
  return [];
}
