// `Mutation.openIdentity`: its input and payload. The identity itself is users'; here only its key.
import { Directive, Field, ID, InputType, ObjectType, registerEnumType } from 'type-graphql';
import type { UserErrorData } from '../../../platform/errors';
import { UserError } from '../../../platform/graphql/userError.type';
import { IDENTITY_REASONS, type IdentityReason } from '../../../schema/contract/identityReasons';
import { KEY_DESCRIPTION } from './mutations/change.input';

/** Described by users. */
const IdentityReasonEnum = Object.fromEntries(IDENTITY_REASONS.map((reason) => [reason, reason]));
registerEnumType(IdentityReasonEnum, { name: 'IdentityReason' });

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "grant", resolvable: false)')
export class ReporterIdentity {
  @Field(() => String)
  @Directive('@inaccessible')
  grant!: string;
}

@InputType({
  description: 'Whose identity is opened, and why. The person and the data protection officer will see it.',
})
export class OpenIdentityInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the report (laporan).' })
  reportId!: string;

  @Field(() => IdentityReasonEnum, { description: 'Why (alasan).' })
  reason!: IdentityReason;

  @Field(() => String, {
    description:
      'What for, in your own words (keperluan), 10 to 500 characters, such as `Menanyakan patokan lokasi lewat telepon`.',
  })
  purpose!: string;
}

@ObjectType({ description: 'The identity, or why it stays closed.', simpleResolvers: true })
export class OpenIdentityPayload {
  @Field(() => ReporterIdentity, {
    nullable: true,
    description:
      'Personal data of the reporter (identitas pelapor); null when it stays closed or the person was erased.',
  })
  identity!: ReporterIdentity | null;

  @Field(() => [UserError], { description: 'Why it stays closed; empty otherwise.' })
  userErrors!: readonly UserErrorData[];
}
