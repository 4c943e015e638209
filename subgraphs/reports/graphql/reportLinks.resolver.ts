// Fields of `Report` that tell what could be done with it and where it went: transitions, merges, escalations.
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import type { ReportsContext } from '../app/context';
import { listEscalations } from '../app/listEscalations';
import { listTransitions } from '../app/listTransitions';
import { listMergedReports, readMergedInto } from '../app/readMerges';
import { suggestMerges } from '../app/suggestMerges';
import { reopenableUntil } from '../domain/checkCommand';
import type { ReportRow } from '../store/rows';
import { AvailableTransition } from './availableTransition.type';
import { Escalation } from './escalation.type';
import { MergeSuggestion, MergeSuggestionsArgs } from './mergeSuggestion.type';
import { Report, MergedReportConnection } from './report.type';

@Resolver(() => Report)
export class ReportLinksResolver {
  @FieldResolver(() => [AvailableTransition], {
    description:
      'What you could do with it now (tindakan yang tersedia), each with its mutation, reasons and assignments; empty without ' +
      'the scope `reports:write`.',
  })
  availableTransitions(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return listTransitions(ctx, report);
  }

  @FieldResolver(() => Report, {
    nullable: true,
    description:
      'Of a merged report: the one that it follows (laporan utama), as far as you may see that one. Its reporter sees there ' +
      'what the public sees.',
  })
  mergedInto(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return readMergedInto(ctx, report);
  }

  @FieldResolver(() => MergedReportConnection, {
    description: 'Reports that were merged into it (laporan yang digabung) and that you may see, oldest first.',
  })
  mergedReports(@Root() report: ReportRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listMergedReports(ctx, report, page);
  }

  @FieldResolver(() => [MergeSuggestion], {
    description:
      'Open reports into which you could merge this one, as they seem to be about the same matter (usulan penggabungan), the ' +
      'likeliest first; near-identical texts lead. Empty for those who may not merge it. For at most 10 reports of a request ' +
      '(`TOO_MANY_ITEMS`), `first` up to 10 (`PAGE_SIZE_INVALID`).',
  })
  mergeSuggestions(
    @Root() report: ReportRow,
    @Args(() => MergeSuggestionsArgs) { first }: MergeSuggestionsArgs,
    @Ctx() ctx: ReportsContext,
  ) {
    return suggestMerges(ctx, report, first);
  }

  @FieldResolver(() => [Escalation], {
    description: 'Its flags (eskalasi), oldest first: missed deadlines, and the way to the Ombudsman.',
  })
  escalations(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return listEscalations(ctx, report);
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'Of a closed report: the last instant at which it can be opened again (batas pembukaan kembali).',
  })
  reopenableUntil(@Root() { closedAt }: ReportRow) {
    return reopenableUntil(closedAt);
  }
}
