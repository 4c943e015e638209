// What is told of the action plans of a year: by pillar for everybody, by state and institution for the ministry.
import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ActionPlanPillar, ActionPlanStatus } from './actionPlan.enums';

@ObjectType({
  description:
    'How far a pillar has come (capaian pilar) over the items of all approved and reported plans of a year, every item weighing the same.',
  simpleResolvers: true,
})
export class ActionPlanPillarProgress {
  @Field(() => ActionPlanPillar, { description: 'The pillar (pilar).' })
  pillar!: ActionPlanPillar;

  @Field(() => Int, { description: 'Its items (jumlah kegiatan).' })
  items!: number;

  @Field(() => Int, {
    description:
      'Those that the system measures (kegiatan terukur): not part of `progress`, see `ActionPlanItem.measuredActual`.',
  })
  measuredItems!: number;

  @Field(() => Int, {
    description: 'Those with a reported actual for a quarter with a target (kegiatan terlapor): the sample size.',
  })
  reportedItems!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Plain mean of `ActionPlanItem.progress` over the reported items (rata-rata capaian), 0 to 1, such as `0.87`. Null without one.',
  })
  progress!: number | null;
}

@ObjectType({
  description: 'How many plans are in a state (jumlah rencana aksi menurut status).',
  simpleResolvers: true,
})
export class ActionPlanStatusCount {
  @Field(() => ActionPlanStatus, { description: 'The state (status).' })
  status!: ActionPlanStatus;

  @Field(() => Int, { description: 'How many plans (jumlah).' })
  count!: number;
}

@ObjectType({
  description: 'How the action plans of a year stand, for the ministry (pemantauan rencana aksi).',
  simpleResolvers: true,
})
export class ActionPlanMonitoring {
  @Field(() => Int, { description: 'The year (tahun).' })
  year!: number;
}
