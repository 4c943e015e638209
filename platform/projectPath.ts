// Finds files that belong to the project but are not compiled (CSV data, printed schemas); works from sources and from dist/.
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function findRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const parent = dirname(from);
  if (parent === from) throw new Error('package.json was not found above the running code.');
  return findRoot(parent);
}

const root = findRoot(__dirname);

/** Absolute path of `segments` below the project's root folder. */
export function projectPath(...segments: string[]): string {
  return join(root, ...segments);
}
