// Table `unit`: units (unit kerja) below institutions. Stays inside store/; units.ts turns rows into plain data.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('unit')
export class UnitEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'varchar', name: 'code' })
  code!: string;

  @Column({ type: 'varchar', name: 'name' })
  name!: string;

  /** Lists are ordered by it. */
  @Column({ type: 'varchar', name: 'name_key' })
  nameKey!: string;

  @Column({ type: 'int', name: 'is_active' })
  isActive!: number;
}
