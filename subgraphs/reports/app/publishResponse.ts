// Row 11 of the state table: the agency publishes its response (tindak lanjut) with its finding.
import { newId } from '../../../platform/ids';
import type { Finding } from '../domain/states';
import { insertRows } from '../store/saveCase';
import { commitText } from './caseLog/commitText';
import { changeCase, type ChangedReport, type ChangeInput } from './changeCase';
import type { ReportsContext } from './context';
import { InputFaults, MAX_BODY_LENGTH } from './inputFaults';

export interface PublishResponseInput extends ChangeInput {
  readonly body: string;
  readonly finding: Finding;
}

export async function publishResponse(ctx: ReportsContext, input: PublishResponseInput): Promise<ChangedReport> {
  const faults = new InputFaults();
  const body = faults.text(input.body, 'body', MAX_BODY_LENGTH);
  faults.throwIfAny();
  const { principal } = ctx;
  const id = newId();
  const { salt, logged } = commitText('RESPONSE', id, body);
  return changeCase(ctx, {
    field: 'publishResponse',
    action: 'PUBLISH_RESPONSE',
    input,
    texts: [logged],
    addRows: (tx, { at }, assignmentId) =>
      insertRows(tx, 'response', [
        {
          id,
          report_id: input.reportId,
          assignment_id: assignmentId,
          agency_id: principal.agencyId,
          author_operator_id: principal.kind === 'OPERATOR' ? principal.id : null,
          author_client_id: principal.kind === 'CLIENT' ? principal.id : null,
          body,
          salt,
          finding: input.finding,
          published_at: at,
        },
      ]),
  });
}
