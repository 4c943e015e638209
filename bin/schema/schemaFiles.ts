// The generated files of schema/ against what the code gives today. Called by buildSchemas.ts and its tests.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SchemaTexts } from './composeSubgraphs';

/** Paths below `folder` that differ: missing ones, changed ones, and printed subgraphs that exist no more. */
export async function findStaleFiles(folder: string, texts: SchemaTexts): Promise<string[]> {
  const printed = (await readdir(join(folder, 'subgraphs')).catch(() => [])).map((name) => `subgraphs/${name}`);
  const stale: string[] = [];
  for (const path of new Set([...texts.keys(), ...printed])) {
    const found = await readFile(join(folder, path), 'utf8').catch(() => undefined);
    if (found !== texts.get(path)) stale.push(path);
  }
  return stale;
}

/** Writes what differs and removes what exists no more. Returns these paths. */
export async function writeStaleFiles(folder: string, texts: SchemaTexts): Promise<string[]> {
  const stale = await findStaleFiles(folder, texts);
  for (const path of stale) {
    const target = join(folder, path);
    const text = texts.get(path);
    await mkdir(dirname(target), { recursive: true });
    await (text === undefined ? rm(target) : writeFile(target, text));
  }
  return stale;
}
