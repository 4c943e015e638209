// Tells the other subgraphs of operators (petugas), in the transaction that writes them. Called by the seed; whoever lets
// operators be changed appends the same event.
import type { Database, Transaction } from '../../../platform/db/database';
import { appendSequenced } from '../../../platform/outbox/appendSequenced';
import type { OperatorPublished } from '../../../schema/contract/events';
import { seedIdAt } from '../../../schema/reference/ids';
import type { NewOperator } from '../store/operator.store';

const FIRST_VERSION = 1;
const YEAR_MS = 365 * 86_400_000;

export function toOperatorPublished(operator: Omit<NewOperator, 'name'>): OperatorPublished {
  const { id: operatorId, agencyId, unitId, role, isActive } = operator;
  return { kind: 'OperatorPublished', operatorId, agencyId, unitId, role, isActive };
}

/** A year before the last day of the data, as agencies are. */
export async function publishOperators(
  tx: Transaction,
  database: Database,
  operators: readonly NewOperator[],
  until: string,
): Promise<void> {
  const recordedAt = Date.parse(`${until}T00:00:00+07:00`) - YEAR_MS;
  await appendSequenced(
    tx,
    database,
    operators.map((operator) => ({
      id: seedIdAt('operatorPublished', operator.id, recordedAt),
      aggregateId: operator.id,
      aggregateVersion: FIRST_VERSION,
      recordedAt,
      event: toOperatorPublished(operator),
    })),
  );
}
