// Bundles the playground (gateway/web/page, GraphiQL, Monaco with its workers, the example operations) into dist/web/ when
// it is stale; called by bin/lapor.mjs before a gateway starts and by `npm run build`.
// Everything a browser needs lies there afterwards, compressed: the page asks no other server for anything.
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { describeFiles, isSame, listFiles, readJson, withLock, writeWhole } from './buildFiles.mjs';
import { readExamples } from './buildWebExamples.mjs';

export const PAGE_FOLDER = 'gateway/web/page';
const OPERATIONS_FOLDER = 'schema/operations';
const OUT = 'dist/web';
const TOOL_FILES = ['package-lock.json', 'bin/buildWeb.mjs', 'bin/buildWebExamples.mjs', 'bin/buildFiles.mjs'];
/** Where gateway/web/registerPlayground.ts serves the files. */
const PUBLIC_PATH = '/playground';

const WORKERS = {
  editor: 'monaco-editor/esm/vs/editor/editor.worker.js',
  json: 'monaco-editor/esm/vs/language/json/json.worker.js',
  graphql: 'monaco-graphql/esm/graphql.worker.js',
};
const EDITOR_PARTS = ['monaco-graphql/esm/monaco-editor.js', 'monaco-graphql/esm/lite.js'];
const TYPES = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  html: 'text/html; charset=utf-8',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  txt: 'text/plain; charset=utf-8',
};
const compressors = {
  // 9 of 11: the last two levels take ten times as long for a twentieth less.
  br: (content) => promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (content) => promisify(gzip)(content, { level: 9 }),
};

function takeStamp(root) {
  const folders = [PAGE_FOLDER, OPERATIONS_FOLDER];
  const sources = folders.flatMap((folder) => listFiles(root, folder)).sort();
  return describeFiles(root, [...TOOL_FILES, ...sources]);
}

const isWebStale = (root) => !isSame(readJson(join(root, OUT, '.stamp.json'), {}), takeStamp(root));

const nameOf = ({ path }) => basename(path);

async function bundle(root, esbuild, options) {
  const { outputFiles, metafile } = await esbuild.build({
    absWorkingDir: root,
    outdir: OUT,
    write: false,
    bundle: true,
    minify: true,
    target: 'es2022',
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    publicPath: PUBLIC_PATH,
    // Licences of what is bundled stay with it, in files of their own.
    legalComments: 'linked',
    loader: { '.ttf': 'file', '.svg': 'file' },
    logLevel: 'silent',
    metafile: true,
    ...options,
  });
  return { files: outputFiles, outputs: metafile.outputs };
}

async function bundleAll(root) {
  const esbuild = await import('esbuild');
  const examples = readExamples(root, OPERATIONS_FOLDER);
  const workers = await bundle(root, esbuild, { entryPoints: WORKERS, format: 'iife' });
  const workerPath = (label) =>
    `${PUBLIC_PATH}/${workers.files.map(nameOf).find((name) => isOutput(name, label, 'js'))}`;
  const page = await bundle(root, esbuild, {
    entryPoints: { playground: `${PAGE_FOLDER}/main.tsx` },
    format: 'esm',
    splitting: true,
    jsx: 'automatic',
    define: {
      'process.env.NODE_ENV': '"production"',
      WORKER_PATHS: JSON.stringify(Object.fromEntries(Object.keys(WORKERS).map((label) => [label, workerPath(label)]))),
      EXAMPLES: JSON.stringify(examples),
    },
  });
  const made = [...workers.files, ...page.files].filter((file) => !isRepeatedStyle(nameOf(file)));
  const files = new Map(made.map((file) => [nameOf(file), Buffer.from(file.contents)]));
  const html = readFileSync(join(root, PAGE_FOLDER, 'index.html'), 'utf8');
  const filled = fillPlaceholders(html, [...files.keys()]);
  files.set('index.html', Buffer.from(filled.replace('</head>', `${listPreloads(page.outputs)}</head>`)));
  return files;
}

