// Compiles the TypeScript of the product into dist/ when it is stale; called by bin/lapor.mjs at each start and by `npm run build`.
// Two starters at once are safe: one builds under a lock, and every file appears whole (written aside, then renamed).
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { swcOptions } from './swcOptions.mjs';

const SOURCE_FOLDERS = ['gateway', 'subgraphs', 'platform', 'schema', 'bin'];
/** A change of one of these makes every output stale. */
const TOOL_FILES = ['package-lock.json', 'bin/build.mjs', 'bin/swcOptions.mjs'];
const STAMP = 'dist/.stamp.json';
const LOCK = 'dist/.lock';
/** No build takes this long: an older lock was left by a process that was killed (its pid may live again as another). */
const ABANDONED_LOCK_MS = 120_000;

const isSource = (name) => name.endsWith('.ts') && !name.endsWith('.d.ts');
const outputOf = (source) => `dist/${source.replace(/\.ts$/, '.js')}`;

function describeFile(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}:${stat.size}` : 'absent';
}

function listSources(root, folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listSources(root, path);
    return entry.isFile() && isSource(entry.name) ? [path] : [];
  });
}

/** What the outputs depend on, by path: {tools, sources}. Equal stamps mean that nothing has to be compiled. */
function takeStamp(root) {
  const describe = (paths) => Object.fromEntries(paths.map((path) => [path, describeFile(root, path)]));
  const sources = SOURCE_FOLDERS.flatMap((folder) => listSources(root, folder)).sort();
  return { tools: describe(TOOL_FILES), sources: describe(sources) };
}

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(join(root, STAMP), 'utf8'));
  } catch {
    return { tools: {}, sources: {} };
  }
}

const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Does `dist/` under `root` differ from what its sources would give? */
export function isStale(root) {
  return !isSame(readStamp(root), takeStamp(root));
}

function writeWhole(path, content) {
  mkdirSync(dirname(path), { recursive: true });
  const aside = `${path}.${randomUUID()}.tmp`;
  writeFileSync(aside, content);
  renameSync(aside, path);
}

function isAbandoned(lockPath) {
  const stat = statSync(lockPath, { throwIfNoEntry: false });
  if (!stat) return false;
  if (Date.now() - stat.mtimeMs > ABANDONED_LOCK_MS) return true;
  const pid = Number(readFileSync(lockPath, { encoding: 'utf8' }));
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

/** Waits for the lock. Two processes may both take over an abandoned one: they then write the same files twice, each whole. */
async function acquireLock(lockPath) {
  mkdirSync(dirname(lockPath), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lockPath, String(process.pid), { flag: 'wx' });
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    try {
      if (isAbandoned(lockPath)) rmSync(lockPath, { force: true });
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    await sleep(50);
  }
}

async function compileFile(root, source, transform) {
  const output = join(root, outputOf(source));
  const name = output.split(sep).at(-1);
  const { code, map } = await transform(readFileSync(join(root, source), 'utf8'), {
    ...swcOptions,
    filename: join(root, source),
    sourceFileName: relative(dirname(output), join(root, source)).split(sep).join('/'),
  });
  writeWhole(`${output}.map`, map);
  writeWhole(output, `${code}\n//# sourceMappingURL=${name}.map\n`);
}

async function compileStale(root) {
  const before = readStamp(root);
  const now = takeStamp(root);
  const isAllStale = !isSame(before.tools, now.tools);
  const isFileStale = (path) => isAllStale || before.sources[path] !== now.sources[path];
  const stale = Object.keys(now.sources).filter(isFileStale);
  const { transform } = await import('@swc/core');
  await Promise.all(stale.map((source) => compileFile(root, source, transform)));
  for (const path of Object.keys(before.sources).filter((path) => !(path in now.sources))) {
    rmSync(join(root, outputOf(path)), { force: true });
    rmSync(join(root, `${outputOf(path)}.map`), { force: true });
  }
  // Last, and with the state seen before compiling: an edit or a kill in between leaves the build stale, never falsely fresh.
  writeWhole(join(root, STAMP), JSON.stringify(now));
  return stale.length;
}

/** Brings `dist/` under `root` up to date. Returns how many files were compiled (0 = it was fresh). */
export async function buildIfStale(root) {
  if (!isStale(root)) return 0;
  const lockPath = join(root, LOCK);
  await acquireLock(lockPath);
  try {
    return isStale(root) ? await compileStale(root) : 0;
  } finally {
    rmSync(lockPath, { force: true });
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const startedAt = performance.now();
  const count = await buildIfStale(dirname(dirname(fileURLToPath(import.meta.url))));
  const tookMs = Math.round(performance.now() - startedAt);
  console.log(count === 0 ? `dist is fresh (${tookMs} ms)` : `${count} files compiled (${tookMs} ms)`);
}
