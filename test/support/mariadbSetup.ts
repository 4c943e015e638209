// jest's globalSetup: with TEST_DATABASE=mariadb one private server for the whole run, its address in TEST_DATABASE_URL
// (set before the workers start, which inherit it).
import { keepForTeardown } from './mariadbRun';
import { startMariaDb } from './mariadb';

// jest demands a default export.
export default async function startForRun(): Promise<void> {
  if (process.env.TEST_DATABASE !== 'mariadb') return;
  const server = await startMariaDb();
  keepForTeardown(server);
  process.env.TEST_DATABASE_URL = server.url;
}