/** Styles of the parts that load late: the page's own style sheet holds them all. */
const isRepeatedStyle = (name) => name.startsWith('part-') && name.endsWith('.css');

/** GraphiQL asks for the editor once it is drawn; told of it by the page, a browser fetches both at once. */
function listPreloads(outputs) {
  const wanted = new Set();
  const follow = (path) => {
    if (wanted.has(path)) return;
    wanted.add(path);
    for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') follow(next);
  };
  for (const [path, { entryPoint }] of Object.entries(outputs)) {
    if (EDITOR_PARTS.some((part) => entryPoint?.endsWith(part))) follow(path);
  }
  const links = [...wanted].map((path) => `<link rel="modulepreload" href="${PUBLIC_PATH}/${basename(path)}" />`);
  return `  ${links.join('\n    ')}\n  `;
}

const isOutput = (name, stem, ending) => name.startsWith(`${stem}-`) && name.endsWith(`.${ending}`);

/** `{{playground.js}}` in the page → the address of that output. */
function fillPlaceholders(html, names) {
  return html.replace(/\{\{(\w+)\.(\w+)\}\}/g, (whole, stem, ending) => {
    const name = names.find((each) => isOutput(each, stem, ending));
    if (!name) throw new Error(`${PAGE_FOLDER}/index.html names ${whole}, which the bundle does not have.`);
    return `${PUBLIC_PATH}/${name}`;
  });
}

/** Writes the file and its compressed forms; gives its entry in the manifest. */
async function writeAsset(root, name, content) {
  const path = join(root, OUT, name);
  writeWhole(path, content);
  const entry = { type: TYPES[name.split('.').at(-1)], bytes: content.length, encodings: {} };
  if (name === 'index.html') entry.etag = createHash('sha256').update(content).digest('base64url').slice(0, 22);
  await Promise.all(
    Object.entries(compressors).map(async ([encoding, compress]) => {
      const packed = await compress(content);
      if (packed.length > content.length * 0.95) return;
      writeWhole(`${path}.${encoding}`, packed);
      entry.encodings[encoding] = packed.length;
    }),
  );
  return [name, entry];
}

async function buildWeb(root) {
  const stamp = takeStamp(root);
  const files = await bundleAll(root);
  const entries = await Promise.all([...files].map(([name, content]) => writeAsset(root, name, content)));
  const manifest = Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeWhole(join(root, OUT, 'manifest.json'), JSON.stringify(manifest, null, 1));
  const kept = new Set(['manifest.json', '.stamp.json']);
  for (const [name, { encodings }] of entries) {
    for (const ending of ['', ...Object.keys(encodings).map((encoding) => `.${encoding}`)])
      kept.add(`${name}${ending}`);
  }
  const old = listFiles(root, OUT).filter((path) => !kept.has(basename(path)));
  for (const path of old) rmSync(join(root, path), { force: true });
  writeWhole(join(root, OUT, '.stamp.json'), JSON.stringify(stamp));
  const sum = (pick) => entries.reduce((total, [, entry]) => total + pick(entry), 0);
  return { raw: sum(({ bytes }) => bytes), br: sum(({ bytes, encodings }) => encodings.br ?? bytes) };
}

/** Sources and packages are there; in the production image they are not, and what lies in dist/web is served. */
function canBuild(root) {
  if (listFiles(root, PAGE_FOLDER).length === 0) return false;
  const resolver = createRequire(join(root, 'package.json'));
  return ['esbuild', 'graphiql/package.json'].every((name) => {
    try {
      return resolver.resolve(name) !== '';
    } catch {
      return false;
    }
  });
}

/** Brings `dist/web/` under `root` up to date. Returns its sizes in bytes, or 0 where it was fresh. */
export async function buildWebIfStale(root) {
  if (!canBuild(root) || !isWebStale(root)) return 0;
  return withLock(join(root, `${OUT}.lock`), () => (isWebStale(root) ? buildWeb(root) : 0));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    await buildWebIfStale(dirname(dirname(fileURLToPath(import.meta.url))));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
