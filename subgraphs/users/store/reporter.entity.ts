// The table `reporter` (pelapor). Read and written through reporter.store.ts only.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('reporter')
export class ReporterEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'name' })
  name!: string;

  @Column({ type: 'varchar', name: 'email', nullable: true })
  email!: string | null;

  @Column({ type: 'varchar', name: 'phone', nullable: true })
  phone!: string | null;

  @Column({ type: 'varchar', name: 'member_since' })
  memberSince!: string;

  @Column({ type: 'int', name: 'is_active' })
  isActive!: number;
}
