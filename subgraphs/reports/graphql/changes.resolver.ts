// `Query.changes`: the change feed, and the report of each entry under the rights of today.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import type { ReportsContext } from '../app/context';
import { listChanges, type ChangeEntry, type FeedStart } from '../app/listChanges';
import { loadReport } from '../app/loadReport';
import { ChangesFilter, FeedStartEnum, ReportChange, ReportChanges } from './changes.type';
import { Report } from './report.type';

@Resolver(() => ReportChange)
export class ChangesResolver {
  @Query(() => ReportChanges, {
    description:
      'What happened to the reports that you handle (umpan perubahan), in order for each report and without gaps: ask ' +
      'again and again with `after: endCursor`. To begin, take a cursor with `from: NOW`, then read your cases from ' +
      '`inbox`, then follow from that cursor. Institution admins also get what was sent straight to them and the cases ' +
      'of institutions below theirs; national admins get all. FORBIDDEN for everybody else, and without the scope ' +
      '`reports:read`. CURSOR_INVALID for a cursor of another institution, role or filter; CURSOR_EXPIRED for one that ' +
      'is older than 90 days: begin anew.',
  })
  changes(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg('from', () => FeedStartEnum, {
      nullable: true,
      defaultValue: 'OLDEST',
      description: 'Where to begin without `after` (awal); ignored with it.',
    })
    from: FeedStart | null,
    @Arg('filter', () => ChangesFilter, { nullable: true, description: 'Which entries; all without it.' })
    filter: ChangesFilter | null,
    @Ctx() ctx: ReportsContext,
  ) {
    return listChanges(ctx, { first, after, from: from ?? 'OLDEST', filter: filter ?? {} });
  }

  @FieldResolver(() => Report, {
    nullable: true,
    description:
      'The report as it is now and as you may see it now (laporan): possibly newer than the entry; null when you may ' +
      'not see it any more.',
  })
  report(@Root() { reportId }: ChangeEntry, @Ctx() ctx: ReportsContext) {
    return loadReport(ctx, reportId);
  }
}
