// An institution reports what an item achieved in a quarter (lapor capaian), with its evidence (bukti dukung). What the system
// measures by itself is not typed: of such an item only evidence is taken.
import { InputFaults } from '../../../platform/inputFaults';
import { Refusal } from '../../../platform/errors';
import { AMOUNT_HINT, isAmount, isQuarter, MAX_EVIDENCE_LINKS } from '../domain/actionPlan';
import { quarterStart } from '../domain/planCalendar';
import { latestProgress } from '../domain/planProgress';
import { findActuals } from '../store/planItems';
import type { ActualRow, ItemRow } from '../store/planRows';
import { saveActual, saveProgress } from '../store/writePlan';
import { changesOf } from './changedValues';
import { changePlan, requireItem, type ChangedPlan, type ChangePlanInput, type PlanAtWork } from './changePlan';
import type { AgenciesContext } from './context';
import { isHttpsLink, MAX_LINK_LENGTH } from './evidenceLink';

export interface ReportActualInput extends ChangePlanInput {
  readonly itemId: string;
  readonly quarter: number;
  readonly value?: number | null;
  readonly evidenceNote?: string | null;
  readonly evidenceLinks?: readonly string[] | null;
}

export const MAX_EVIDENCE_LENGTH = 2_000;

export function reportActual(ctx: AgenciesContext, input: ReportActualInput): Promise<ChangedPlan> {
  const { itemId, quarter } = input;
  return changePlan(ctx, {
    action: 'REPORT_ACTUAL',
    input,
    itemId,
    apply: async (work) => {
      const item = await requireItem(work, itemId);
      checkOwnUnit(work, item);
      const actual = readActual(input, item, work.at);
      const before = await findActuals(work.tx, [itemId]);
      await saveActual(work.tx, work.ctx.db.dialect, actual);
      const others = before.filter((row) => row.quarter !== quarter);
      if (item.measure === null) await saveProgress(work.tx, itemId, latestProgress(item, [...others, actual]));
      return { itemId, quarter, changes: changesOf(show(before.find((row) => row.quarter === quarter)), show(actual)) };
    },
  });
}

/** A liaison of one unit (unit kerja) answers for that unit's items only. */
function checkOwnUnit({ ctx, relation }: PlanAtWork, { responsibleUnitId }: ItemRow): void {
  const { unitId } = ctx.principal;
  if (relation === 'OWN_LIAISON' && unitId !== null && responsibleUnitId !== unitId)
    throw Refusal.of('FORBIDDEN', 'itemId', 'A liaison of a unit reports on the items of that unit.');
}

/** @throws Refusal with everything that is wrong with it */
function readActual(input: ReportActualInput, item: ItemRow, at: number): ActualRow {
  const { quarter, value = null } = input;
  const faults = new InputFaults();
  if (!isQuarter(quarter)) faults.add('INVALID_INPUT', 'quarter', 'Quarters are 1 to 4.');
  else faults.check(at >= quarterStart(item.year, quarter), 'INVALID_INPUT', 'quarter', 'It has not begun yet.');
  if (item.measure === null) {
    if (value === null) faults.add('REQUIRED', 'value');
    else faults.check(isAmount(value), 'INVALID_INPUT', 'value', AMOUNT_HINT);
  } else faults.check(value === null, 'INVALID_INPUT', 'value', `The system measures ${item.measure} by itself.`);
  const evidenceNote = faults.optionalText(input.evidenceNote, 'evidenceNote', MAX_EVIDENCE_LENGTH);
  const evidenceLinks = readLinks(input.evidenceLinks ?? [], faults);
  const isEmpty = value === null && evidenceNote === null && evidenceLinks.length === 0;
  if (item.measure !== null && isEmpty) faults.add('REQUIRED', 'evidenceNote');
  faults.throwIfAny();
  return { itemId: item.id, quarter, amount: value, evidenceNote, evidenceLinks, reportedAt: at };
}

function readLinks(links: readonly string[], faults: InputFaults): readonly string[] {
  if (links.length > MAX_EVIDENCE_LINKS) faults.add('TOO_MANY_ITEMS', 'evidenceLinks');
  else {
    const hint = `Give a web address that begins with https://, of at most ${MAX_LINK_LENGTH} characters.`;
    links.forEach((link, i) => faults.check(isHttpsLink(link), 'INVALID_INPUT', `evidenceLinks.${i}`, hint));
  }
  return links;
}

function show(actual: ActualRow | undefined): Record<string, unknown> {
  return { value: actual?.amount, evidenceNote: actual?.evidenceNote, evidenceLinks: actual?.evidenceLinks };
}
