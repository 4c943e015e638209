// The caller as the system knows it. Called by `Query.viewer`.
import type { Role, Scope } from '../../../schema/contract/scopes';
import { readApiClient, type ApiClientView } from './readApiClient';
import { readOperator } from './readOperator';
import { readOwnReporter, type ReporterView } from './readReporter';
import type { UsersContext } from './services';
import type { OperatorView } from './viewOperator';

export interface ViewerView {
  readonly id: string;
  readonly kind: 'REPORTER' | 'OPERATOR' | 'CLIENT';
  readonly name: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly Scope[];
  readonly agency: { readonly id: string } | null;
  readonly unit: { readonly id: string } | null;
  readonly operator: OperatorView | null;
  readonly reporter: ReporterView | null;
  readonly client: ApiClientView | null;
}

export async function readViewer(ctx: UsersContext): Promise<ViewerView | null> {
  const { kind, id, roles, scopes, agencyId, unitId } = ctx.principal;
  if (kind === 'ANONYMOUS') return null;
  const operator = kind === 'OPERATOR' ? await readOperator(ctx, id) : null;
  const reporter = kind === 'REPORTER' ? await readOwnReporter(ctx) : null;
  const client = kind === 'CLIENT' ? await readApiClient(ctx, id) : null;
  const name = (operator ?? reporter ?? client)?.name;
  // Gone since the gateway last asked for the principal.
  if (name === null || name === undefined) return null;
  const agency = agencyId === null ? null : { id: agencyId };
  const unit = unitId === null ? null : { id: unitId };
  return { id, kind, name, roles, scopes, agency, unit, operator, reporter, client };
}
