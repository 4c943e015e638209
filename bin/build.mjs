// Compiles the TypeScript of the product into dist/ when it is stale; called by bin/lapor.mjs at each start and by
// `npm run build`, which bundles the playground too (buildWeb.mjs). Two starters at once are safe (buildFiles.mjs).
import { readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describeFiles, isSame, listFiles, readJson, withLock, writeWhole } from './buildFiles.mjs';
import { buildWebIfStale, PAGE_FOLDER } from './buildWeb.mjs';
import { swcOptions } from './swcOptions.mjs';

const SOURCE_FOLDERS = ['gateway', 'subgraphs', 'platform', 'schema', 'bin'];
/** A change of one of these makes every output stale. */
const TOOL_FILES = ['package-lock.json', 'bin/build.mjs', 'bin/swcOptions.mjs'];
const STAMP = 'dist/.stamp.json';
const LOCK = 'dist/.lock';

/** What a browser runs is bundled, not compiled. */
const isSource = (path) => path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.startsWith(`${PAGE_FOLDER}/`);
const outputOf = (source) => `dist/${source.replace(/\.ts$/, '.js')}`;

/** What the outputs depend on, by path: {tools, sources}. Equal stamps mean that nothing has to be compiled. */
function takeStamp(root) {
  const sources = SOURCE_FOLDERS.flatMap((folder) => listFiles(root, folder).filter(isSource)).sort();
  return { tools: describeFiles(root, TOOL_FILES), sources: describeFiles(root, sources) };
}

const readStamp = (root) => readJson(join(root, STAMP), { tools: {}, sources: {} });

/** Does `dist/` under `root` differ from what its sources would give? */
export function isStale(root) {
  return !isSame(readStamp(root), takeStamp(root));
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
  return withLock(join(root, LOCK), () => (isStale(root) ? compileStale(root) : 0));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = dirname(dirname(fileURLToPath(import.meta.url)));
  const startedAt = performance.now();
  const tookMs = () => Math.round(performance.now() - startedAt);
  const [count, bytes] = await Promise.all([buildIfStale(root), buildWebIfStale(root)]);
  console.log(count === 0 ? 'dist is fresh' : `${count} files compiled`);
  console.log(bytes === 0 ? 'dist/web is fresh' : `the playground bundled: ${bytes.raw} bytes, ${bytes.br} compressed`);
  console.log(`${tookMs()} ms`);
}
