// What is said about a report, as fields of `Report`: in public, and inside an institution.
import { Arg, Args, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { PageArgs } from '../../../platform/graphql/connection';
import type { ReportsContext } from '../app/context';
import { listDrafts, listInterimReplies, listNotes, listThread } from '../app/listThread';
import { readIsSupported, readSupportCount } from '../app/readSupports';
import type { ReportRow } from '../store/rows';
import { InterimReplyConnection } from './interimReply.type';
import { NoteConnection } from './note.type';
import { Report } from './report.type';
import { ResponseDraftConnection } from './responseDraft.type';
import { ThreadEntryConnection } from './threadEntry.type';

@Resolver(() => Report)
export class ReportThreadResolver {
  @FieldResolver(() => InterimReplyConnection, {
    description: 'Interim replies of institutions (respons awal), oldest first.',
  })
  interimReplies(@Root() report: ReportRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listInterimReplies(ctx, report, page);
  }

  @FieldResolver(() => ThreadEntryConnection, {
    description:
      'The public conversation (percakapan), oldest first: responses and interim replies of institutions, replies of the ' +
      'reporter. Ask for fields with `... on Response { body }`.',
  })
  thread(@Root() report: ReportRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listThread(ctx, report, page);
  }

  @FieldResolver(() => ResponseDraftConnection, {
    description:
      'Responses that are not published yet (konsep tindak lanjut), oldest first: those of your institution and of those ' +
      'that you coordinate. Empty for everybody else.',
  })
  responseDrafts(@Root() report: ReportRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listDrafts(ctx, report, page);
  }

  @FieldResolver(() => NoteConnection, {
    description:
      'Internal notes (catatan internal), oldest first: those of your institution and of those that you coordinate. Empty ' +
      'for everybody else.',
  })
  notes(@Root() { id }: ReportRow, @Args(() => PageArgs) page: PageArgs, @Ctx() ctx: ReportsContext) {
    return listNotes(ctx, id, page);
  }

  @FieldResolver(() => Int, { description: 'How many people support it (jumlah dukungan).' })
  supportCount(@Root() { id }: ReportRow, @Ctx() ctx: ReportsContext) {
    return readSupportCount(ctx, id);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether you support it (Anda dukung); false without an account. Nobody else is told.',
  })
  isSupportedByMe(@Root() { id }: ReportRow, @Ctx() ctx: ReportsContext) {
    return readIsSupported(ctx, id);
  }

  @Query(() => NoteConnection, {
    description:
      'The internal notes (catatan internal) of your institution on one report, oldest first; also on a report that you held ' +
      'once and may not see any more. Empty where it wrote none.',
  })
  reportNotes(
    @Arg('reportId', () => ID, { description: 'Id of the report (laporan).' }) reportId: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ReportsContext,
  ) {
    return listNotes(ctx, reportId, page);
  }
}
