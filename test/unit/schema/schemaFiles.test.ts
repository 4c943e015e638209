// Generated files against what the code gives: which ones a check names, and what a build leaves behind.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findStaleFiles, writeStaleFiles } from '../../../bin/schema/schemaFiles';

const TEXTS = new Map([
  ['subgraphs/a.graphql', 'a\n'],
  ['subgraphs/b.graphql', 'b\n'],
  ['supergraph.graphql', 's\n'],
]);
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lapor-schema-'));
});

afterEach(() => rm(folder, { recursive: true }));

describe('the files of a schema', () => {
  it('are all named while none is written', async () => {
    expect(await findStaleFiles(folder, TEXTS)).toEqual([...TEXTS.keys()]);
  });

  it('are written, and then none is named', async () => {
    expect(await writeStaleFiles(folder, TEXTS)).toEqual([...TEXTS.keys()]);
    expect(await findStaleFiles(folder, TEXTS)).toEqual([]);
    expect(await writeStaleFiles(folder, TEXTS)).toEqual([]);
    expect(await readFile(join(folder, 'subgraphs/a.graphql'), 'utf8')).toBe('a\n');
  });

  it('are named when one was changed by hand, is missing, or belongs to a subgraph that is gone', async () => {
    await writeStaleFiles(folder, TEXTS);
    await writeFile(join(folder, 'subgraphs/a.graphql'), 'a \n');
    await rm(join(folder, 'supergraph.graphql'));
    await writeFile(join(folder, 'subgraphs/gone.graphql'), 'type Query { x: Int }\n');
    const stale = ['subgraphs/a.graphql', 'subgraphs/gone.graphql', 'supergraph.graphql'];
    expect((await findStaleFiles(folder, TEXTS)).sort()).toEqual(stale);
    await writeStaleFiles(folder, TEXTS);
    expect((await readdir(join(folder, 'subgraphs'))).sort()).toEqual(['a.graphql', 'b.graphql']);
  });

  it('beside the generated ones are left alone', async () => {
    await mkdir(join(folder, 'operations'));
    await writeFile(join(folder, 'operations/mine.graphql'), '{ x }');
    await writeStaleFiles(folder, TEXTS);
    expect(await readFile(join(folder, 'operations/mine.graphql'), 'utf8')).toBe('{ x }');
  });
});
