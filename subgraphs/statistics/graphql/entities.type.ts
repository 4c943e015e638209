// The entities of agencies and reports that statistics extends. Their references load nothing: a key is all that is needed,
// and of an item of an action plan what its indicator asks for.
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { PlanMeasureName } from '../domain/planMeasures';
import { ActionPlanMeasureEnum } from './sharedEnums';

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

@ObjectType('ActionPlanItem', { simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ActionPlanItem {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  @Directive('@external')
  agencyId!: string;

  @Field(() => Int)
  @Directive('@external')
  year!: number;

  @Field(() => ActionPlanMeasureEnum, { nullable: true })
  @Directive('@external')
  measure!: PlanMeasureName | null;
}
