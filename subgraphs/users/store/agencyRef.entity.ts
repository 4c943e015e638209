// The table `agency_ref`: a read-only copy of where each agency stands, fed by events. Written by agencyRef.store.ts.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('agency_ref')
export class AgencyRefEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  /** Ids from the root institution down to this one, joined by `/`. */
  @Column({ type: 'varchar', name: 'parent_path' })
  parentPath!: string;

  @Column({ type: 'int', name: 'version' })
  version!: number;

  /** JSON of the ids of its active units; null until agencies has told them. */
  @Column({ type: 'text', name: 'unit_ids', nullable: true })
  unitIds!: string | null;
}
