// Draws the items of one seeded plan: one of every pillar, some more, and one or two that the system measures.
import type { Random } from '../../../schema/reference/random';
import type { SeedAgency } from '../../../schema/reference/agencies';
import { seedId } from '../../../schema/reference/ids';
import { listUnits } from '../../../schema/reference/units';
import { PILLARS, QUARTERS } from '../domain/actionPlan';
import type { ItemTerms } from '../store/planRows';
import { measuredTemplates, typedTemplates, type PlanTemplate } from './planTemplates';

export interface DraftItem extends ItemTerms {
  readonly id: string;
  readonly decimals: number;
}

export interface PlanOf {
  readonly agency: SeedAgency;
  readonly year: number;
  readonly random: Random;
}

const SECOND_OF_PILLAR = 0.15;

export function draftItems(plan: PlanOf): DraftItem[] {
  const { random } = plan;
  const templates = PILLARS.flatMap((pillar) => {
    const choices = random.shuffle(typedTemplates().get(pillar) ?? []);
    return choices.slice(0, random.chance(SECOND_OF_PILLAR) ? 2 : 1);
  });
  const measured = random.shuffle(measuredTemplates()).slice(0, random.between(1, 2));
  return [...templates, ...measured].map((template, place) => draftItem(plan, template, place + 1));
}

function draftItem({ agency, year, random }: PlanOf, template: PlanTemplate, place: number): DraftItem {
  const { pillar, measure, activity, indicator, unitOfMeasure, direction, decimals } = template;
  const scale = template.unitOfMeasure === 'persen' || template.target === 1 ? 1 : random.between(7, 15) / 10;
  const baseline = roundTo(template.baseline * scale, decimals);
  const target = roundTo(template.target * scale, decimals);
  const units = listUnits(agency);
  return {
    ...{ id: seedId('action-plan-item', `${agency.code}/${year}/${place}`), decimals },
    ...{ pillar, measure, activity, indicator, unitOfMeasure, direction, baseline, target },
    targets: drawTargets(random, { ...template, baseline, target }),
    responsibleUnitId: random.chance(0.7) && units.length > 0 ? random.pick(units).id : null,
  };
}

function drawTargets(random: Random, { rhythm, baseline, target, decimals }: PlanTemplate): (number | null)[] {
  if (rhythm === 'STEADY') return QUARTERS.map(() => target);
  if (rhythm === 'ONCE') {
    const only = random.between(1, 4);
    return QUARTERS.map((quarter) => (quarter === only ? target : null));
  }
  return QUARTERS.map((quarter) => roundTo(baseline + ((target - baseline) * quarter) / 4, decimals));
}

export function roundTo(amount: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(amount * scale) / scale;
}
