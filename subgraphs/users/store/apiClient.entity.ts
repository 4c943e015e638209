// The table `api_client` (sistem instansi). Read through apiClient.store.ts only.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('api_client')
export class ApiClientEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'client_id' })
  clientId!: string;

  @Column({ type: 'varchar', name: 'name' })
  name!: string;

  @Column({ type: 'varchar', name: 'agency_id' })
  agencyId!: string;

  @Column({ type: 'varchar', name: 'secret_hash' })
  secretHash!: string;

  @Column({ type: 'text', name: 'scopes' })
  scopes!: string;

  @Column({ type: 'int', name: 'is_active' })
  isActive!: number;
}
