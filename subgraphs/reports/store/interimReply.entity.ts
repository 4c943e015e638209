// One interim reply (respons awal) of an institution as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';

@Entity('interim_reply')
export class InterimReplyEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'report_id' })
  reportId!: string;

  @Column({ type: 'varchar', name: 'assignment_id' })
  assignmentId!: string;

  @Column({ type: 'varchar', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'varchar', name: 'author_operator_id', nullable: true })
  authorOperatorId!: string | null;

  @Column({ type: 'varchar', name: 'author_client_id', nullable: true })
  authorClientId!: string | null;

  @Column({ type: 'text', name: 'body' })
  body!: string;

  @Column(bigintColumn('at'))
  at!: number;
}
