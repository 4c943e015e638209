// A stack with institutions, people and topics, and no reports: ready sooner than one with the whole demonstration.
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { openDatabase, type Database } from '../../../platform/db/database';
import { loadCategories } from '../../../schema/reference/categories';
import { startStack, type Stack, type StackOptions } from '../../support/startStack';

export interface FileStack extends Stack {
  /** The database of reports, through another connection. */
  readonly database: Database;
}

export async function startFileStack(options: StackOptions = {}): Promise<FileStack> {
  const stack = await startStack({ seed: 'people', ...options });
  const place = { ...stack.databaseOf('reports'), entities: [], migrations: [], statementTimeoutMs: 0, poolSize: 2 };
  const database = await openDatabase(place);
  const rows = loadCategories().map((category, position) => [
    ...[category.code, category.id, category.parentCode, category.name, position],
    ...[category.validFrom, category.validUntil],
  ]);
  const columns = ['code', 'id', 'parent_code', 'name', 'position', 'valid_from', 'valid_until'];
  await database.write((tx) => bulkInsert(tx, { table: 'category', columns, rows }));
  // Topics are read once, at the start.
  await stack.restartSubgraph('reports');
  return {
    ...stack,
    database,
    async close() {
      await database.close();
      await stack.close();
    },
  };
}
