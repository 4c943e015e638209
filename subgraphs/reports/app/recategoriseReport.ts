// Row 18 of the state table: the report is filed under another category (kategori).
import { Refusal } from '../../../platform/errors';
import { checkCategory } from './classify';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';

export interface RecategoriseReportInput extends ChangeInput {
  readonly categoryCode: string;
}

export async function recategoriseReport(ctx: ReportsContext, input: RecategoriseReportInput): Promise<ChangedReport> {
  const { categoryCode } = input;
  const faults = new InputFaults();
  checkCategory(ctx, categoryCode, faults);
  faults.throwIfAny();
  return changeCase(ctx, {
    field: 'recategoriseReport',
    action: 'RECATEGORISE',
    input,
    check({ content }) {
      if (content.categoryCode === categoryCode)
        throw Refusal.of('INVALID_INPUT', 'categoryCode', 'It is filed under that category already.');
    },
    recontent: (content) => ({ ...content, categoryCode }),
  });
}
