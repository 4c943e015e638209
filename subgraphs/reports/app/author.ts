// The columns that tell who wrote something for an institution. Used by the verbs that write responses, drafts and notes.
import type { ReportsContext } from './context';

export function authorOf({ principal: { kind, id } }: ReportsContext) {
  return {
    author_operator_id: kind === 'OPERATOR' ? id : null,
    author_client_id: kind === 'CLIENT' ? id : null,
  };
}
