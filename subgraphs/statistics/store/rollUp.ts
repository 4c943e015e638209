// Kinds of institutions and trees of them are added up from institutions when they are read, by the reference data of now:
// no counter goes wrong when an institution moves. Called by the reading stores.
import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { RolledUpDimension } from '../domain/measures';
import { AgencyRefEntity } from './agencyRef.entity';

/** Institution → the kinds or the roots it counts for. */
type Parts = ReadonlyMap<string, readonly string[]>;

/** @param members kinds, or ids of institutions; null for all kinds (of trees there is no "all") */
export async function findParts(
  manager: EntityManager,
  dimension: RolledUpDimension,
  members: readonly string[] | null,
): Promise<Parts> {
  return dimension === 'KIND' ? findKinds(manager, members) : findTrees(manager, members ?? []);
}

async function findKinds(manager: EntityManager, kinds: readonly string[] | null): Promise<Parts> {
  const found = await manager.getRepository(AgencyRefEntity).find({
    select: { agencyId: true, agencyKind: true },
    where: kinds === null ? {} : { agencyKind: In([...kinds]) },
  });
  return new Map(found.map(({ agencyId, agencyKind }) => [agencyId, [agencyKind]]));
}

interface Below {
  readonly root: string;
  readonly agency_id: string;
}

/** The institution itself and whatever lies below it. `/` is followed by `0` in ASCII: between them lie the paths below. */
async function findTrees(manager: EntityManager, roots: readonly string[]): Promise<Parts> {
  const refs = await manager.getRepository(AgencyRefEntity).find({
    select: { agencyId: true, parentPath: true },
    where: { agencyId: In([...roots]) },
  });
  const parts = new Map<string, string[]>();
  const add = (agencyId: string, root: string): void => {
    const own = parts.get(agencyId);
    if (own) own.push(root);
    else parts.set(agencyId, [root]);
  };
  for (const { agencyId } of refs) add(agencyId, agencyId);
  if (refs.length === 0) return parts;
  const branch = 'SELECT ? AS root, agency_id FROM agency_ref WHERE parent_path > ? AND parent_path < ?';
  const below = (await manager.query(
    refs.map(() => branch).join(' UNION ALL '),
    refs.flatMap(({ agencyId, parentPath }) => [agencyId, `${parentPath}/`, `${parentPath}0`]),
  )) as Below[];
  for (const { agency_id: agencyId, root } of below) add(agencyId, root);
  return parts;
}

/** From what was read of institutions to what their kinds or trees come to. */
export function addUpMembers<T>(parts: Parts, read: ReadonlyMap<string, T>, add: (a: T, b: T) => T): Map<string, T> {
  const sums = new Map<string, T>();
  for (const [agencyId, value] of read) {
    for (const whole of parts.get(agencyId) ?? []) {
      const sum = sums.get(whole);
      sums.set(whole, sum === undefined ? value : add(sum, value));
    }
  }
  return sums;
}
