// The relations of `Report`, and its fields that depend on who looks.
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import { findCategory } from '../app/categories';
import type { ReportsContext } from '../app/context';
import { listActions } from '../app/listTransitions';
import { listReportDeadlines } from '../app/listDeadlines';
import { listReplies, listResponses, listTimeline } from '../app/listReportRecords';
import { listAssignments } from '../app/loadAssignments';
import { readExternalReference } from '../app/readExternalReference';
import { readReporter, readReporterHidden } from '../app/readReporter';
import { toKey } from '../app/toTimelineEntry';
import type { ReportRow } from '../store/rows';
import { Assignment } from './assignment.type';
import { Category } from './category.type';
import { Deadline } from './deadline.type';
import { ReportActionEnum, ReporterHiddenEnum } from './enums';
import { ReplyConnection } from './reply.type';
import { Report } from './report.type';
import { ResponseConnection } from './response.type';
import { Agency, Area, Reporter } from './stubs.type';
import { TimelineEntryConnection } from './timelineEntry.type';

@Resolver(() => Report)
export class ReportFieldsResolver {
  @FieldResolver(() => Category, { description: 'Topic under which it is filed (kategori).' })
  category(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return findCategory(ctx, { code: report.categoryCode });
  }

  @FieldResolver(() => Area, { nullable: true, description: 'Area of the incident (wilayah kejadian).' })
  area(@Root() { areaCode }: ReportRow) {
    return areaCode === null ? null : { code: areaCode };
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Institution that the reporter addressed (instansi tujuan); null if they left it open.',
  })
  targetAgency(@Root() report: ReportRow) {
    return toKey(report.targetAgencyId);
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Institution that leads, or led when the report came to rest (instansi utama).',
  })
  leadAgency(@Root() report: ReportRow) {
    return toKey(report.leadAgencyId);
  }

  @FieldResolver(() => Reporter, {
    nullable: true,
    description:
      'Who handed it in (pelapor): seen by themselves, the institutions that handle the report with their coordinators, ' +
      'and the national admin. `reporterHidden` says why it is null.',
  })
  reporter(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return readReporter(ctx, report);
  }

  @FieldResolver(() => ReporterHiddenEnum, {
    nullable: true,
    description: 'Why `reporter` is null (alasan pelapor tidak ditampilkan); null when it is shown.',
  })
  reporterHidden(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return readReporterHidden(ctx, report);
  }

  @FieldResolver(() => [Assignment], {
    description: 'Institutions that hold or held it (disposisi), in the order in which it came to them.',
  })
  assignments(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return listAssignments(ctx, report.id);
  }

  @FieldResolver(() => [Deadline], {
    description: 'Its deadlines (batas waktu), running and stopped ones, those of its assignments included.',
  })
  deadlines(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return listReportDeadlines(ctx, report.id);
  }

  @FieldResolver(() => TimelineEntryConnection, { description: 'What happened to it (riwayat), oldest first.' })
  timeline(@Root() report: ReportRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listTimeline(ctx, report, page);
  }

  @FieldResolver(() => ResponseConnection, { description: 'Published responses (tindak lanjut), oldest first.' })
  responses(@Root() report: ReportRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listResponses(ctx, report, page);
  }

  @FieldResolver(() => ReplyConnection, { description: 'Replies of the reporter (tanggapan), oldest first.' })
  replies(@Root() report: ReportRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listReplies(ctx, report, page);
  }

  @FieldResolver(() => [ReportActionEnum], {
    description: 'What you could do with it now (tindakan yang tersedia); empty without the scope `reports:write`.',
    deprecationReason:
      'Since 2026-11-24: `availableTransitions` tells the mutation, the reasons and the assignments too. Removed after 2027-05-24.',
  })
  availableActions(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return listActions(ctx, report);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Number in the system that handed it in (nomor referensi eksternal). Seen by that system alone.',
  })
  externalReference(@Root() report: ReportRow, @Ctx() ctx: ReportsContext) {
    return readExternalReference(ctx, report);
  }
}
