// Table `action_plan_actual`: what an institution reported of an item for a quarter. Stays inside store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';

@Entity('action_plan_actual')
export class ActionPlanActualEntity {
  @PrimaryColumn({ type: 'varchar', name: 'item_id' })
  itemId!: string;

  @PrimaryColumn({ type: 'int', name: 'quarter' })
  quarter!: number;

  /** Thousandths. */
  @Column(bigintColumn('amount', { nullable: true }))
  amount!: number | null;

  @Column({ type: 'text', name: 'evidence_note', nullable: true })
  evidenceNote!: string | null;

  /** JSON: addresses. */
  @Column({ type: 'text', name: 'evidence_links' })
  evidenceLinks!: string;

  @Column(bigintColumn('reported_at'))
  reportedAt!: number;
}
