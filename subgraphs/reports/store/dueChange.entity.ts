// One due date that a step moved, as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { ClockKind } from '../domain/states';

@Entity('due_change')
export class DueChangeEntity {
  @PrimaryColumn({ type: 'varchar', name: 'report_id' })
  reportId!: string;

  /** Of the report, as the step made it. */
  @PrimaryColumn({ type: 'int', name: 'version' })
  version!: number;

  /** Of the clock. */
  @PrimaryColumn({ type: 'int', name: 'seq' })
  seq!: number;

  @Column({ type: 'varchar', name: 'kind' })
  kind!: ClockKind;

  @Column({ type: 'varchar', name: 'assignment_id', nullable: true })
  assignmentId!: string | null;

  @Column(bigintColumn('old_due_at'))
  oldDueAt!: number;

  @Column(bigintColumn('new_due_at'))
  newDueAt!: number;
}
