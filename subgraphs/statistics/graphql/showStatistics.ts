// From what the verbs return to the types of the answers.
import type { Connection } from '../../../platform/graphql/connection';
import type { FigureScope, MemberFigures } from '../app/readMembers';
import { NO_AREA } from '../domain/measures';
import type { AgencyStatistics, AreaStatistics, CategoryStatistics } from './statistics.type';

type Shown = Pick<MemberFigures, 'coverage' | 'figures'>;

export function showAgency(scope: FigureScope, { coverage, figures }: Shown): AgencyStatistics {
  return { ...coverage, scope, figures, agency: { id: scope.member } };
}

export function showArea(scope: FigureScope, { coverage, figures }: Shown): AreaStatistics {
  return { ...coverage, scope, figures, area: scope.member === NO_AREA ? null : { code: scope.member } };
}

export function showCategory(scope: FigureScope, { coverage, figures }: Shown): CategoryStatistics {
  return { ...coverage, scope, figures, category: { code: scope.member } };
}

export function showConnection<T>(
  page: Connection<Shown & { readonly member: string }>,
  { dimension, period }: Omit<FigureScope, 'member'>,
  show: (scope: FigureScope, shown: Shown) => T,
): Connection<T> {
  const edges = page.edges.map(({ cursor, node }) => ({
    cursor,
    node: show({ dimension, member: node.member, period }, node),
  }));
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo };
}
