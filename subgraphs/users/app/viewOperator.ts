// From a row to what this viewer may see of an operator. The one place where a name is withheld.
import type { Role } from '../../../schema/contract/scopes';
import { canSeeStaffOf } from '../domain/visibility';
import type { OperatorRow } from '../store/operator.store';
import type { UsersContext } from './services';

export interface OperatorView {
  readonly id: string;
  readonly name: string | null;
  readonly role: Role;
  readonly agency: { readonly id: string };
  readonly unit: { readonly id: string } | null;
  readonly isActive: boolean;
  readonly version: number;
}

export function viewOperator(ctx: UsersContext, row: OperatorRow): OperatorView {
  const isOneself = ctx.principal.kind === 'OPERATOR' && ctx.principal.id === row.id;
  return {
    id: row.id,
    name: isOneself || canSeeStaffOf(ctx.principal, row) ? row.name : null,
    role: row.role,
    agency: { id: row.agencyId },
    unit: row.unitId === null ? null : { id: row.unitId },
    isActive: row.isActive,
    version: row.version,
  };
}
