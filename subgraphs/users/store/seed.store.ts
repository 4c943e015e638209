// Empties the tables that the seed fills; the copy of the agencies is not its own and stays.
import type { EntityManager } from 'typeorm';

export async function deleteEverybody(tx: EntityManager): Promise<void> {
  for (const table of ['identity', 'api_client', 'reporter', 'operator']) await tx.query(`DELETE FROM ${table}`);
}
