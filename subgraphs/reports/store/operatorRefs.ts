// The read-only copy of the operators (petugas) of the institutions: who may be given a case. Ids and roles, no names.
// Filled from users' events by `jobs/followUsers.ts`.
import type { EntityManager } from 'typeorm';
import type { OperatorPublished } from '../../../schema/contract/events';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import type { Dialect } from '../../../platform/db/dialect';

/** Roles that handle cases: SQL, not text of callers. */
export const HANDLING_ROLES = "('INSTITUTION_ADMIN', 'LIAISON')";

const COLUMNS = ['id', 'agency_id', 'unit_id', 'role', 'is_active'];

/** Events in their order: of one person the last one holds. */
export async function storeOperators(
  tx: EntityManager,
  dialect: Dialect,
  events: readonly OperatorPublished[],
): Promise<void> {
  const last = new Map(events.map((event) => [event.operatorId, event]));
  await bulkInsert(tx, {
    table: 'operator_ref',
    columns: COLUMNS,
    rows: [...last.values()].map((event) => [
      ...[event.operatorId, event.agencyId, event.unitId, event.role, event.isActive ? 1 : 0],
    ]),
    tail: dialect.upsertReplace(['id'], COLUMNS.slice(1)),
  });
}

export interface CaseOfPerson {
  readonly agencyId: string;
  readonly unitId: string | null;
}

/** Does this person handle such cases now? Staff of one unit see the cases of their unit alone (`access/viewer.ts`). */
export async function isHandler(manager: EntityManager, operatorId: string, given: CaseOfPerson): Promise<boolean> {
  const rows = (await manager.query(
    `SELECT 1 FROM operator_ref WHERE id = ? AND agency_id = ? AND is_active = 1 AND role IN ${HANDLING_ROLES}` +
      " AND (unit_id IS NULL OR role = 'INSTITUTION_ADMIN' OR unit_id = ?)",
    [operatorId, given.agencyId, given.unitId],
  )) as unknown[];
  return rows.length > 0;
}
