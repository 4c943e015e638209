// What a step of the timeline did to due dates.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReportsContext } from '../app/context';
import { listDueChanges, type DueChangeData } from '../app/listDueChanges';
import type { TimelineEntryData } from '../app/toTimelineEntry';
import { DueChange } from './dueChange.type';
import { Agency } from './stubs.type';
import { TimelineEntry } from './timelineEntry.type';

@Resolver(() => TimelineEntry)
class EntryDueChangesResolver {
  @FieldResolver(() => [DueChange], {
    description:
      'Due dates that it moved (perubahan jatuh tempo): a calendar was corrected, a pause ended, the classification changed. ' +
      'Of the deadlines that you may see; empty for other steps.',
  })
  dueChanges(@Root() entry: TimelineEntryData, @Ctx() ctx: ReportsContext) {
    return listDueChanges(ctx, entry);
  }
}

@Resolver(() => DueChange)
class DueChangeAgencyResolver {
  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Institution that has to meet it (instansi); null for a deadline of the report itself.',
  })
  agency(@Root() { agency }: DueChangeData) {
    return agency;
  }
}

export const DUE_CHANGE_RESOLVERS = [EntryDueChangesResolver, DueChangeAgencyResolver] as const;
