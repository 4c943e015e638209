// One report (laporan) as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { Channel, Classification, ClockKind, CloseReason, ReportStatus, Supervision } from '../domain/states';

@Entity('report')
export class ReportEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'tracking_id' })
  trackingId!: string;

  @Column({ type: 'varchar', name: 'reporter_id', nullable: true })
  reporterId!: string | null;

  @Column({ type: 'varchar', name: 'submitted_by_client_id', nullable: true })
  submittedByClientId!: string | null;

  @Column({ type: 'varchar', name: 'external_reference', nullable: true })
  externalReference!: string | null;

  @Column({ type: 'boolean', name: 'is_anonymous' })
  isAnonymous!: boolean;

  @Column({ type: 'boolean', name: 'is_confidential' })
  isConfidential!: boolean;

  @Column({ type: 'varchar', name: 'title' })
  title!: string;

  @Column({ type: 'text', name: 'body' })
  body!: string;

  @Column({ type: 'varchar', name: 'classification' })
  classification!: Classification;

  @Column({ type: 'varchar', name: 'supervision', nullable: true })
  supervision!: Supervision | null;

  @Column({ type: 'varchar', name: 'category_code' })
  categoryCode!: string;

  @Column({ type: 'varchar', name: 'area_code', nullable: true })
  areaCode!: string | null;

  @Column({ type: 'varchar', name: 'incident_date', nullable: true })
  incidentDate!: string | null;

  @Column({ type: 'varchar', name: 'incident_place', nullable: true })
  incidentPlace!: string | null;

  @Column({ type: 'varchar', name: 'channel' })
  channel!: Channel;

  @Column({ type: 'varchar', name: 'target_agency_id', nullable: true })
  targetAgencyId!: string | null;

  @Column({ type: 'varchar', name: 'lead_agency_id', nullable: true })
  leadAgencyId!: string | null;

  @Column({ type: 'varchar', name: 'status' })
  status!: ReportStatus;

  @Column({ type: 'boolean', name: 'has_reply' })
  hasReply!: boolean;

  @Column(bigintColumn('submitted_at'))
  submittedAt!: number;

  @Column(bigintColumn('verified_at', { nullable: true }))
  verifiedAt!: number | null;

  @Column(bigintColumn('first_responded_at', { nullable: true }))
  firstRespondedAt!: number | null;

  @Column(bigintColumn('answered_at', { nullable: true }))
  answeredAt!: number | null;

  @Column(bigintColumn('closed_at', { nullable: true }))
  closedAt!: number | null;

  @Column({ type: 'varchar', name: 'close_reason', nullable: true })
  closeReason!: CloseReason | null;

  @Column({ type: 'int', name: 'rating', nullable: true })
  rating!: number | null;

  @Column({ type: 'int', name: 'reopen_count' })
  reopenCount!: number;

  @Column({ type: 'int', name: 'version' })
  version!: number;

  @Column(bigintColumn('updated_at'))
  updatedAt!: number;

  @Column({ type: 'varchar', name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;

  @Column(bigintColumn('ombudsman_since', { nullable: true }))
  ombudsmanSince!: number | null;

  /** The same as a flag, for an index. */
  @Column({ type: 'boolean', name: 'is_escalated', default: false })
  isEscalated!: boolean;

  @Column({ type: 'boolean', name: 'is_public' })
  isPublic!: boolean;

  @Column(bigintColumn('due_at', { nullable: true }))
  dueAt!: number | null;

  @Column({ type: 'varchar', name: 'due_clock', nullable: true })
  dueClock!: ClockKind | null;

  @Column(bigintColumn('due_sort'))
  dueSort!: number;

  @Column(bigintColumn('erased_at', { nullable: true }))
  erasedAt!: number | null;

  /** Hash of its last step. Only a change needs it. */
  @Column({ type: 'varchar', name: 'log_head', nullable: true, select: false })
  logHead?: string | null;
}
