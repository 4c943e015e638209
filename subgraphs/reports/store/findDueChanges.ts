// Due dates that steps moved, by the keys of the steps.
import { In, type EntityManager } from 'typeorm';
import { DueChangeEntity } from './dueChange.entity';
import type { DueChangeRow } from './rows';

interface StepKey {
  readonly reportId: string;
  readonly version: number;
}

/** May find more steps of the same reports than were asked for. */
export function findDueChanges(manager: EntityManager, steps: readonly StepKey[]): Promise<DueChangeRow[]> {
  const reportId = In([...new Set(steps.map((step) => step.reportId))]);
  const version = In([...new Set(steps.map((step) => step.version))]);
  return manager.find(DueChangeEntity, { where: { reportId, version }, order: { reportId: 'ASC', seq: 'ASC' } });
}
