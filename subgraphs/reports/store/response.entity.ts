// One published response (tindak lanjut) as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { Finding } from '../domain/states';

@Entity('response')
export class ResponseEntity {
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

  @Column({ type: 'varchar', name: 'finding' })
  finding!: Finding;

  @Column(bigintColumn('published_at'))
  publishedAt!: number;

  @Column(bigintColumn('drafted_at', { nullable: true }))
  draftedAt!: number | null;

  @Column(bigintColumn('approved_at', { nullable: true }))
  approvedAt!: number | null;

  @Column({ type: 'varchar', name: 'approved_by_operator_id', nullable: true })
  approvedByOperatorId!: string | null;
}
