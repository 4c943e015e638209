// Queries for reports and the fields of `Report` that lead elsewhere or depend on the viewer.
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import type { ReportsContext } from '../app/context';
import { findReport } from '../app/loadReport';
import { findReportByTrackingId } from '../app/findReportByTrackingId';
import { listMyReports } from '../app/listMyReports';
import { listReports, type ReportList } from '../app/listReports';
import { trackReport } from '../app/trackReport';
import { PARTIAL_DESCRIPTION, SEARCHED_UNTIL_DESCRIPTION, TOTAL_COUNT_DESCRIPTION } from './inbox.type';
import { ReportFilter } from './report.input';
import { Report, ReportConnection } from './report.type';

@Resolver(() => Report)
export class ReportResolver {
  @Query(() => Report, {
    nullable: true,
    description: 'One report (laporan). NOT_FOUND when there is none or you may not see it.',
  })
  report(@Arg('id', () => ID, { description: 'Its id.' }) id: string, @Ctx() ctx: ReportsContext) {
    return findReport(ctx, id);
  }

  @Query(() => Report, {
    nullable: true,
    description: 'One report by its tracking id (nomor pelaporan), under the same rights as by id; else NOT_FOUND.',
  })
  reportByTrackingId(
    @Arg('trackingId', () => String, { description: 'Its tracking id, such as `480215937`.' }) trackingId: string,
    @Ctx() ctx: ReportsContext,
  ) {
    return findReportByTrackingId(ctx, trackingId);
  }

  @Query(() => Report, {
    nullable: true,
    description:
      'Your own report without an account (lacak laporan): with the tracking id and the secret shown when it was handed ' +
      'in. NOT_FOUND when they do not fit; after many wrong tries RATE_LIMITED, which the right secret never meets.',
  })
  trackReport(
    @Arg('trackingId', () => String, { description: 'Its tracking id, such as `480215937`.' }) trackingId: string,
    @Arg('secret', () => String, { description: 'The secret (kode rahasia) given at submission.' }) secret: string,
    @Ctx() ctx: ReportsContext,
  ) {
    return trackReport(ctx, trackingId, secret);
  }

  @Query(() => ReportConnection, { description: 'Reports that you may see (daftar laporan), newest first.' })
  reports(
    @Arg('filter', () => ReportFilter, { nullable: true, description: 'Which ones; all without it.' })
    filter: ReportFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ReportsContext,
  ) {
    return listReports(ctx, filter ?? {}, page);
  }

  @Query(() => ReportConnection, {
    description:
      'All that you have handed in with your account (laporan saya), newest first: also what is anonymous, confidential, not ' +
      'yet verified, merged, archived or withdrawn. For reporters, with scope `reports:read`; UNAUTHENTICATED without a ' +
      'token, FORBIDDEN for everybody else.',
  })
  myReports(
    @Arg('filter', () => ReportFilter, { nullable: true, description: 'Which ones; all without it.' })
    filter: ReportFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ReportsContext,
  ) {
    return listMyReports(ctx, filter ?? {}, page);
  }
}

@Resolver(() => ReportConnection)
export class ReportConnectionResolver {
  @FieldResolver(() => Int, { nullable: true, description: TOTAL_COUNT_DESCRIPTION })
  totalCount(@Root() list: ReportList) {
    return list.readTotalCount();
  }

  @FieldResolver(() => Boolean, { description: PARTIAL_DESCRIPTION })
  isPartial(@Root() { isPartial }: ReportList) {
    return isPartial;
  }

  @FieldResolver(() => DateTime, { nullable: true, description: SEARCHED_UNTIL_DESCRIPTION })
  searchedUntil(@Root() { searchedUntil }: ReportList) {
    return searchedUntil;
  }
}
