// Every hot query runs along an index: checked by the plan of each engine, and on MariaDB against the committed SQL.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Statement } from '../../bench/hot/openPlace';
import { listHotQueries, type HotQuery } from '../../bench/hot/queries';
import { findTargets } from '../../bench/hot/targets';
import { projectPath } from '../../platform/projectPath';
import { openSeededPlace, type SeededPlace } from './place';

const GOLDEN = projectPath('test', 'golden', 'hotQueries.sql');

let place: SeededPlace;
let hot: { readonly query: HotQuery; readonly statements: readonly Statement[] }[] = [];

beforeAll(async () => {
  place = await openSeededPlace();
  for (const query of await listHotQueries(place, await findTargets(place))) {
    hot.push({ query, statements: await place.capture(() => query.run()) });
  }
}, 120_000);
afterAll(async () => {
  hot = [];
  await place?.close();
});

type Row = Readonly<Record<'table' | 'type' | 'Extra', string | null>>;

/** What of the plan of a statement would grow with the nation. */
async function findFaults({ query, sql, parameters }: Statement & { query: HotQuery }): Promise<string[]> {
  const { reader } = place[query.database].runtime.db;
  if (place.isMariaDb) {
    const rows = (await reader.query(`EXPLAIN ${sql}`, [...parameters])) as Row[];
    return rows
      .filter(isUnboundedOnMariaDb)
      .map(({ table, type, Extra }) => `${query.name}: ${table} ${type} ${Extra}`);
  }
  const rows = (await reader.query(`EXPLAIN QUERY PLAN ${sql}`, [...parameters])) as { detail: string }[];
  return rows.filter(({ detail }) => isUnboundedOnSqlite(detail, sql)).map(({ detail }) => `${query.name}: ${detail}`);
}

/** Derived tables hold a page of rows, and only these may be sorted. */
function isUnboundedOnMariaDb({ table, type, Extra }: Row): boolean {
  if (table === null || table.startsWith('<')) return false;
  return type === 'ALL' || type === 'index' || (Extra ?? '').includes('filesort');
}

function isUnboundedOnSqlite(detail: string, sql: string): boolean {
  if (/^SCAN (r|a|x|va|ta|monthly_count|daily_count|open_due)$/.test(detail)) return true;
  return detail.includes('TEMP B-TREE FOR ORDER BY') && !/\bUNION\b|ROW_NUMBER/.test(sql);
}

describe('a hot query', () => {
  it('reads along an index, without a scan or a sort of what grows', async () => {
    // Lists of figures without a goal add up the days ahead of many members: a sort of some thousand rows at most.
    const judged = hot.filter(({ query }) => query.goal !== null);
    const all = judged.flatMap(({ query, statements }) => statements.map((statement) => ({ query, ...statement })));
    const faults: string[] = [];
    for (const each of all) faults.push(...(await findFaults(each)));
    expect(faults).toEqual([]);
    expect(all.length).toBeGreaterThan(20);
  });

  it('skips no rows by OFFSET and compares no row values', () => {
    const sqls = hot.flatMap(({ statements }) => statements.map(({ sql }) => sql));
    expect(sqls.filter((sql) => /\bOFFSET\b|\)\s*[<>]=?\s*\(\s*\?/i.test(sql))).toEqual([]);
  });

  it('reads a far page along the same index as the first, behind its cursor', () => {
    const [first, far] = [/by due date, first page of 25/, /by due date, 100th page/].map(
      (name) => hot.find(({ query }) => name.test(query.name))?.statements[0]?.sql ?? '',
    );
    expect(far).toContain('due_sort` >= ? AND (a.`due_sort` > ? OR');
    expect(indexesOf(far as string)).toEqual(indexesOf(first as string));
  });

  it('is on MariaDB the SQL that was reviewed', () => {
    if (!place.isMariaDb) return expect(readFileSync(GOLDEN, 'utf8')).toContain('FORCE INDEX');
    const text = renderGolden();
    if (process.env.WRITE_GOLDEN === '1') writeFileSync(GOLDEN, text);
    expect(readFileSync(GOLDEN, 'utf8')).toBe(text);
  });
});

const indexesOf = (sql: string): string[] => sql.match(/(FORCE INDEX \(|INDEXED BY )`\w+`/g) ?? [];

/** Lists of columns and of placeholders are shortened; what else a statement is made of stays as it is. */
function renderGolden(): string {
  const head =
    '-- The SQL of the hot queries (bench/hot.md) on MariaDB. Written by `npm run golden:build`, checked by the tests.\n';
  const parts = hot.map(({ query, statements }) => {
    const sqls = statements.map(({ sql }) => `${shorten(sql)};\n`);
    return `\n-- ${query.database}: ${query.name}\n${sqls.join('')}`;
  });
  return head + parts.join('');
}

function shorten(sql: string): string {
  return sql.replace(/\?(, \?){3,}/g, '?, …').replace(/(?:\w+\.`\w+` AS `\w+`, ){3,}/g, '…, ');
}
