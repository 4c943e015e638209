// Row 7 of the state table, backwards: a merged report is taken out again (batal gabung) and goes back to where it was.
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export function unmergeReport(ctx: ReportsContext, input: ChangeInput): Promise<ChangedReport> {
  return changeCase(ctx, {
    field: 'unmergeReport',
    action: 'UNMERGE',
    input,
    recontent: (content) => ({ ...content, mergedIntoId: null }),
  });
}
