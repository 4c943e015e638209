// The entities of agencies and reports that statistics extends. Their references load nothing: a key is all that is needed.
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Agency', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Agency {
  @Field(() => ID)
  id!: string;
}

@ObjectType('Area', { simpleResolvers: true })
@Directive('@key(fields: "code")')
export class Area {
  @Field(() => String)
  code!: string;
}

@ObjectType('Category', { simpleResolvers: true })
@Directive('@key(fields: "code")')
export class Category {
  @Field(() => String)
  code!: string;
}
