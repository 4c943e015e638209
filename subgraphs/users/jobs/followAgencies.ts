// Follows the agencies subgraph's log, to know which institution stands above which. Started with the subgraph.
import { startConsumer } from '../../../platform/outbox/consumer';
import type { RunningJob, Runtime } from '../../../platform/subgraph/module';
import type { AgencyPublished } from '../../../schema/contract/events';
import { saveAgencyPlaces, type AgencyPlace } from '../store/agencyRef.store';

const BATCH = 500;

/** Not part of readiness: logging in must not depend on another subgraph. Until it has caught up, names stay hidden. */
export function startFollowingAgencies(runtime: Runtime): RunningJob[] {
  if (!runtime.config.peers.agencies) return [];
  const consumer = startConsumer({
    source: 'agencies',
    client: runtime.clientOf('agencies'),
    database: runtime.db,
    log: runtime.log,
    clock: runtime.clock,
    batch: BATCH,
    async apply(tx, events) {
      const places = events.flatMap(({ event }) => (event.kind === 'AgencyPublished' ? [toPlace(event)] : []));
      await saveAgencyPlaces(tx, runtime.db.dialect, places);
    },
  });
  return [{ stop: () => consumer.stop() }];
}

function toPlace({ agencyId: id, parentPath, version, unitIds }: AgencyPublished): AgencyPlace {
  return { id, parentPath, version, unitIds: unitIds ?? null };
}
