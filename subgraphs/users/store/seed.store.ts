// The tables that the seed fills; the copy of the agencies is not its own and stays. Called by app/seedUsers.ts.
import type { Database } from '../../../platform/db/database';
import { emptyTables, hasRows } from '../../../platform/db/emptyTables';

/** What the seed tells of them: nobody has read it before the seed is whole. */
const LOG = ['outbox', 'event_log', 'sequence'];
const TABLES = ['identity', 'api_client', 'reporter', 'reporter_unsealed', 'operator'];

/** What a seed that was cut off has left. */
export async function deleteEverybody(database: Database): Promise<void> {
  await emptyTables(database, [...TABLES, ...LOG]);
}

export async function hasPeople(database: Database): Promise<boolean> {
  for (const table of TABLES) if (await hasRows(database, table)) return true;
  return false;
}
