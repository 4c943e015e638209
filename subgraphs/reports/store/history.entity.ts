// One entry of a report’s append-only history as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { ReportAction, ReportStatus } from '../domain/states';

@Entity('history')
export class HistoryEntity {
  @PrimaryColumn({ type: 'varchar', name: 'report_id' })
  reportId!: string;

  @PrimaryColumn({ type: 'int', name: 'version' })
  version!: number;

  @Column({ type: 'varchar', name: 'id' })
  id!: string;

  @Column(bigintColumn('at'))
  at!: number;

  @Column({ type: 'varchar', name: 'action' })
  action!: ReportAction;

  @Column({ type: 'varchar', name: 'from_status', nullable: true })
  fromStatus!: ReportStatus | null;

  @Column({ type: 'varchar', name: 'to_status' })
  toStatus!: ReportStatus;

  @Column({ type: 'varchar', name: 'actor_role' })
  actorRole!: string;

  @Column({ type: 'varchar', name: 'actor_agency_id', nullable: true })
  actorAgencyId!: string | null;

  @Column({ type: 'varchar', name: 'actor_operator_id', nullable: true })
  actorOperatorId!: string | null;

  @Column({ type: 'varchar', name: 'actor_client_id', nullable: true })
  actorClientId!: string | null;

  @Column({ type: 'varchar', name: 'assignment_id', nullable: true })
  assignmentId!: string | null;

  @Column({ type: 'varchar', name: 'reason', nullable: true })
  reason!: string | null;

  /** Of this row and, through the one before, of all before it. */
  @Column({ type: 'varchar', name: 'hash' })
  hash!: string;
}
