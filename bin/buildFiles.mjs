// Files of the two builds (build.mjs compiles the product, buildWeb.mjs bundles the playground): what they depend on,
// and how two starters at once stay safe: one builds under a lock, and every file appears whole.
import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** No build takes this long: an older lock was left by a process that was killed (its pid may live again as another). */
const ABANDONED_LOCK_MS = 120_000;

function describeFile(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  return stat ? `${stat.mtimeMs}:${stat.size}` : 'absent';
}

/** State of each file by its path below `root`. */
export function describeFiles(root, paths) {
  return Object.fromEntries(paths.map((path) => [path, describeFile(root, path)]));
}

/** Paths of all files below `folder`, none where there is no such folder. */
export function listFiles(root, folder) {
  let entries;
  try {
    entries = readdirSync(join(root, folder), { withFileTypes: true });
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return listFiles(root, path);
    return entry.isFile() ? [path] : [];
  });
}

/** What was written to `path` as JSON, or `otherwise` where nothing whole is. */
export function readJson(path, otherwise) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return otherwise;
  }
}

export const isSame = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** Written aside, then renamed: whoever reads finds the old file or the new one. */
export function writeWhole(path, content) {
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

export async function withLock(lockPath, work) {
  await acquireLock(lockPath);
  try {
    return await work();
  } finally {
    rmSync(lockPath, { force: true });
  }
}
