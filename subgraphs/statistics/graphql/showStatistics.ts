// From what the verbs return to the types of the answers.
import type { Connection } from '../../../platform/graphql/connection';
import type { MemberFigures } from '../app/readMembers';
import type { ListedMember } from '../app/listMembers';
import { NO_AREA } from '../domain/measures';
import type { AgencyStatistics, AreaStatistics, CategoryStatistics } from './statistics.type';

type Shown = MemberFigures & { readonly member: string };

export function showAgency({ member, coverage, figures }: Shown): AgencyStatistics {
  return { ...coverage, figures, agency: { id: member } };
}

export function showArea({ member, coverage, figures }: Shown): AreaStatistics {
  return { ...coverage, figures, area: member === NO_AREA ? null : { code: member } };
}

export function showCategory({ member, coverage, figures }: Shown): CategoryStatistics {
  return { ...coverage, figures, category: { code: member } };
}

export function showConnection<T>(page: Connection<ListedMember>, show: (listed: ListedMember) => T): Connection<T> {
  const edges = page.edges.map(({ cursor, node }) => ({ cursor, node: show(node) }));
  return { edges, nodes: edges.map(({ node }) => node), pageInfo: page.pageInfo };
}
