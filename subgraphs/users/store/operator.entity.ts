// The table `operator` (admin pengelola). Read through operator.store.ts only.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../../schema/contract/scopes';

@Entity('operator')
export class OperatorEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'varchar', name: 'unit_id', nullable: true })
  unitId!: string | null;

  @Column({ type: 'varchar', name: 'role' })
  role!: Role;

  @Column({ type: 'varchar', name: 'name' })
  name!: string;

  @Column({ type: 'varchar', name: 'name_key' })
  nameKey!: string;

  @Column({ type: 'int', name: 'is_active' })
  isActive!: number;

  @Column({ type: 'int', name: 'version' })
  version!: number;
}
