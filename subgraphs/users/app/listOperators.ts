// A page of operators inside the viewer's scope. Called by `Query.operators`.
import { CodedError } from '../../../platform/errors';
import { checkPageSize, toConnection, type Connection } from '../../../platform/graphql/connection';
import { createCursorSealer } from '../../../platform/graphql/cursor';
import { isId } from '../../../platform/ids';
import { operatorScopeOf } from '../domain/visibility';
import { listOperatorRows, type OperatorFilter, type OperatorRow } from '../store/operator.store';
import type { UsersContext } from './services';
import { viewOperator, type OperatorView } from './viewOperator';

export type { OperatorFilter };

export interface Page {
  readonly first: number;
  readonly after: string | null | undefined;
}

/**
 * A viewer who may list nobody is refused: that says something of the viewer, nothing of any operator. An agency
 * outside the scope is an empty list, as one that does not exist.
 */
export async function listOperators(
  ctx: UsersContext,
  filter: OperatorFilter,
  { first, after }: Page,
): Promise<Connection<OperatorView>> {
  const scope = operatorScopeOf(ctx.principal);
  if (scope === null) throw new CodedError(ctx.principal.kind === 'ANONYMOUS' ? 'UNAUTHENTICATED' : 'FORBIDDEN');
  checkPageSize(first);
  const { agencyId = null, unitId = null, role = null } = filter;
  const binding = ['operators', ctx.principal.kind, ctx.principal.id, agencyId, unitId, role];
  const sealer = createCursorSealer(ctx.services.cursorKey, binding);
  const [nameKey, id] = after ? sealer.open(after) : [];
  const canMatch = [agencyId, unitId].every((value) => value === null || isId(value));
  const rows: OperatorRow[] = canMatch
    ? await listOperatorRows(ctx.db.reader, {
        scope,
        filter: { agencyId, unitId, role },
        after: after ? { nameKey: nameKey as string, id: id as string } : null,
        limit: first + 1,
      })
    : [];
  const page = toConnection({ rows, first, after, sealer, keyOf: (row) => [row.nameKey, row.id] });
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: viewOperator(ctx, node) }));
  return { ...page, edges, nodes: edges.map((edge) => edge.node) };
}
