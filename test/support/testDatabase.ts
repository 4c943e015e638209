// A fresh place for one test's databases: a temporary folder, or databases of their own on the run's private MariaDB.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';

export interface TestDatabase {
  readonly dataDir: string;
  /** Address of a database for `name`, or null on the embedded engine. */
  urlFor(name: string): string | null;
  drop(): Promise<void>;
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'lapor-test-'));
  const server = process.env.TEST_DATABASE_URL ?? null;
  const prefix = `t${randomBytes(5).toString('hex')}`;
  const names = new Set<string>();
  return {
    dataDir,
    urlFor(name) {
      if (server === null) return null;
      names.add(`${prefix}_${name}`);
      const url = new URL(server);
      url.pathname = `/${prefix}_${name}`;
      return url.toString();
    },
    async drop() {
      rmSync(dataDir, { recursive: true, force: true });
      if (server === null || names.size === 0) return;
      const connection = await createConnection(server);
      for (const name of names) await connection.query(`DROP DATABASE IF EXISTS \`${name}\``);
      await connection.end();
    },
  };
}
