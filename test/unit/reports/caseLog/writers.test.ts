// The case log is append-only because nothing in the code does anything else to it: its table is named in few files.
import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../../../platform/projectPath';

const FOLDER = projectPath('subgraphs', 'reports');
const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const sourceOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
const filesWith = (pattern: RegExp): string[] => files.filter((name) => pattern.test(sourceOf(name))).sort();

it('only the recording of a change inserts into the history', () => {
  expect(filesWith(/(?:insertRows|listRowInserts)\([^,]+,\s*['"]history['"]/)).toEqual(['app/recordChange.ts']);
  expect(filesWith(/INSERT\s+INTO\s+[`"]?history\b/i)).toEqual([]);
});

it('nothing updates or deletes the history, but the migration that chained the rows from before', () => {
  expect(filesWith(/(UPDATE|DELETE\s+FROM|REPLACE\s+INTO|TRUNCATE(\s+TABLE)?)\s+[`"]?history\b/i)).toEqual([]);
  expect(filesWith(/table: 'history'/)).toEqual(['migrations/chainOldCases.ts']);
  expect(filesWith(/(update|delete|remove|save|upsert)\(\s*HistoryEntity/)).toEqual([]);
});
