// Table `agency`: institutions (instansi). Stays inside store/; agencies.ts turns rows into plain data.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { AgencyKind, TimeZone } from '../../../schema/contract/events';

@Entity('agency')
export class AgencyEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'code' })
  code!: string;

  @Column({ type: 'varchar', name: 'name' })
  name!: string;

  /** Lists are ordered by it. */
  @Column({ type: 'varchar', name: 'name_key' })
  nameKey!: string;

  /** Name and short name, each word with a space before it: a search looks for `% word%`. */
  @Column({ type: 'varchar', name: 'search_key' })
  searchKey!: string;

  @Column({ type: 'varchar', name: 'short_name', nullable: true })
  shortName!: string | null;

  @Column({ type: 'varchar', name: 'kind' })
  kind!: AgencyKind;

  @Column({ type: 'varchar', name: 'parent_id', nullable: true })
  parentId!: string | null;

  @Column({ type: 'varchar', name: 'area_code', nullable: true })
  areaCode!: string | null;

  @Column({ type: 'varchar', name: 'province_code', nullable: true })
  provinceCode!: string | null;

  @Column({ type: 'varchar', name: 'time_zone' })
  timeZone!: TimeZone;

  @Column({ type: 'int', name: 'is_active' })
  isActive!: number;

  @Column(bigintColumn('connected_since', { nullable: true }))
  connectedSince!: number | null;

  /** Counts the published states of the agency. */
  @Column({ type: 'int', name: 'version' })
  version!: number;
}
