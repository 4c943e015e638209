// `ActionPlan` and its history. Relations are added by actionPlan.resolver.ts.
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import { DateTime } from '../../../platform/graphql/scalars';
import { ActionPlanAction, ActionPlanActorRelation, ActionPlanStatus } from './actionPlan.enums';

@ObjectType({
  description:
    'What an institution undertakes in a year for the handling of complaints (rencana aksi): one plan an institution and year. ' +
    'Approved and reported plans are public; others are seen by the institution’s own staff and systems, admins of the institutions ' +
    'above it, and national admins.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class ActionPlan {
  @Field(() => ID, { description: 'Its id: a UUID that never changes.' })
  id!: string;

  @Field(() => Int, { description: 'The year that it is for (tahun), such as `2026`.' })
  year!: number;

  @Field(() => ActionPlanStatus, { description: 'How far it has come (status).' })
  status!: ActionPlanStatus;

  @Field(() => String, {
    nullable: true,
    description: 'Number of the decree that it rests on (nomor SK), such as `800/123/KEP/2026`; null if none is given.',
  })
  decreeNumber!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'What the ministry asked to be mended when it returned the plan (catatan pengembalian); null once it is approved.',
  })
  returnRemark!: string | null;

  @Field(() => Int, { description: 'Counts its changes (versi): give it back as `expectedVersion`.' })
  version!: number;

  @Field(() => DateTime, { description: 'When it was changed last (diubah pada).' })
  updatedAt!: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was handed in (diajukan pada); null in a draft.' })
  submittedAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When the ministry approved it (disetujui pada).' })
  approvedAt!: number | null;

  @Field(() => DateTime, { nullable: true, description: 'When its year was closed (dilaporkan pada).' })
  reportedAt!: number | null;
}

export const ActionPlanConnection = createConnectionType(
  ActionPlan,
  createEdgeType(ActionPlan, 'ActionPlan'),
  'ActionPlan',
);

@ObjectType({ description: 'One value that a change of a plan replaced (nilai yang diubah).', simpleResolvers: true })
export class ActionPlanChangedValue {
  @Field(() => String, { description: 'Which one (kolom), such as `target` or `decreeNumber`.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What it was (sebelum); null if there was none.' })
  from!: string | null;

  @Field(() => String, { nullable: true, description: 'What it became (sesudah); null if it was taken away.' })
  to!: string | null;
}

@ObjectType({ description: 'One step in the history of an action plan (riwayat).', simpleResolvers: true })
export class ActionPlanChange {
  @Field(() => Int, { description: 'The version that it made (versi).' })
  version!: number;

  @Field(() => ActionPlanAction, { description: 'What was done (tindakan).' })
  action!: ActionPlanAction;

  @Field(() => DateTime, { description: 'When (waktu).' })
  at!: number;

  @Field(() => ActionPlanActorRelation, { description: 'As what the actor did it (peran pelaku).' })
  actorRelation!: ActionPlanActorRelation;

  @Field(() => ActionPlanStatus, {
    nullable: true,
    description: 'State before (status sebelum); null when the plan was begun.',
  })
  fromStatus!: ActionPlanStatus | null;

  @Field(() => ActionPlanStatus, { description: 'State after (status sesudah).' })
  toStatus!: ActionPlanStatus;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the item that it was about (kegiatan); the item may be gone.',
  })
  itemId!: string | null;

  @Field(() => Int, { nullable: true, description: 'The quarter that was reported (triwulan).' })
  quarter!: number | null;

  @Field(() => [ActionPlanChangedValue], { description: 'The values that it replaced (nilai yang diubah).' })
  changes!: readonly ActionPlanChangedValue[];

  @Field(() => String, { nullable: true, description: 'The ministry’s remark (catatan) of a return.' })
  remark!: string | null;
}

export const ActionPlanChangeConnection = createConnectionType(
  ActionPlanChange,
  createEdgeType(ActionPlanChange, 'ActionPlanChange'),
  'ActionPlanChange',
);
