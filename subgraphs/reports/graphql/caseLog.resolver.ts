// The case log: anchors and keys for everybody, proofs and hashes for those who handle a report and for its reporter.
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import { LocalDate } from '../../../platform/graphql/scalars';
import { listAnchors, listLogKeys } from '../app/caseLog/listAnchors';
import { readEntryHash, readLogProof } from '../app/caseLog/readLogProof';
import type { ReportsContext } from '../app/context';
import type { TimelineEntryData } from '../app/toTimelineEntry';
import type { ReportRow } from '../store/rows';
import { CaseLogAnchorConnection, CaseLogKey, LogProof } from './caseLog.type';
import { Report } from './report.type';
import { TimelineEntry } from './timelineEntry.type';

@Resolver()
class CaseLogResolver {
  @Query(() => CaseLogAnchorConnection, {
    description:
      'The anchors of the case log (jangkar catatan kasus), oldest first, one for each day since the first report. Keep a ' +
      'copy outside: ask once a day with `after: endCursor`. A day is anchored some 15 minutes after it ends, WIB.',
  })
  caseLogAnchors(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Arg('fromDay', () => LocalDate, {
      nullable: true,
      description: 'Begin with this day, WIB (mulai tanggal), such as `2026-11-01`.',
    })
    fromDay: string | null,
    @Ctx() ctx: ReportsContext,
  ) {
    return listAnchors(ctx, { first, after, fromDay: fromDay ?? null });
  }

  @Query(() => [CaseLogKey], {
    description:
      'The keys with which anchors of the case log were signed (kunci catatan kasus); the present one first.',
  })
  caseLogKeys(@Ctx() ctx: ReportsContext) {
    return listLogKeys(ctx);
  }
}

@Resolver(() => Report)
class ReportLogResolver {
  @FieldResolver(() => LogProof, {
    nullable: true,
    description:
      'Proof that its log has not been changed since the day of the anchor (bukti catatan kasus). For its reporter, those who ' +
      'handle it and the national admin; null for everybody else.',
  })
  logProof(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return readLogProof(ctx, report);
  }
}

@Resolver(() => TimelineEntry)
class TimelineHashResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Hash of this entry and of all before it (hash), such as `1.pXk…`. Keep it: it never changes. Seen by the same people ' +
      'as `Report.logProof`.',
  })
  hash(@Root() entry: TimelineEntryData, @Ctx() ctx: ReportsContext) {
    return readEntryHash(ctx, entry);
  }
}

export const CASE_LOG_RESOLVERS = [CaseLogResolver, ReportLogResolver, TimelineHashResolver] as const;
