// The embedded engine's file, while another process opens and closes it, too. On every run: it needs no server.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openDatabase, type Database } from '../../../platform/db/database';
import { holdLock } from '../../../platform/db/holdLock';

const LIBSQL = createRequire(__filename).resolve('libsql');
let folder: string;
let file: string;
let database: Database;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lapor-file-'));
  file = join(folder, 'reports.sqlite');
  const options = { url: null, file, entities: [], migrations: [], statementTimeoutMs: 0 };
  const first = await openDatabase(options);
  await first.write((tx) => tx.query('CREATE TABLE fact (n INTEGER)'));
  await first.close();
  // As at every start but the first: the file is there, and the engine locks it as soon as it is opened.
  database = await openDatabase(options);
});

afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs `script` in a process of its own; `file` is the path of the database there. */
function runElsewhere(script: string): string {
  const source = `const Database = require(${JSON.stringify(LIBSQL)}); const file = ${JSON.stringify(file)}; ${script}`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', source], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim();
}

const readElsewhere = (): string =>
  runElsewhere(
    'const db = new Database(file); console.log(db.prepare("SELECT COUNT(*) AS n FROM fact").get([]).n); db.close();',
  );

describe('the file of the embedded engine', () => {
  it('keeps its log while it is open here, when another process that read it closes it', async () => {
    await database.write((tx) => tx.query('INSERT INTO fact VALUES (1)'));
    expect(readElsewhere()).toBe('1');
    expect(existsSync(`${file}-wal`)).toBe(true);
    await database.write((tx) => tx.query('INSERT INTO fact VALUES (2)'));
    expect(readElsewhere()).toBe('2');
  });

  it('is for its owner alone', () => {
    expect(statSync(file).mode & 0o077).toBe(0);
  });

  it('can be locked for long work, which ends with the release', async () => {
    const isFree = (): string =>
      runElsewhere(`const db = new Database(file + '.seed-lock');
        try { db.exec('BEGIN IMMEDIATE'); console.log('free'); } catch (error) { console.log(error.code); } db.close();`);
    const release = await holdLock(database, 'seed');
    expect(isFree()).toBe('SQLITE_BUSY');
    await release();
    expect(isFree()).toBe('free');
  });
});
