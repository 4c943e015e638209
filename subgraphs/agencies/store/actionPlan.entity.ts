// Table `action_plan`: one plan (rencana aksi) of an institution and year. Stays inside store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { AgencyKind } from '../../../schema/contract/events';
import type { PlanStatus } from '../domain/actionPlan';

@Entity('action_plan')
export class ActionPlanEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'varchar', name: 'agency_code' })
  agencyCode!: string;

  @Column({ type: 'varchar', name: 'agency_kind' })
  agencyKind!: AgencyKind;

  @Column({ type: 'int', name: 'year' })
  year!: number;

  @Column({ type: 'varchar', name: 'status' })
  status!: PlanStatus;

  @Column({ type: 'varchar', name: 'decree_number', nullable: true })
  decreeNumber!: string | null;

  @Column({ type: 'text', name: 'return_remark', nullable: true })
  returnRemark!: string | null;

  @Column({ type: 'int', name: 'version' })
  version!: number;

  @Column(bigintColumn('created_at'))
  createdAt!: number;

  @Column(bigintColumn('updated_at'))
  updatedAt!: number;

  @Column(bigintColumn('submitted_at', { nullable: true }))
  submittedAt!: number | null;

  @Column(bigintColumn('approved_at', { nullable: true }))
  approvedAt!: number | null;

  @Column(bigintColumn('reported_at', { nullable: true }))
  reportedAt!: number | null;
}
