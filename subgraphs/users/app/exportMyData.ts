// All that this subgraph holds of the caller (UU PDP: right of access). Called by Query.myDataExport.
import { hasScope } from '../../../schema/contract/principal';
import { CodedError } from '../../../platform/errors';
import { listIdentitiesOf } from '../store/identity.store';
import { readOwnReporter, type ReporterView } from './readReporter';
import type { UsersContext } from './services';

export interface DataExport {
  readonly generatedAt: number;
  readonly reporter: ReporterView;
  readonly logins: readonly { readonly issuer: string; readonly subject: string }[];
}

/** Null for everybody who is no reporter. */
export async function exportMyData(ctx: UsersContext): Promise<DataExport | null> {
  const reporter = await readOwnReporter(ctx);
  if (reporter === null) return null;
  if (!hasScope(ctx.principal, 'users:read')) throw new CodedError('FORBIDDEN', 'This needs the scope users:read.');
  const logins = await listIdentitiesOf(ctx.db.reader, reporter.id);
  return { generatedAt: ctx.clock.now(), reporter, logins };
}
