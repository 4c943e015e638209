// One internal note (catatan internal) as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';

@Entity('note')
export class NoteEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'report_id' })
  reportId!: string;

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
