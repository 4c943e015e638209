// Row 18 of the state table: the classification (klasifikasi) is corrected; running RESOLVE clocks are counted anew.
import { Refusal } from '../../../platform/errors';
import type { CaseState } from '../domain/caseState';
import type { Classification, Supervision } from '../domain/states';
import { checkSupervision } from './classify';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';

export interface ReclassifyReportInput extends ChangeInput {
  readonly classification: Classification;
  readonly supervision?: Supervision | null;
}

export async function reclassifyReport(ctx: ReportsContext, input: ReclassifyReportInput): Promise<ChangedReport> {
  const { classification, supervision } = input;
  const faults = new InputFaults();
  checkSupervision(supervision, classification, faults);
  faults.throwIfAny();
  return changeCase(ctx, {
    field: 'reclassifyReport',
    action: 'RECLASSIFY',
    input,
    command: () => ({ classification, supervision: supervision ?? undefined }),
    check({ state }) {
      if (isSame(state, input)) throw Refusal.of('INVALID_INPUT', 'classification', 'It is classified so already.');
    },
  });
}

function isSame(state: CaseState, { classification, supervision }: ReclassifyReportInput): boolean {
  return state.classification === classification && (supervision ?? state.supervision) === state.supervision;
}
