// One reply (tanggapan) as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';

@Entity('reply')
export class ReplyEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'report_id' })
  reportId!: string;

  @Column({ type: 'text', name: 'body' })
  body!: string;

  @Column(bigintColumn('at'))
  at!: number;
}
