// Checks of how a report is filed: its category (kategori), and whether a complaint is supervisory (berkadar pengawasan).
// Called by the verbs that hand in, dispose and correct.
import { localDateOf } from '../domain/calendar';
import type { Classification, Supervision } from '../domain/states';
import type { ReportsContext } from './context';
import type { InputFaults } from './inputFaults';

/** Topics are seasonal: one that ended is none today (WIB). */
export function checkCategory({ services, clock }: ReportsContext, code: string, faults: InputFaults): void {
  const isValid = services.categories.isValidOn(code, localDateOf(clock.now(), 'WIB'));
  faults.check(isValid, 'INVALID_INPUT', 'categoryCode', 'There is no such category today.');
}

export function checkSupervision(
  supervision: Supervision | null | undefined,
  classification: Classification,
  faults: InputFaults,
): void {
  const isRight = !supervision || classification === 'COMPLAINT';
  faults.check(isRight, 'INVALID_INPUT', 'supervision', 'Only a complaint is supervisory or not.');
}
