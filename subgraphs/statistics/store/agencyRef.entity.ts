// The table of institutions (instansi) as agencies published them.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';

@Entity('agency_ref')
export class AgencyRefEntity {
  @PrimaryColumn({ type: 'varchar', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'varchar', name: 'code' })
  code!: string;

  @Column({ type: 'varchar', name: 'parent_path' })
  parentPath!: string;

  @Column({ type: 'varchar', name: 'agency_kind' })
  agencyKind!: string;

  @Column({ type: 'varchar', name: 'province_code', nullable: true })
  provinceCode!: string | null;

  @Column({ type: 'int', name: 'is_active' })
  isActive!: number;

  @Column(bigintColumn('connected_since', { nullable: true }))
  connectedSince!: number | null;

  @Column({ type: 'int', name: 'version' })
  version!: number;
}
