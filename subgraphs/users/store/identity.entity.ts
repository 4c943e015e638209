// The table `identity`: whom an issuer means by a subject. Read and written through identity.store.ts only.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('identity')
export class IdentityEntity {
  /** SHA-256 of issuer and subject. */
  @PrimaryColumn({ type: 'varchar', name: 'identity_key' })
  key!: string;

  @Column({ type: 'varchar', name: 'issuer' })
  issuer!: string;

  @Column({ type: 'varchar', name: 'subject' })
  subject!: string;

  @Column({ type: 'varchar', name: 'kind' })
  kind!: 'OPERATOR' | 'REPORTER';

  @Column({ type: 'varchar', name: 'person_id' })
  personId!: string;
}
