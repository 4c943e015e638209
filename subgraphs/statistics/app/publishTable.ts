// Makes one published table: reads a year's closed months of all members and suppresses each figure's table.
import { NO_COUNTERS, toFlows, type FlowFigure } from '../domain/measures';
import { lastDayOfMonth, MONTHS, monthKey } from '../domain/period';
import { PUBLISHED_CHANNELS, PUBLISHED_CLASSIFICATIONS, type PublishedDimension } from '../domain/publishedTables';
import { publishMembers, type MemberFlows, type Publication } from '../domain/publishMembers';
import type { Secrets } from '../domain/suppressTable';
import { listAllAgencyRefs } from '../store/agencyRef.store';
import { readCells, type Reader } from '../store/cells.store';
import { listProvinceMembers, listRootCategories } from './referenceMembers';
import type { PublicationKey } from './publicationCache';

export async function publishTable(
  manager: Reader,
  key: PublicationKey,
  secretsOf: (figure: FlowFigure) => Secrets,
): Promise<Publication> {
  return publishMembers(await readMemberFlows(manager, key), secretsOf);
}

async function readMemberFlows(manager: Reader, key: PublicationKey): Promise<MemberFlows[]> {
  const { dimension, year, closedMonths } = key;
  if (closedMonths === 0) return [];
  const months = MONTHS.slice(0, closedMonths).map((month) => monthKey(year, month));
  const cells = await readCells(manager, {
    dimension,
    members: null,
    from: `${year}-01-01`,
    to: lastDayOfMonth(year, closedMonths),
    // Closed months hold no clock that is still to be judged, and nothing that is there now is published.
    today: `${year + 1}-12-31`,
    hasStock: false,
  });
  const members = await listMembers(manager, dimension);
  return members.map(({ member, group }) => {
    const counted = new Map(cells.get(member)?.months.map((cell) => [cell.month, cell.counters]));
    return { member, group, months: months.map((month) => toFlows(counted.get(month) ?? NO_COUNTERS)) };
  });
}

/** All members of the declared table, those without any report too. */
async function listMembers(
  manager: Reader,
  dimension: PublishedDimension,
): Promise<{ member: string; group: string }[]> {
  if (dimension === 'AREA') return listProvinceMembers().map((member) => ({ member, group: member }));
  if (dimension === 'CLASSIFICATION') return PUBLISHED_CLASSIFICATIONS.map((member) => ({ member, group: member }));
  if (dimension === 'CHANNEL') return PUBLISHED_CHANNELS.map((member) => ({ member, group: member }));
  if (dimension === 'CATEGORY') return listRootCategories().map((member) => ({ member, group: member }));
  const agencies = await listAllAgencyRefs(manager);
  return agencies.map(({ agencyId, parentPath }) => ({
    member: agencyId,
    group: parentPath.split('/')[0] ?? agencyId,
  }));
}
