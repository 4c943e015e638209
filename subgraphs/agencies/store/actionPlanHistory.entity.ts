// Table `action_plan_history`: who did what to a plan, one row a version. Stays inside store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { PlanStatus } from '../domain/actionPlan';
import type { PlanAction, PlanRelation } from '../domain/planStateTable';

@Entity('action_plan_history')
export class ActionPlanHistoryEntity {
  @PrimaryColumn({ type: 'varchar', name: 'plan_id' })
  planId!: string;

  @PrimaryColumn({ type: 'int', name: 'version' })
  version!: number;

  @Column({ type: 'varchar', name: 'action' })
  action!: PlanAction;

  @Column(bigintColumn('at'))
  at!: number;

  @Column({ type: 'varchar', name: 'actor_id' })
  actorId!: string;

  @Column({ type: 'varchar', name: 'actor_relation' })
  actorRelation!: PlanRelation;

  @Column({ type: 'varchar', name: 'from_status', nullable: true })
  fromStatus!: PlanStatus | null;

  @Column({ type: 'varchar', name: 'to_status' })
  toStatus!: PlanStatus;

  @Column({ type: 'varchar', name: 'item_id', nullable: true })
  itemId!: string | null;

  @Column({ type: 'int', name: 'quarter', nullable: true })
  quarter!: number | null;

  /** JSON: see PlanChangeDetail. */
  @Column({ type: 'text', name: 'changes' })
  changes!: string;

  @Column({ type: 'text', name: 'remark', nullable: true })
  remark!: string | null;
}
