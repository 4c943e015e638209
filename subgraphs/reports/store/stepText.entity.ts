// The text of one step of a case as stored. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('step_text')
export class StepTextEntity {
  @PrimaryColumn({ type: 'varchar', name: 'report_id' })
  reportId!: string;

  @PrimaryColumn({ type: 'int', name: 'version' })
  version!: number;

  @Column({ type: 'varchar', name: 'id' })
  id!: string;

  /** An institution's words, or the national admin's. */
  @Column({ type: 'text', name: 'body', nullable: true })
  body!: string | null;

  @Column({ type: 'text', name: 'reporter_body', nullable: true })
  reporterBody!: string | null;

  @Column({ type: 'varchar', name: 'suggested_agency_id', nullable: true })
  suggestedAgencyId!: string | null;
}
