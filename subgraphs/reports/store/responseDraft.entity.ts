// One draft of a response (konsep tindak lanjut) as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { DraftStatus, Finding } from '../domain/states';

@Entity('response_draft')
export class ResponseDraftEntity {
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

  @Column({ type: 'varchar', name: 'status' })
  status!: DraftStatus;

  @Column(bigintColumn('drafted_at'))
  draftedAt!: number;

  @Column(bigintColumn('edited_at', { nullable: true }))
  editedAt!: number | null;

  @Column(bigintColumn('approved_at', { nullable: true }))
  approvedAt!: number | null;

  @Column({ type: 'varchar', name: 'approved_by_operator_id', nullable: true })
  approvedByOperatorId!: string | null;
}
