// One category (kategori) as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('category')
export class CategoryEntity {
  @PrimaryColumn({ type: 'varchar', name: 'code' })
  code!: string;

  @Column({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'parent_code', nullable: true })
  parentCode!: string | null;

  @Column({ type: 'varchar', name: 'name' })
  name!: string;

  @Column({ type: 'int', name: 'position' })
  position!: number;

  @Column({ type: 'varchar', name: 'valid_from', nullable: true })
  validFrom!: string | null;

  @Column({ type: 'varchar', name: 'valid_until', nullable: true })
  validUntil!: string | null;
}
