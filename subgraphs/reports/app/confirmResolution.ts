// Row 14 of the state table: the reporter confirms that it is resolved, and rates the handling.
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export interface ConfirmResolutionInput extends ChangeInput {
  /** 1 to 5. */
  readonly rating: number;
}

export function confirmResolution(ctx: ReportsContext, input: ConfirmResolutionInput): Promise<ChangedReport> {
  const { rating } = input;
  return changeCase(ctx, { field: 'confirmResolution', action: 'CONFIRM', input, command: () => ({ rating }) });
}
