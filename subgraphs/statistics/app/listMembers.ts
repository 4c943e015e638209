// Pages of figures by institution, province and root category, in order of code: an order that tells nothing of the figures.
import { checkPageSize, toConnection, type Connection } from '../../../platform/graphql/connection';
import { createCursorSealer, type CursorSealer } from '../../../platform/graphql/cursor';
import type { Dimension } from '../domain/measures';
import type { Period } from '../domain/period';
import { listAgencyRefs } from '../store/agencyRef.store';
import { findExactMembers } from './findExactMembers';
import { readMembers, type MemberFigures } from './readMembers';
import { listProvinceMembers, listRegencies, listRootCategories, listSubcategories } from './referenceMembers';
import type { StatisticsContext } from './services';

export interface Page {
  readonly first: number;
  readonly after?: string | null;
}

export interface ListedMember extends MemberFigures {
  readonly member: string;
}

interface Entry {
  readonly member: string;
  readonly code: string;
}

interface List {
  readonly dimension: Exclude<Dimension, 'NATION'>;
  readonly period: Period;
  readonly page: Page;
  /** The province whose regencies and cities, or the category whose subcategories are listed. */
  readonly below?: string;
}

export async function listMembers(ctx: StatisticsContext, list: List): Promise<Connection<ListedMember>> {
  const { first, after } = list.page;
  checkPageSize(first);
  const sealer = createSealer(ctx, list);
  const afterCode = after ? String(sealer.open(after)[0]) : null;
  const entries = await readEntries(ctx, list, afterCode);
  const members = entries.map(({ member }) => member);
  const exact = await findExactMembers(ctx, list.dimension, members);
  const figures = await readMembers(ctx, { ...list, members, exact });
  const rows = entries.map((entry, index) => ({ ...entry, ...(figures[index] as MemberFigures) }));
  return toConnection({ rows, first, after, sealer, keyOf: (row) => [row.code] });
}

function createSealer(ctx: StatisticsContext, { dimension, below, period }: List): CursorSealer {
  return createCursorSealer(ctx.services.cursorKey, ['statistics', dimension, below ?? null, period, ctx.principal.id]);
}

async function readEntries(
  ctx: StatisticsContext,
  { dimension, page, below }: List,
  afterCode: string | null,
): Promise<Entry[]> {
  const limit = page.first + 1;
  if (dimension === 'AGENCY') {
    const agencies = await listAgencyRefs(ctx.db.reader, { afterCode, limit });
    return agencies.map(({ agencyId, code }) => ({ member: agencyId, code }));
  }
  const all = dimension === 'AREA' ? listAreaMembers(below) : listCategoryMembers(below);
  const from = afterCode === null ? 0 : all.indexOf(afterCode) + 1;
  return all.slice(from, from + limit).map((code) => ({ member: code, code }));
}

function listAreaMembers(province: string | undefined): readonly string[] {
  return province === undefined ? listProvinceMembers() : listRegencies(province);
}

function listCategoryMembers(parent: string | undefined): readonly string[] {
  return parent === undefined ? listRootCategories() : listSubcategories(parent);
}
