// How a mutation's payload tells an expected refusal.
import { Directive, Field, ObjectType } from 'type-graphql';
import type { UserErrorData } from '../errors';

@ObjectType({
  description: 'Why a mutation changed nothing. The codes are listed in the reference of errors.',
  simpleResolvers: true,
})
@Directive('@shareable')
export class UserError implements UserErrorData {
  @Field(() => String, { description: 'A code of the registry, such as `VERSION_CONFLICT`.' })
  code!: UserErrorData['code'];

  @Field(() => [String], {
    nullable: true,
    description: 'Path of the argument at fault inside `input`, such as `["body"]`; null if none is.',
  })
  field!: string[] | null;

  @Field(() => String, { description: 'What to do about it, in English.' })
  message!: string;
}
