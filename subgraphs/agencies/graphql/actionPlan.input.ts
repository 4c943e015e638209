// Inputs of the mutations of action plans (rencana aksi).
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import { KEY_DESCRIPTION } from '../../../platform/graphql/keyDescription';
import { ActionPlanMeasure, ActionPlanPillar, IndicatorDirection } from './actionPlan.enums';

const AMOUNT = '0 to 1,000,000,000 with at most three decimals';

@InputType({ description: 'A new action plan (rencana aksi baru).' })
export class CreateActionPlanInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the institution (instansi): your own, which it is without it, or one below it; else `FORBIDDEN`.',
  })
  agencyId?: string | null;

  @Field(() => Int, {
    description:
      'The year (tahun): 2020 to the next one. A second plan of the institution for the same year is `INVALID_INPUT`.',
  })
  year!: number;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the decree (nomor SK), at most 120 characters, such as `800/123/KEP/2026`.',
  })
  decreeNumber?: string | null;
}

@InputType()
abstract class ChangeActionPlanInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of the plan (rencana aksi); one that you may not see is `NOT_FOUND`.' })
  planId!: string;

  @Field(() => Int, {
    description:
      'The `ActionPlan.version` that you read. If the plan has changed since, nothing happens: `VERSION_CONFLICT`.',
  })
  expectedVersion!: number;
}

@InputType({ description: 'New terms of a draft (perubahan rencana aksi).' })
export class UpdateActionPlanInput extends ChangeActionPlanInput {
  @Field(() => String, {
    nullable: true,
    description: 'Number of the decree (nomor SK), at most 120 characters; without it the plan has none.',
  })
  decreeNumber?: string | null;
}

@InputType({ description: 'What an institution undertakes (kegiatan rencana aksi), whole.' })
export class ActionPlanItemInput {
  @Field(() => ActionPlanPillar, { description: 'The pillar that it serves (pilar).' })
  pillar!: ActionPlanPillar;

  @Field(() => String, { description: 'What is done (kegiatan), 1 to 1,000 characters.' })
  activity!: string;

  @Field(() => ActionPlanMeasure, {
    nullable: true,
    description:
      'An indicator that the system measures (indikator terukur). It brings its name, unit and direction: leave those out.',
  })
  measure?: ActionPlanMeasure | null;

  @Field(() => String, {
    nullable: true,
    description:
      'An indicator in your own words (indikator), 1 to 300 characters. Required without `measure`, refused with it.',
  })
  indicator?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Unit of its amounts (satuan), 1 to 60 characters, such as `orang`. Required without `measure`, refused with it.',
  })
  unitOfMeasure?: string | null;

  @Field(() => IndicatorDirection, {
    nullable: true,
    description: 'Which way it is meant to go (arah); HIGHER_IS_BETTER without it. Refused with `measure`.',
  })
  direction?: IndicatorDirection | null;

  @Field(() => Float, { nullable: true, description: `Where it stands now (nilai awal), ${AMOUNT}.` })
  baseline?: number | null;

  @Field(() => Float, { description: `Where it is meant to stand at the end of the year (target tahunan), ${AMOUNT}.` })
  target!: number;

  @Field(() => [Float], {
    nullable: 'items',
    description:
      `Targets of the four quarters (target triwulan), each ${AMOUNT}, or null where nothing is planned; at least one. ` +
      'Each says where the indicator is to stand at the end of its quarter: `[null, 20, 20, 50]`.',
  })
  quarterlyTargets!: (number | null)[];

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the unit that answers for it (unit penanggung jawab), of the plan’s institution; else `INVALID_INPUT`.',
  })
  responsibleUnitId?: string | null;
}

@InputType({ description: 'A new item of a draft (kegiatan baru).' })
export class AddActionPlanItemInput extends ChangeActionPlanInput {
  @Field(() => ActionPlanItemInput, { description: 'The item (kegiatan).' })
  item!: ActionPlanItemInput;
}

@InputType({ description: 'An item of a draft as it is to be (perubahan kegiatan).' })
export class UpdateActionPlanItemInput extends ChangeActionPlanInput {
  @Field(() => ID, { description: 'Id of the item (kegiatan) of this plan; else `NOT_FOUND`.' })
  itemId!: string;

  @Field(() => ActionPlanItemInput, { description: 'The whole item (kegiatan): what is left out is taken away.' })
  item!: ActionPlanItemInput;
}

@InputType({ description: 'An item that a draft loses (kegiatan yang dihapus).' })
export class RemoveActionPlanItemInput extends ChangeActionPlanInput {
  @Field(() => ID, { description: 'Id of the item (kegiatan) of this plan; else `NOT_FOUND`.' })
  itemId!: string;
}

@InputType({ description: 'A plan that is handed in (rencana aksi yang diajukan).' })
export class SubmitActionPlanInput extends ChangeActionPlanInput {}

@InputType({ description: 'A plan that is approved (rencana aksi yang disetujui).' })
export class ApproveActionPlanInput extends ChangeActionPlanInput {}

@InputType({ description: 'A plan that goes back to its institution (rencana aksi yang dikembalikan).' })
export class ReturnActionPlanInput extends ChangeActionPlanInput {
  @Field(() => String, { description: 'What has to be mended (catatan), 1 to 2,000 characters. Not public.' })
  remark!: string;
}

@InputType({ description: 'What an item achieved in a quarter (capaian triwulan).' })
export class ReportActualInput extends ChangeActionPlanInput {
  @Field(() => ID, { description: 'Id of the item (kegiatan) of this plan; else `NOT_FOUND`.' })
  itemId!: string;

  @Field(() => Int, { description: 'The quarter (triwulan), 1 to 4; one that has not begun is `INVALID_INPUT`.' })
  quarter!: number;

  @Field(() => Float, {
    nullable: true,
    description: `Where the indicator stands (nilai capaian), ${AMOUNT}. Required, but refused for a measured indicator.`,
  })
  value?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What it rests on (bukti dukung), at most 2,000 characters. It becomes public with the plan: no personal data.',
  })
  evidenceNote?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Addresses of evidence (tautan bukti dukung): at most 5, https only. They become public with the plan.',
  })
  evidenceLinks?: string[] | null;
}

@InputType({ description: 'A plan whose year is closed (rencana aksi yang ditutup).' })
export class CloseActionPlanInput extends ChangeActionPlanInput {}
