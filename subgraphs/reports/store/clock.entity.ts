// One clock (tenggat) as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { TimeZone } from '../../../schema/contract/events';
import type { ClockKind } from '../domain/states';

@Entity('clock')
export class ClockEntity {
  @PrimaryColumn({ type: 'varchar', name: 'report_id' })
  reportId!: string;

  @PrimaryColumn({ type: 'int', name: 'seq' })
  seq!: number;

  @Column({ type: 'varchar', name: 'kind' })
  kind!: ClockKind;

  @Column({ type: 'varchar', name: 'assignment_id', nullable: true })
  assignmentId!: string | null;

  @Column({ type: 'varchar', name: 'zone' })
  zone!: TimeZone;

  @Column({ type: 'varchar', name: 'policy' })
  policy!: string;

  @Column({ type: 'varchar', name: 'rule' })
  rule!: string;

  @Column(bigintColumn('started_at'))
  startedAt!: number;

  @Column(bigintColumn('due_at'))
  dueAt!: number;

  @Column(bigintColumn('counted_from'))
  countedFrom!: number;

  @Column({ type: 'int', name: 'counted_days' })
  countedDays!: number;

  @Column(bigintColumn('stopped_at', { nullable: true }))
  stoppedAt!: number | null;

  @Column(bigintColumn('paused_at', { nullable: true }))
  pausedAt!: number | null;

  @Column({ type: 'int', name: 'remaining_days', nullable: true })
  remainingDays!: number | null;

  @Column(bigintColumn('escalated_at', { nullable: true }))
  escalatedAt!: number | null;
}
