// One assignment (disposisi) as stored, with the columns that the inbox is made of. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { TimeZone } from '../../../schema/contract/events';
import type { AssignmentRole, AssignmentStanding, AssignmentStatus, ReportStatus } from '../domain/states';

@Entity('assignment')
export class AssignmentEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'report_id' })
  reportId!: string;

  @Column({ type: 'varchar', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'varchar', name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column({ type: 'varchar', name: 'assignee_operator_id', nullable: true })
  assigneeOperatorId!: string | null;

  @Column({ type: 'varchar', name: 'zone' })
  zone!: TimeZone;

  @Column({ type: 'varchar', name: 'role' })
  role!: AssignmentRole;

  @Column({ type: 'varchar', name: 'status' })
  status!: AssignmentStatus;

  @Column({ type: 'varchar', name: 'ended_from', nullable: true })
  endedFrom!: AssignmentStatus | null;

  @Column(bigintColumn('assigned_at'))
  assignedAt!: number;

  @Column(bigintColumn('accepted_at', { nullable: true }))
  acceptedAt!: number | null;

  @Column(bigintColumn('first_responded_at', { nullable: true }))
  firstRespondedAt!: number | null;

  @Column(bigintColumn('answered_at', { nullable: true }))
  answeredAt!: number | null;

  @Column(bigintColumn('ended_at', { nullable: true }))
  endedAt!: number | null;

  @Column({ type: 'varchar', name: 'standing' })
  standing!: AssignmentStanding;

  @Column({ type: 'varchar', name: 'report_status' })
  reportStatus!: ReportStatus;

  @Column({ type: 'varchar', name: 'category_code' })
  categoryCode!: string;

  @Column(bigintColumn('submitted_at'))
  submittedAt!: number;

  @Column(bigintColumn('due_at', { nullable: true }))
  dueAt!: number | null;

  @Column(bigintColumn('due_sort'))
  dueSort!: number;
}
