// Table `area`: provinces, regencies and cities. Stays inside store/; areas.ts turns rows into plain data.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TimeZone } from '../../../schema/contract/events';
import type { AreaKind } from '../../../schema/reference/areas';

@Entity('area')
export class AreaEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  /** Lists are ordered by it: the official order, which keeps an island's provinces together. */
  @Column({ type: 'varchar', name: 'code' })
  code!: string;

  @Column({ type: 'varchar', name: 'name' })
  name!: string;

  @Column({ type: 'varchar', name: 'kind' })
  kind!: AreaKind;

  @Column({ type: 'varchar', name: 'time_zone' })
  timeZone!: TimeZone;

  @Column({ type: 'varchar', name: 'parent_code', nullable: true })
  parentCode!: string | null;
}
