// `Query.responseTemplates` and `Report.renderedTemplate`.
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import type { ReportsContext } from '../app/context';
import { listTemplates, renderForReport } from '../app/responseTemplates';
import type { ReportRow } from '../store/rows';
import { Report } from './report.type';
import { ResponseTemplateConnection } from './responseTemplate.type';

@Resolver(() => Report)
export class ResponseTemplateResolver {
  @Query(() => ResponseTemplateConnection, {
    description:
      'The templates of your institution (templat tanggapan), by name: its admins and liaisons; others `FORBIDDEN`.',
  })
  responseTemplates(@Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listTemplates(ctx, page);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'A template of your institution filled in for this report (templat tanggapan terisi), such as `Laporan 12345678 kami ' +
      'terima pada 1 September 2026.`: for its admins and liaisons while its assignment is active. Null for everybody else, ' +
      'and for a template that is not theirs. `{{dueOn}}` is the nearest running deadline of your assignment, else of the ' +
      'report; `–` when none runs.',
  })
  renderedTemplate(
    @Root() report: ReportRow,
    @Arg('templateId', () => ID, { description: 'Id of a template (templat), as `responseTemplates` gives it.' })
    templateId: string,
    @Ctx() ctx: ReportsContext,
  ): Promise<string | null> {
    return renderForReport(ctx, report, templateId);
  }
}
