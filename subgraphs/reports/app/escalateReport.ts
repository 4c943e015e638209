// Row 17 of the state table: the reporter takes an open report to the Ombudsman (eskalasi). A flag; the work goes on.
import { Refusal } from '../../../platform/errors';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { requireBody } from './inputFaults';

export interface EscalateReportInput extends ChangeInput {
  readonly explanation: string;
}

export async function escalateReport(ctx: ReportsContext, input: EscalateReportInput): Promise<ChangedReport> {
  const body = requireBody(input.explanation, 'explanation');
  const ombudsmanSince = ctx.clock.now();
  return changeCase(ctx, {
    field: 'escalateReport',
    action: 'ESCALATE',
    input,
    command: () => ({ reason: 'TO_OMBUDSMAN' }),
    check({ content }) {
      if (content.ombudsmanSince)
        throw Refusal.of('TRANSITION_NOT_ALLOWED', null, 'The report is with the Ombudsman already.');
    },
    recontent: (content) => ({ ...content, ombudsmanSince }),
    text: { body },
  });
}
