// Row 18 of the state table: a report becomes confidential (rahasia), or public again.
import { Refusal } from '../../../platform/errors';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';

export interface ChangeVisibilityInput extends ChangeInput {
  readonly confidential: boolean;
}

export function changeVisibility(ctx: ReportsContext, input: ChangeVisibilityInput): Promise<ChangedReport> {
  const { confidential } = input;
  return changeCase(ctx, {
    field: 'changeVisibility',
    action: 'CHANGE_VISIBILITY',
    input,
    check({ content }, actor) {
      if (content.isConfidential === confidential)
        throw Refusal.of(
          'INVALID_INPUT',
          'confidential',
          confidential ? 'It is confidential.' : 'It is not confidential.',
        );
      // An institution may protect a reporter, but not expose one: the secret was the reporter's wish.
      if (!confidential && actor !== 'NATIONAL_ADMIN')
        throw Refusal.of('FORBIDDEN', 'confidential', 'Only the national admin makes a confidential report public.');
    },
    recontent: (content) => ({ ...content, isConfidential: confidential }),
  });
}
