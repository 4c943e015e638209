// Checks what an institution writes of an item. Called by the verbs that add and change items.
import type { Transaction } from '../../../platform/db/database';
import { Refusal } from '../../../platform/errors';
import { isId } from '../../../platform/ids';
import { InputFaults } from '../../../platform/inputFaults';
import {
  AMOUNT_HINT,
  isAmount,
  MEASURE_TERMS,
  QUARTERS,
  type Direction,
  type MeasureTerms,
  type Pillar,
  type PlanMeasure,
} from '../domain/actionPlan';
import type { ItemTerms } from '../store/planRows';
import { findUnitsByIds } from '../store/units';

export interface ItemInput {
  readonly pillar: Pillar;
  readonly activity: string;
  readonly measure?: PlanMeasure | null;
  readonly indicator?: string | null;
  readonly unitOfMeasure?: string | null;
  readonly direction?: Direction | null;
  readonly baseline?: number | null;
  readonly target: number;
  readonly quarterlyTargets: readonly (number | null)[];
  readonly responsibleUnitId?: string | null;
}

const MAX_ACTIVITY_LENGTH = 1_000;
const MAX_INDICATOR_LENGTH = 300;
const MAX_UNIT_OF_MEASURE_LENGTH = 60;

/** @throws Refusal with everything that is wrong with it by itself */
export function readItemTerms(input: ItemInput): ItemTerms {
  const faults = new InputFaults();
  const activity = faults.text(input.activity, 'item.activity', MAX_ACTIVITY_LENGTH);
  const worded = readIndicator(input, faults);
  const { pillar, measure = null, baseline = null, target, quarterlyTargets } = input;
  checkAmount(faults, baseline, 'item.baseline');
  checkAmount(faults, target, 'item.target');
  const targets = quarterlyTargets.map((amount) => amount ?? null);
  faults.check(targets.length === QUARTERS.length, 'INVALID_INPUT', 'item.quarterlyTargets', 'Give four targets.');
  targets.slice(0, QUARTERS.length).forEach((amount, i) => checkAmount(faults, amount, `item.quarterlyTargets.${i}`));
  faults.check(
    targets.some((amount) => amount !== null),
    'REQUIRED',
    'item.quarterlyTargets',
  );
  faults.throwIfAny();
  const responsibleUnitId = input.responsibleUnitId ?? null;
  return { ...{ pillar, activity, measure, ...worded, baseline, target, targets, responsibleUnitId } };
}

function checkAmount(faults: InputFaults, amount: number | null, field: string): void {
  faults.check(amount === null || isAmount(amount), 'INVALID_INPUT', field, AMOUNT_HINT);
}

/** A measured indicator brings its own words, so that the same figure reads the same in every plan. */
function readIndicator(input: ItemInput, faults: InputFaults): MeasureTerms {
  const { measure, indicator, unitOfMeasure, direction } = input;
  if (measure === null || measure === undefined) {
    return {
      indicator: faults.text(indicator ?? '', 'item.indicator', MAX_INDICATOR_LENGTH),
      unitOfMeasure: faults.text(unitOfMeasure ?? '', 'item.unitOfMeasure', MAX_UNIT_OF_MEASURE_LENGTH),
      direction: direction ?? 'HIGHER_IS_BETTER',
    };
  }
  for (const [field, value] of Object.entries({ indicator, unitOfMeasure, direction })) {
    const isAbsent = value === null || value === undefined;
    faults.check(isAbsent, 'INVALID_INPUT', `item.${field}`, 'A measured indicator brings it with it; leave it out.');
  }
  return MEASURE_TERMS[measure];
}

/** @throws Refusal unless the unit works for the institution */
export async function checkUnit(tx: Transaction, agencyId: string, unitId: string | null): Promise<void> {
  if (unitId === null) return;
  const [unit] = isId(unitId) ? await findUnitsByIds(tx, [unitId]) : [];
  if (unit?.agencyId !== agencyId || !unit.isActive)
    throw Refusal.of('INVALID_INPUT', 'item.responsibleUnitId', 'The institution has no such unit.');
}
