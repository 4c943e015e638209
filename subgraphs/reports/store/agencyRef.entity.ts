// The read-only copy of an agency (instansi), kept by the event consumer. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { AgencyKind, TimeZone } from '../../../schema/contract/events';

@Entity('agency_ref')
export class AgencyRefEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'code' })
  code!: string;

  @Column({ type: 'text', name: 'parent_path' })
  parentPath!: string;

  @Column({ type: 'varchar', name: 'kind' })
  kind!: AgencyKind;

  @Column({ type: 'varchar', name: 'zone' })
  zone!: TimeZone;

  @Column({ type: 'varchar', name: 'area_code', nullable: true })
  areaCode!: string | null;

  @Column({ type: 'boolean', name: 'is_active' })
  isActive!: boolean;

  @Column(bigintColumn('connected_since', { nullable: true }))
  connectedSince!: number | null;

  /** A JSON list. */
  @Column({ type: 'text', name: 'unit_ids', nullable: true })
  unitIds!: string | null;

  @Column({ type: 'int', name: 'version' })
  version!: number;
}
