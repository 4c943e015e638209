// `ActionPlanItem` and what is reported of it. Relations are added by actionPlanItem.resolver.ts.
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import { ActionPlanMeasure, ActionPlanPillar, IndicatorDirection } from './actionPlan.enums';

@ObjectType({
  description: 'What an institution reported of an item for a quarter (capaian yang dilaporkan). Read with its plan.',
  simpleResolvers: true,
})
export class ReportedActual {
  @Field(() => Float, {
    nullable: true,
    description: 'The value (nilai capaian), in the item’s unit; null where the system measures it (`measuredActual`).',
  })
  amount!: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What it rests on, in words (bukti dukung); null if nothing was written.',
  })
  evidenceNote!: string | null;

  @Field(() => [String], {
    description:
      'Addresses of evidence (tautan bukti dukung), https only, at most 5. Their content is the institution’s.',
  })
  evidenceLinks!: readonly string[];

  @Field(() => DateTime, { description: 'When it was reported last (waktu lapor).' })
  reportedAt!: number;
}

@ObjectType({
  description: 'One quarter of an item (triwulan): its target, and what was reported.',
  simpleResolvers: true,
})
export class ActionPlanQuarter {
  @Field(() => Int, { description: 'The quarter (triwulan), 1 to 4, of the WIB calendar.' })
  quarter!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Its target (target triwulan); null where nothing is planned for it.',
  })
  target!: number | null;

  @Field(() => ReportedActual, { nullable: true, description: 'What was reported (capaian); null until it is.' })
  reported!: ReportedActual | null;
}

@ObjectType({
  description:
    'One activity of an action plan (kegiatan rencana aksi), with its indicator and targets. Amounts have at most three decimals.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ActionPlanItem {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => ID, { description: 'Id of the institution (instansi) whose plan it belongs to.' })
  agencyId!: string;

  @Field(() => Int, { description: 'The plan’s year (tahun).' })
  year!: number;

  @Field(() => ActionPlanPillar, { description: 'The pillar that it serves (pilar).' })
  pillar!: ActionPlanPillar;

  @Field(() => String, { description: 'What is done (kegiatan), such as `Pelatihan admin penghubung`.' })
  activity!: string;

  @Field(() => String, {
    description:
      'What shows that it worked (indikator), such as `Jumlah admin yang dilatih`; of a measured one its standard name.',
  })
  indicator!: string;

  @Field(() => ActionPlanMeasure, {
    nullable: true,
    description: 'Which figure of the system measures it (ukuran); null for an indicator whose values are reported.',
  })
  measure!: ActionPlanMeasure | null;

  @Field(() => String, { description: 'Unit of its amounts (satuan), such as `orang` or `persen`.' })
  unitOfMeasure!: string;

  @Field(() => IndicatorDirection, { description: 'Which way it is meant to go (arah).' })
  direction!: IndicatorDirection;

  @Field(() => Float, { nullable: true, description: 'Where it stood before (nilai awal); null if that is not known.' })
  baseline!: number | null;

  @Field(() => Float, { description: 'Where it is meant to stand at the end of the year (target tahunan).' })
  target!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'How far it has come (capaian), 0 to 1: `actual / target` (for LOWER_IS_BETTER `target / actual`) of the last quarter for which ' +
      'both exist, at most 1. Null before that, and for measured indicators.',
  })
  progress!: number | null;
}

export const ActionPlanItemConnection = createConnectionType(
  ActionPlanItem,
  createEdgeType(ActionPlanItem, 'ActionPlanItem'),
  'ActionPlanItem',
);
