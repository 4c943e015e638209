// Texts of steps by their keys. Asked for steps whose text the viewer was found to read.
import { In, type EntityManager } from 'typeorm';
import { HistoryEntity } from './history.entity';
import type { HistoryRow, StepTextRow } from './rows';
import { StepTextEntity } from './stepText.entity';

interface StepKey {
  readonly reportId: string;
  readonly version: number;
}

/** May find more steps of the same reports than were asked for. */
export function findStepTexts(manager: EntityManager, steps: readonly StepKey[]): Promise<StepTextRow[]> {
  const reportId = In([...new Set(steps.map((step) => step.reportId))]);
  const version = In([...new Set(steps.map((step) => step.version))]);
  return manager.find(StepTextEntity, { where: { reportId, version } });
}

/** The step with which a text was said. */
export async function findStepOfText(manager: EntityManager, reportId: string, id: string): Promise<HistoryRow | null> {
  const text = await manager.findOne(StepTextEntity, { select: { version: true }, where: { reportId, id } });
  return text === null ? null : manager.findOne(HistoryEntity, { where: { reportId, version: text.version } });
}
