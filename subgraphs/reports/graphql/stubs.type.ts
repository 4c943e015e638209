// Types that other subgraphs own: here only the keys by which the gateway asks them. Their owners describe them.
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Agency {
  @Field(() => ID)
  id!: string;
}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Unit {
  @Field(() => ID)
  id!: string;
}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "code", resolvable: false)')
export class Area {
  @Field(() => String)
  code!: string;
}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Operator {
  @Field(() => ID)
  id!: string;
}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class ApiClient {
  @Field(() => ID)
  id!: string;
}

@ObjectType({ simpleResolvers: true })
@Directive('@key(fields: "id grant", resolvable: false)')
export class Reporter {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  @Directive('@inaccessible')
  grant!: string;
}
