// `Query.agencies`: institutions by name, kind, area, connection and parent. Called by the agency resolver.
import { CodedError } from '../../../platform/errors';
import type { Connection } from '../../../platform/graphql/connection';
import { isId } from '../../../platform/ids';
import { countCodePoints, toSearchKey } from '../../../platform/text';
import type { AgencyKind } from '../../../schema/contract/events';
import { countAgencies, findAgencies, type AgencyScope } from '../store/agencies';
import type { AgencyRow } from '../store/rows';
import { isAreaCode, isProvinceCode } from './codes';
import type { AgenciesContext } from './context';
import { connectByName, planPageByName, type PageRequest } from './pages';

export interface AgencyFilterData {
  readonly name?: string | null;
  readonly kind?: AgencyKind | null;
  readonly areaCode?: string | null;
  readonly connected?: boolean | null;
  readonly parentId?: string | null;
}

export interface AgencyList extends Connection<AgencyRow> {
  /** Asked only when the field is selected. */
  readTotalCount(): Promise<number>;
}

const MAX_SEARCH_CODE_POINTS = 100;
const MAX_SEARCH_WORDS = 8;

export async function listAgencies(
  ctx: AgenciesContext,
  filter: AgencyFilterData,
  page: PageRequest,
): Promise<AgencyList> {
  const scope = toScope(filter);
  const plan = planPageByName(ctx, page, ['agencies', scope]);
  const rows = scope === null ? [] : await findAgencies(ctx.db.reader, scope, plan);
  return {
    ...connectByName(rows, plan),
    readTotalCount: async () => (scope === null ? 0 : countAgencies(ctx.db.reader, scope)),
  };
}

/** Null for a filter that no agency can fit: an id or code in no stored spelling, a name without letters. */
function toScope({ name, kind, areaCode, connected, parentId }: AgencyFilterData): AgencyScope | null {
  const words = splitWords(name ?? null);
  if (words === null) return null;
  if (typeof areaCode === 'string' && !isAreaCode(areaCode)) return null;
  if (typeof parentId === 'string' && !isId(parentId)) return null;
  const isProvince = typeof areaCode === 'string' && isProvinceCode(areaCode);
  return {
    words,
    kind: kind ?? null,
    areaCode: isProvince ? null : (areaCode ?? null),
    provinceCode: isProvince ? areaCode : null,
    isConnected: connected ?? null,
    parentId: parentId ?? null,
  };
}

/** Null when there is nothing to search for: `%` must not mean everything. */
function splitWords(name: string | null): string[] | null {
  if (name === null) return [];
  if (countCodePoints(name) > MAX_SEARCH_CODE_POINTS) {
    throw new CodedError('BAD_USER_INPUT', `filter.name is longer than ${MAX_SEARCH_CODE_POINTS} characters.`);
  }
  const words = [...new Set(toSearchKey(name).split(' '))].filter((word) => word !== '');
  if (words.length > MAX_SEARCH_WORDS) {
    throw new CodedError('BAD_USER_INPUT', `filter.name has more than ${MAX_SEARCH_WORDS} words.`);
  }
  return words.length > 0 ? words : null;
}
