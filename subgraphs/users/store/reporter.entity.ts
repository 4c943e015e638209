// The table `reporter` (pelapor). Read and written through reporter.store.ts only.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';

@Entity('reporter')
export class ReporterEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'member_since' })
  memberSince!: string;

  @Column({ type: 'int', name: 'is_active' })
  isActive!: number;

  @Column(bigintColumn('erased_at', { nullable: true }))
  erasedAt!: number | null;

  @Column({ type: 'varchar', name: 'key_id', nullable: true })
  keyId!: string | null;

  @Column({ type: 'varchar', name: 'key_salt', nullable: true })
  keySalt!: string | null;

  @Column({ type: 'varchar', name: 'name_sealed', nullable: true })
  nameSealed!: string | null;

  @Column({ type: 'varchar', name: 'contact_sealed', nullable: true })
  contactSealed!: string | null;
}
