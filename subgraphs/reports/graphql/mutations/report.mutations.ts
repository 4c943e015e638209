// The mutations of a report. Each resolver calls its verb; refusals come back in the payload.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { acceptAssignment } from '../../app/acceptAssignment';
import { closeReport } from '../../app/closeReport';
import { confirmResolution } from '../../app/confirmResolution';
import type { ReportsContext } from '../../app/context';
import { disposeReport } from '../../app/disposeReport';
import { publishResponse } from '../../app/publishResponse';
import { replyToReport } from '../../app/replyToReport';
import { submitReport } from '../../app/submitReport';
import { AcceptAssignmentInput, CloseReportInput, DisposeReportInput, PublishResponseInput } from './handling.input';
import {
  AcceptAssignmentPayload,
  CloseReportPayload,
  ConfirmResolutionPayload,
  DisposeReportPayload,
  PublishResponsePayload,
  ReplyToReportPayload,
  SubmitReportPayload,
  toPayload,
} from './payload.type';
import { ConfirmResolutionInput, ReplyToReportInput, SubmitReportInput } from './reporter.input';

@Resolver()
export class ReportMutations {
  @Mutation(() => SubmitReportPayload, {
    description:
      'Hands in a report (kirim laporan): as a reporter, without a token, or as an agency’s system for its channel. ' +
      'Starts the VERIFY clock.',
  })
  submitReport(
    @Arg('input', () => SubmitReportInput, { description: 'The report.' }) input: SubmitReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<SubmitReportPayload> {
    return toPayload(submitReport(ctx, input));
  }

  @Mutation(() => DisposeReportPayload, {
    description:
      'Verifies a report and disposes it (verifikasi dan disposisi): national admins to any institution, institution ' +
      'admins what was sent straight to theirs, to it or one below it. Starts FIRST_RESPONSE and RESOLVE of each.',
  })
  disposeReport(
    @Arg('input', () => DisposeReportInput, { description: 'Report and institutions.' }) input: DisposeReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<DisposeReportPayload> {
    return toPayload(disposeReport(ctx, input));
  }

  @Mutation(() => AcceptAssignmentPayload, {
    description:
      'Takes the assignment of the caller’s institution up (terima disposisi), or takes a reply up again. Stops ' +
      'FIRST_RESPONSE.',
  })
  acceptAssignment(
    @Arg('input', () => AcceptAssignmentInput, { description: 'Report and unit.' }) input: AcceptAssignmentInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<AcceptAssignmentPayload> {
    return toPayload(acceptAssignment(ctx, input));
  }

  @Mutation(() => PublishResponsePayload, {
    description:
      'Publishes the answer of the caller’s institution (tindak lanjut): liaisons and agencies’ systems. RESPONDED once ' +
      'every institution that holds the report has answered; then AUTO_CLOSE starts.',
  })
  publishResponse(
    @Arg('input', () => PublishResponseInput, { description: 'Report and answer.' }) input: PublishResponseInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<PublishResponsePayload> {
    return toPayload(publishResponse(ctx, input));
  }

  @Mutation(() => ReplyToReportPayload, {
    description: 'The reporter replies to an answer (tanggapan pelapor), with an account or the tracking secret.',
  })
  replyToReport(
    @Arg('input', () => ReplyToReportInput, { description: 'Report and reply.' }) input: ReplyToReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<ReplyToReportPayload> {
    return toPayload(replyToReport(ctx, input));
  }

  @Mutation(() => ConfirmResolutionPayload, {
    description: 'The reporter confirms that the report is resolved and rates it (konfirmasi selesai): CLOSED.',
  })
  confirmResolution(
    @Arg('input', () => ConfirmResolutionInput, { description: 'Report and rating.' }) input: ConfirmResolutionInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<ConfirmResolutionPayload> {
    return toPayload(confirmResolution(ctx, input));
  }

  @Mutation(() => CloseReportPayload, {
    description: 'Closes a report that was answered (tutup laporan): national admins, with a reason.',
  })
  closeReport(
    @Arg('input', () => CloseReportInput, { description: 'Report and reason.' }) input: CloseReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<CloseReportPayload> {
    return toPayload(closeReport(ctx, input));
  }
}
