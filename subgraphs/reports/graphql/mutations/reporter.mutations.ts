// The mutations of the reporter beside handing in, replying and confirming; with an account or the tracking secret.
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { completeReport } from '../../app/completeReport';
import type { ReportsContext } from '../../app/context';
import { escalateReport } from '../../app/escalateReport';
import { reopenReport } from '../../app/reopenReport';
import { withdrawReport } from '../../app/withdrawReport';
import {
  CompleteReportPayload,
  EscalateReportPayload,
  ReopenReportPayload,
  WithdrawReportPayload,
  toPayload,
} from './payload.type';
import { CompleteReportInput, EscalateReportInput, ReopenReportInput, WithdrawReportInput } from './reporter.input';

@Resolver()
export class ReporterMutations {
  @Mutation(() => CompleteReportPayload, {
    description:
      'The reporter gives what was asked for (lengkapi): the case goes on where it was, with the working days that were left.',
  })
  completeReport(
    @Arg('input', () => CompleteReportInput, { description: 'Report and answer.' }) input: CompleteReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<CompleteReportPayload> {
    return toPayload(completeReport(ctx, input));
  }

  @Mutation(() => ReopenReportPayload, {
    description:
      'Opens a closed report again within 30 days (buka kembali): its reporter or a national admin. REPORTER_REPLIED; see ' +
      '`Report.reopenableUntil`. Later `TRANSITION_NOT_ALLOWED`.',
  })
  reopenReport(
    @Arg('input', () => ReopenReportInput, { description: 'Report and reason.' }) input: ReopenReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<ReopenReportPayload> {
    return toPayload(reopenReport(ctx, input));
  }

  @Mutation(() => EscalateReportPayload, {
    description: 'The reporter takes an open report to the Ombudsman (eskalasi), once. A flag: the work on it goes on.',
  })
  escalateReport(
    @Arg('input', () => EscalateReportInput, { description: 'Report and explanation.' }) input: EscalateReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<EscalateReportPayload> {
    return toPayload(escalateReport(ctx, input));
  }

  @Mutation(() => WithdrawReportPayload, {
    description: 'The reporter withdraws an open report (cabut laporan), for good.',
  })
  withdrawReport(
    @Arg('input', () => WithdrawReportInput, { description: 'Report.' }) input: WithdrawReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<WithdrawReportPayload> {
    return toPayload(withdrawReport(ctx, input));
  }
}
