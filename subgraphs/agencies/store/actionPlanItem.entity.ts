// Table `action_plan_item`: one activity of a plan. Amounts are thousandths here; planItems.ts turns rows into plain data.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { Direction, Pillar, PlanMeasure } from '../domain/actionPlan';

@Entity('action_plan_item')
export class ActionPlanItemEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'plan_id' })
  planId!: string;

  @Column({ type: 'varchar', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'int', name: 'year' })
  year!: number;

  /** Lists are ordered by it: the order in which items were added. */
  @Column({ type: 'int', name: 'place' })
  place!: number;

  @Column({ type: 'varchar', name: 'pillar' })
  pillar!: Pillar;

  @Column({ type: 'text', name: 'activity' })
  activity!: string;

  @Column({ type: 'varchar', name: 'indicator' })
  indicator!: string;

  @Column({ type: 'varchar', name: 'measure', nullable: true })
  measure!: PlanMeasure | null;

  @Column({ type: 'varchar', name: 'unit_of_measure' })
  unitOfMeasure!: string;

  @Column({ type: 'varchar', name: 'direction' })
  direction!: Direction;

  @Column(bigintColumn('baseline', { nullable: true }))
  baseline!: number | null;

  @Column(bigintColumn('target'))
  target!: number;

  @Column(bigintColumn('target_q1', { nullable: true }))
  targetQ1!: number | null;

  @Column(bigintColumn('target_q2', { nullable: true }))
  targetQ2!: number | null;

  @Column(bigintColumn('target_q3', { nullable: true }))
  targetQ3!: number | null;

  @Column(bigintColumn('target_q4', { nullable: true }))
  targetQ4!: number | null;

  @Column({ type: 'varchar', name: 'responsible_unit_id', nullable: true })
  responsibleUnitId!: string | null;

  /** Ten-thousandths. */
  @Column({ type: 'int', name: 'progress', nullable: true })
  progress!: number | null;
}
