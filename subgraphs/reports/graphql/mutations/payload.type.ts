// What a mutation answers: the report as the caller may see it now, or why nothing changed.
import { Field, ObjectType } from 'type-graphql';
import { Refusal, type UserErrorData } from '../../../../platform/errors';
import { UserError } from '../../../../platform/graphql/userError.type';
import type { ChangedReport } from '../../app/changeCase';
import { VersionConflict as VersionConflictRefusal, type VersionConflictData } from '../../app/versionConflict';
import { VersionConflict } from './versionConflict.type';

export const PAYLOAD_DESCRIPTION = 'The report after the change, or why nothing changed.';

@ObjectType()
export abstract class ReportPayload {
  /** Resolved by payload.resolver.ts under present rights. */
  reportId!: string | null;

  @Field(() => [UserError], { description: 'Why nothing changed; empty when it did.' })
  userErrors!: readonly UserErrorData[];
}

@ObjectType()
export abstract class ChangePayload extends ReportPayload {
  @Field(() => VersionConflict, {
    nullable: true,
    description:
      'With the error `VERSION_CONFLICT`: who was faster, and which version to read (konflik versi); else null. Read the ' +
      'report again and decide anew; with another `expectedVersion` it is a new call and needs a new `idempotencyKey`.',
  })
  versionConflict?: VersionConflictData | null;
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
export class PostponeReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class CompleteReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class ArchiveReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class RestoreReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class MergeReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class UnmergeReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class ReturnAssignmentPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class ForwardAssignmentPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class AddAgencyPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class TakeBackAssignmentPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class DisposeToUnitPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class AssignToOperatorPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class NameLeadPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class ReopenReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class EscalateReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class ReclassifyReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class RecategoriseReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class ChangeVisibilityPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class WithdrawReportPayload extends ChangePayload {}

@ObjectType({ description: PAYLOAD_DESCRIPTION })
export class SubmitReportPayload extends ReportPayload {
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
    const versionConflict = error instanceof VersionConflictRefusal ? toConflict(error) : null;
    return { reportId: null, trackingSecret: null, versionConflict, userErrors: [...error.userErrors] } as never;
  }
}

/** Plain data: an Error as the value of a field is an error of that field to graphql-js. */
function toConflict({ reportId, currentVersion }: VersionConflictData): VersionConflictData {
  return { reportId, currentVersion };
}
