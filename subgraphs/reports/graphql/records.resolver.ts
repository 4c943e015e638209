// The relations of what hangs on a report: assignments, deadlines, timeline entries, responses and replies.
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ReportsContext } from '../app/context';
import { listAssignmentDeadlines, type DeadlineData } from '../app/listDeadlines';
import { loadReport } from '../app/loadReport';
import {
  readAssignee,
  readAuthor,
  readAuthorClient,
  readReplyHidden,
  readReplyReporter,
  readUnit,
} from '../app/readPeople';
import { readActorAgency, readEntryAssignment } from '../app/loadAssignments';
import { readRemark, type RemarkData } from '../app/readRemark';
import { toKey, type TimelineEntryData } from '../app/toTimelineEntry';
import type { AssignmentRow, ReplyRow, ResponseRow } from '../store/rows';
import { Assignment } from './assignment.type';
import { Deadline } from './deadline.type';
import { ReporterHiddenEnum } from './enums';
import { Remark } from './remark.type';
import { Reply } from './reply.type';
import { Report } from './report.type';
import { Response } from './response.type';
import { Agency, ApiClient, Operator, Reporter, Unit } from './stubs.type';
import { TimelineEntry } from './timelineEntry.type';

@Resolver(() => Assignment)
export class AssignmentResolver {
  @FieldResolver(() => Report, { description: 'The report (laporan).' })
  report(@Root() { reportId }: AssignmentRow, @Ctx() ctx: ReportsContext) {
    return loadReport(ctx, reportId);
  }

  @FieldResolver(() => Agency, { description: 'The institution (instansi).' })
  agency(@Root() { agencyId }: AssignmentRow) {
    return { id: agencyId };
  }

  @FieldResolver(() => Unit, {
    nullable: true,
    description:
      'Unit that works on it (unit kerja). Seen inside the institution, by its coordinators and the national admin.',
  })
  unit(@Root() assignment: AssignmentRow, @Ctx() ctx: ReportsContext) {
    return readUnit(ctx, assignment);
  }

  @FieldResolver(() => Operator, {
    nullable: true,
    description:
      'Who of the institution works on it (petugas); null when nobody has taken it. Seen inside the institution, by its ' +
      'coordinators and the national admin.',
  })
  assignee(@Root() assignment: AssignmentRow, @Ctx() ctx: ReportsContext) {
    return readAssignee(ctx, assignment);
  }

  @FieldResolver(() => [Deadline], { description: 'Its deadlines (batas waktu), running and stopped ones.' })
  deadlines(@Root() assignment: AssignmentRow, @Ctx() ctx: ReportsContext) {
    return listAssignmentDeadlines(ctx, assignment);
  }
}

@Resolver(() => Deadline)
export class DeadlineResolver {
  @FieldResolver(() => Agency, {
    nullable: true,
    description: 'Institution that has to meet it (instansi); null for a deadline of the report itself.',
  })
  agency(@Root() deadline: DeadlineData) {
    return deadline.agency;
  }
}

@Resolver(() => TimelineEntry)
export class TimelineEntryResolver {
  @FieldResolver(() => Assignment, {
    nullable: true,
    description: 'Assignment acted on (disposisi), if there was one and you may see it.',
  })
  assignment(@Root() entry: TimelineEntryData, @Ctx() ctx: ReportsContext) {
    return readEntryAssignment(ctx, entry);
  }

  @FieldResolver(() => Agency, {
    nullable: true,
    description:
      'For which institution they acted (instansi pelaku). Of an assignment that was returned, taken back or forwarded: seen ' +
      'inside the institution, by its coordinators and the national admin, unless it published a response.',
  })
  actorAgency(@Root() entry: TimelineEntryData, @Ctx() ctx: ReportsContext) {
    return readActorAgency(ctx, entry);
  }
}

@Resolver(() => TimelineEntry)
export class TimelineRemarkResolver {
  @FieldResolver(() => Remark, {
    nullable: true,
    description:
      'What was said with the step (keterangan). A question, its answer and why the report was opened again: read by the ' +
      'reporter and those who handle it. Why it was returned: inside the institution, by its coordinators and the national ' +
      'admin. What the Ombudsman should know: by the reporter and the national admin. Null for all others and other steps.',
  })
  remark(@Root() entry: TimelineEntryData, @Ctx() ctx: ReportsContext) {
    return readRemark(ctx, entry);
  }
}

@Resolver(() => Remark)
export class RemarkResolver {
  @FieldResolver(() => Agency, {
    nullable: true,
    description:
      'Of a return: the institution that is competent, as the returning one sees it (instansi yang berwenang).',
  })
  suggestedAgency(@Root() { suggestedAgencyId }: RemarkData) {
    return toKey(suggestedAgencyId);
  }
}

@Resolver(() => Response)
export class ResponseResolver {
  @FieldResolver(() => Report, { description: 'The report (laporan) that it answers.' })
  report(@Root() { reportId }: ResponseRow, @Ctx() ctx: ReportsContext) {
    return loadReport(ctx, reportId);
  }

  @FieldResolver(() => Agency, { description: 'The institution that answers (instansi).' })
  agency(@Root() { agencyId }: ResponseRow) {
    return { id: agencyId };
  }

  @FieldResolver(() => Operator, {
    nullable: true,
    description: 'Who wrote it (petugas). Seen inside the institution, by its coordinators and the national admin.',
  })
  author(@Root() response: ResponseRow, @Ctx() ctx: ReportsContext) {
    return readAuthor(ctx, response);
  }

  @FieldResolver(() => ApiClient, {
    nullable: true,
    description: 'Which system sent it (sistem instansi). Seen by the same people as `author`.',
  })
  authorClient(@Root() response: ResponseRow, @Ctx() ctx: ReportsContext) {
    return readAuthorClient(ctx, response);
  }
}

@Resolver(() => Reply)
export class ReplyResolver {
  @FieldResolver(() => Reporter, {
    nullable: true,
    description: 'Who wrote it (pelapor), under the same rights as `Report.reporter`.',
  })
  reporter(@Root() reply: ReplyRow, @Ctx() ctx: ReportsContext) {
    return readReplyReporter(ctx, reply);
  }

  @FieldResolver(() => ReporterHiddenEnum, {
    nullable: true,
    description: 'Why `reporter` is null (alasan pelapor tidak ditampilkan); null when it is shown.',
  })
  reporterHidden(@Root() reply: ReplyRow, @Ctx() ctx: ReportsContext) {
    return readReplyHidden(ctx, reply);
  }
}
