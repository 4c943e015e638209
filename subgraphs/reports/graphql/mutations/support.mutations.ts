// The mutations of supports (dukung), with their inputs and payloads.
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { ReportsContext } from '../../app/context';
import { supportReport, withdrawSupport } from '../../app/supportReport';
import { KEY_DESCRIPTION } from './change.input';
import { createPayloadResolver } from './payload.resolver';
import { ChangePayload, toPayload } from './payload.type';

@InputType()
abstract class SupportInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of a public report (laporan).' })
  reportId!: string;
}

@InputType({
  description: 'Support (dukung) of a public report. It changes nothing of the report, so it needs no version.',
})
class SupportReportInput extends SupportInput {}

@InputType({ description: 'A support that is taken back (batal dukung).' })
class WithdrawSupportInput extends SupportInput {}

@ObjectType({ description: 'The report with its supports, or why nothing changed.' })
class SupportReportPayload extends ChangePayload {}

@ObjectType({ description: 'The report with its supports, or why nothing changed.' })
class WithdrawSupportPayload extends ChangePayload {}

@Resolver()
class SupportMutations {
  @Mutation(() => SupportReportPayload, {
    description:
      'Supports somebody else’s public report (dukung), once a person: reporters with an account. Supporting again changes ' +
      'nothing. Nobody is told who supports.',
  })
  supportReport(
    @Arg('input', () => SupportReportInput, { description: 'The report.' }) input: SupportReportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<SupportReportPayload> {
    return toPayload(supportReport(ctx, input));
  }

  @Mutation(() => WithdrawSupportPayload, {
    description: 'Takes the caller’s own support back (batal dukung). Without one, nothing changes.',
  })
  withdrawSupport(
    @Arg('input', () => WithdrawSupportInput, { description: 'The report.' }) input: WithdrawSupportInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<WithdrawSupportPayload> {
    return toPayload(withdrawSupport(ctx, input));
  }
}

export const SUPPORT_RESOLVERS = [
  SupportMutations,
  createPayloadResolver(SupportReportPayload),
  createPayloadResolver(WithdrawSupportPayload),
] as const;
