// Whom and what the hot queries are about: the institution with the most open cases, its busiest unit, its reports.
// Looked up in the data itself, so that any seed will do. Called by bench/hot and by test/store.
import type { Principal } from '../../schema/contract/principal';
import { SCOPES, type Role } from '../../schema/contract/scopes';
import type { Place } from './openPlace';

export interface Targets {
  readonly agencyId: string;
  readonly unitId: string;
  /** Who has the most open cases of it. */
  readonly assigneeId: string;
  readonly reportIds: readonly string[];
  readonly trackingId: string;
  readonly reporterId: string;
  readonly categoryCode: string;
  /** A regency or city of a province with many reports. */
  readonly areaCode: string;
  readonly year: number;
  readonly month: number;
}

export async function findTargets({ reports }: Place): Promise<Targets> {
  const { reader } = reports.runtime.db;
  const one = async (sql: string, ...parameters: unknown[]): Promise<string> => {
    const rows = (await reader.query(sql, parameters)) as { found: unknown }[];
    return String(rows[0]?.found);
  };
  const most = (column: string, where: string): string =>
    `SELECT ${column} AS found FROM assignment WHERE ${where} GROUP BY ${column} ORDER BY COUNT(*) DESC LIMIT 1`;
  const agencyId = await one(most('agency_id', "standing = 'OPEN'"));
  const held = (await reader.query(
    "SELECT report_id AS id FROM assignment WHERE agency_id = ? AND standing = 'OPEN' ORDER BY id LIMIT 50",
    [agencyId],
  )) as { id: string }[];
  const ofReports = (column: string): string =>
    `SELECT ${column} AS found FROM report WHERE ${column} IS NOT NULL GROUP BY ${column} ORDER BY COUNT(*) DESC LIMIT 1`;
  const latest = new Date(Number(await one('SELECT MAX(submitted_at) AS found FROM report')));
  return {
    agencyId,
    unitId: await one(most('unit_id', `agency_id = '${agencyId}' AND standing = 'OPEN' AND unit_id IS NOT NULL`)),
    assigneeId: await one(
      most(
        'assignee_operator_id',
        `agency_id = '${agencyId}' AND standing = 'OPEN' AND assignee_operator_id IS NOT NULL`,
      ),
    ),
    reportIds: held.map(({ id }) => id),
    trackingId: await one('SELECT tracking_id AS found FROM report WHERE id = ?', held[0]?.id),
    reporterId: await one(ofReports('reporter_id')),
    categoryCode: await one(ofReports('category_code')),
    areaCode: await one(ofReports('area_code')),
    year: latest.getUTCFullYear(),
    month: latest.getUTCMonth() + 1,
  };
}

export function callerOf(kind: Principal['kind'], id: string, role: Role, agencyId: string | null): Principal {
  return {
    ...{ kind, id, issuer: 'bench', subject: id, client: 'bench', agencyId, unitId: null },
    ...{ roles: [role], scopes: SCOPES },
  };
}
