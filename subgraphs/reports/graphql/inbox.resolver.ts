// `Query.inbox`: the work that waits for the caller.
import { Arg, Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import type { ReportsContext } from '../app/context';
import type { InboxOrder } from '../app/inboxPlan';
import { listInbox, type Inbox } from '../app/listInbox';
import { InboxOrderEnum } from './enums';
import {
  InboxConnection,
  PARTIAL_DESCRIPTION,
  SEARCHED_UNTIL_DESCRIPTION,
  TOTAL_COUNT_DESCRIPTION,
} from './inbox.type';
import { InboxFilter } from './report.input';

@Resolver(() => InboxConnection)
export class InboxResolver {
  @Query(() => InboxConnection, {
    description:
      'The reports that wait for you (kotak masuk). National admins verify; institution admins verify what was sent ' +
      'straight to them, and handle; liaisons and systems of institutions handle what was disposed to their own ' +
      'institution. FORBIDDEN for everybody else, and without the scope `reports:read`.',
  })
  inbox(
    @Arg('filter', () => InboxFilter, { nullable: true, description: 'Which entries; all open ones without it.' })
    filter: InboxFilter | null,
    @Arg('orderBy', () => InboxOrderEnum, { nullable: true, defaultValue: 'DUE_DATE', description: 'Order (urutan).' })
    orderBy: InboxOrder | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ReportsContext,
  ) {
    return listInbox(ctx, { filter: filter ?? {}, orderBy: orderBy ?? 'DUE_DATE', page });
  }

  @FieldResolver(() => Int, { nullable: true, description: TOTAL_COUNT_DESCRIPTION })
  totalCount(@Root() inbox: Inbox) {
    return inbox.readTotalCount();
  }

  @FieldResolver(() => Boolean, { description: PARTIAL_DESCRIPTION })
  isPartial(@Root() { isPartial }: Inbox) {
    return isPartial;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: SEARCHED_UNTIL_DESCRIPTION })
  searchedUntil(@Root() { searchedUntil }: Inbox) {
    return searchedUntil;
  }
}
