// Row 18 of the state table: the report is filed under another category (kategori).
import { Refusal } from '../../../platform/errors';
import { localDateOf } from '../domain/calendar';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults } from './inputFaults';

export interface RecategoriseReportInput extends ChangeInput {
  readonly categoryCode: string;
}

export async function recategoriseReport(ctx: ReportsContext, input: RecategoriseReportInput): Promise<ChangedReport> {
  const { categoryCode } = input;
  const faults = new InputFaults();
  const isValid = ctx.services.categories.isValidOn(categoryCode, localDateOf(ctx.clock.now(), 'WIB'));
  faults.check(isValid, 'INVALID_INPUT', 'categoryCode', 'There is no such category today.');
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
