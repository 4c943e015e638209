// Entities of other subgraphs, by key only. Their owner describes them.
import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Agency', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Agency {
  @Field(() => ID)
  id!: string;
}

@ObjectType('Unit', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Unit {
  @Field(() => ID)
  id!: string;
}

@ObjectType('Report', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
export class Report {
  @Field(() => ID)
  id!: string;
}
