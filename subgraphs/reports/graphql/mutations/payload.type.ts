// What a mutation answers: the report as the caller may see it now, or why nothing changed.
import { Field, ObjectType } from 'type-graphql';
import { Refusal, type UserErrorData } from '../../../../platform/errors';
import { UserError } from '../../../../platform/graphql/userError.type';
import type { ChangedReport } from '../../app/changeCase';

export const PAYLOAD_DESCRIPTION = 'The report after the change, or why nothing changed.';

@ObjectType()
export abstract class ChangePayload {
  /** Resolved by payload.resolver.ts under present rights. */
  reportId!: string | null;

  @Field(() => [UserError], { description: 'Why nothing changed; empty when it did.' })
  userErrors!: readonly UserErrorData[];
}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class DisposeReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class AcceptAssignmentPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class PublishResponsePayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class ReplyToReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class ConfirmResolutionPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class CloseReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class SubmitReportPayload extends ChangePayload {
  @Field(() => String, {
    nullable: true,
    description:
      'Secret for `trackReport` and for acting without an account (kode rahasia pelacakan). Keep it: it is told here ' +
      'only, and again when the call is repeated with its idempotencyKey.',
  })
  trackingSecret!: string | null;
}

/** Refusals become the payload's userErrors; everything else stays an error of the request. */
export async function toPayload<T extends ChangedReport>(
  work: Promise<T>,
): Promise<T & { userErrors: UserErrorData[] }> {
  try {
    return { ...(await work), userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { reportId: null, trackingSecret: null, userErrors: [...error.userErrors] } as never;
  }
}
