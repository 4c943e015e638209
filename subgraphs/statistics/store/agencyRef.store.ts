// Reads and writes the copy of agencies' reference data. Called by the copying job and by the verbs that judge rights.
import { In, IsNull, MoreThan, Not, type EntityManager } from 'typeorm';
import type { AgencyPublished } from '../../../schema/contract/events';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { AgencyRefEntity } from './agencyRef.entity';
import { nameOf, type Target } from './generation';

export interface AgencyRef {
  readonly agencyId: string;
  readonly code: string;
  /** Ids from the root down to itself, joined by `/`. */
  readonly parentPath: string;
}

/** What tells whether an institution is compared with others, and with which. */
export interface AgencyProfile extends AgencyRef {
  readonly agencyKind: string;
  readonly connectedSince: number | null;
}

const COLUMNS = [
  ...['code', 'parent_path', 'agency_kind', 'province_code', 'is_active', 'connected_since', 'version'],
] as const;
const SELECTED = { agencyId: true, code: true, parentPath: true } as const;

export async function saveAgencyRefs(
  { tx, dialect, generation }: Target,
  agencies: readonly AgencyPublished[],
): Promise<void> {
  await bulkInsert(tx, {
    table: nameOf('agency_ref', generation),
    columns: ['agency_id', ...COLUMNS],
    rows: agencies.map((agency) => [
      ...[agency.agencyId, agency.code, agency.parentPath, agency.agencyKind, agency.provinceCode],
      ...[agency.isActive ? 1 : 0, agency.connectedSince, agency.version],
    ]),
    tail: dialect.upsertReplace(['agency_id'], COLUMNS),
  });
}

export function findAgencyRefs(manager: EntityManager, ids: readonly string[]): Promise<readonly AgencyRef[]> {
  return manager.getRepository(AgencyRefEntity).find({ select: SELECTED, where: { agencyId: In([...ids]) } });
}

export function listAllAgencyRefs(manager: EntityManager): Promise<readonly AgencyRef[]> {
  return manager.getRepository(AgencyRefEntity).find({ select: SELECTED });
}

/** The institutions that take part: active and connected (terhubung), in order of code. */
export function listConnectedAgencies(manager: EntityManager): Promise<readonly AgencyProfile[]> {
  return manager.getRepository(AgencyRefEntity).find({
    select: { ...SELECTED, agencyKind: true, connectedSince: true },
    where: { isActive: 1, connectedSince: Not(IsNull()) },
    order: { code: 'ASC' },
  });
}

/** Code and kind of all institutions, for tables that name them. */
export function listAllAgencyProfiles(manager: EntityManager): Promise<readonly AgencyProfile[]> {
  const select = { ...SELECTED, agencyKind: true, connectedSince: true };
  return manager.getRepository(AgencyRefEntity).find({ select });
}

export async function findAgencyKinds(
  manager: EntityManager,
  agencyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await manager.getRepository(AgencyRefEntity).find({
    select: { agencyId: true, agencyKind: true },
    where: { agencyId: In([...agencyIds]) },
  });
  return new Map(found.map(({ agencyId, agencyKind }) => [agencyId, agencyKind]));
}

/** In order of code, those after `afterCode`. */
export function listAgencyRefs(
  manager: EntityManager,
  { afterCode, limit }: { afterCode: string | null; limit: number },
): Promise<readonly AgencyRef[]> {
  return manager.getRepository(AgencyRefEntity).find({
    select: SELECTED,
    where: afterCode === null ? {} : { code: MoreThan(afterCode) },
    order: { code: 'ASC' },
    take: limit,
  });
}
