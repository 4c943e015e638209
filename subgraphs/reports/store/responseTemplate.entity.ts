// One template of responses (templat tanggapan) as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';

@Entity('response_template')
export class ResponseTemplateEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'varchar', name: 'name' })
  name!: string;

  @Column({ type: 'text', name: 'body' })
  body!: string;

  @Column(bigintColumn('updated_at'))
  updatedAt!: number;
}
