// `Operator`, which users owns: here only its key.
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Operator {
  @Field(() => ID)
  id!: string;
}
