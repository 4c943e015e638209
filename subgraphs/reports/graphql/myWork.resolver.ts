// `Query.myWork`: what somebody of an institution looks at in the morning.
import { Args, Ctx, FieldResolver, ObjectType, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import type { ReportsContext } from '../app/context';
import { listMyWork, openMyWork, type MyWorkData } from '../app/myWork';
import { InboxConnection } from './inbox.type';

@ObjectType({
  description:
    'Your own cases (pekerjaan saya): those that were given to you or that you have taken, open ones only. `totalCount` of ' +
    'each list counts it; a case may be in several.',
})
export class MyWork {
  operatorId!: string;
}

@Resolver(() => MyWork)
export class MyWorkResolver {
  @Query(() => MyWork, {
    description:
      'The open cases of yours (pekerjaan saya): admins and liaisons of institutions. FORBIDDEN for everybody else, and ' +
      'without the scope `reports:read`.',
  })
  myWork(@Ctx() ctx: ReportsContext): MyWorkData {
    return openMyWork(ctx);
  }

  @FieldResolver(() => InboxConnection, { description: 'All of them, nearest deadline first (semua).' })
  open(@Root() work: MyWork, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listMyWork(ctx, work, {}, page);
  }

  @FieldResolver(() => InboxConnection, { description: 'Those whose deadline has passed (terlambat).' })
  overdue(@Root() work: MyWork, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listMyWork(ctx, work, { overdue: true }, page);
  }

  @FieldResolver(() => InboxConnection, { description: 'Those due today and not late yet (jatuh tempo hari ini).' })
  dueToday(@Root() work: MyWork, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listMyWork(ctx, work, { due: 'TODAY' }, page);
  }

  @FieldResolver(() => InboxConnection, { description: 'Those due until Sunday, today’s included (minggu ini).' })
  dueThisWeek(@Root() work: MyWork, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listMyWork(ctx, work, { due: 'THIS_WEEK' }, page);
  }
}
