// A stand-in for reports or agencies: a subgraph on the real platform that publishes the events a test gives it.
import { Query, Resolver } from 'type-graphql';
import type { AgencyPublished, ReportChanged } from '../../../schema/contract/events';
import { createTablesMigration } from '../../../platform/db/ddl';
import { appendEvent } from '../../../platform/outbox/appendEvent';
import { PUBLISHER_TABLES } from '../../../platform/outbox/tables';
import type { SubgraphModule, SubgraphName } from '../../../platform/subgraph/module';
import { seedStateTable } from '../../../platform/subgraph/seedOnce';

@Resolver()
class NothingResolver {
  @Query(() => String, { description: 'Only events are of interest here.' })
  nothing(): string {
    return '';
  }
}

export interface TimedEvent {
  readonly at: number;
  readonly event: AgencyPublished | ReportChanged;
}

export interface EventSource {
  publish(events: readonly TimedEvent[]): Promise<void>;
}

export function createEventSource(name: SubgraphName): SubgraphModule<EventSource> {
  return {
    name,
    entities: [],
    migrations: [createTablesMigration('CreateSource1700000000000', [...PUBLISHER_TABLES, seedStateTable])],
    schema: { resolvers: [NothingResolver], orphanedTypes: [], references: {} },
    callers: ['statistics'],
    isPublisher: true,
    createServices: ({ db }) => ({
      publish: (events) =>
        db.write(async (tx) => {
          for (const { at, event } of events) {
            const aggregateId = event.kind === 'ReportChanged' ? event.reportId : event.agencyId;
            await appendEvent(tx, { aggregateId, aggregateVersion: event.version, recordedAt: at, event });
          }
        }),
    }),
  };
}
