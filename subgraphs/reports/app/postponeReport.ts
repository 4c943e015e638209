// Row 3 of the state table: the report waits (tunda) for the reporter's answer to a question.
import type { PostponeReason } from '../domain/states';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { requireBody } from './inputFaults';

export interface PostponeReportInput extends ChangeInput {
  readonly reason: PostponeReason;
  readonly question: string;
}

export async function postponeReport(ctx: ReportsContext, input: PostponeReportInput): Promise<ChangedReport> {
  const body = requireBody(input.question, 'question');
  const { reason } = input;
  return changeCase(ctx, {
    field: 'postponeReport',
    action: 'POSTPONE',
    input,
    command: () => ({ reason }),
    text: { body },
  });
}
