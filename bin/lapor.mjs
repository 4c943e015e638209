// The `lapor` command (`npm run lapor -- …`): checks Node, builds what is stale, then hands over to dist/bin/lapor.js.
// Plain JavaScript on purpose: it runs before anything is compiled, also on a Node too old for the rest.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const requireFromHere = createRequire(import.meta.url);

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

/** ES modules must be loadable with require(): Node 20.19, 22.12 and everything newer can. */
function isNodeSupported() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

function isInstalled(name) {
  try {
    requireFromHere.resolve(name);
    return true;
  } catch {
    return false;
  }
}

async function build(entry) {
  // The production image carries dist/ without the compiler: what is there was built with it.
  if (!isInstalled('@swc/core')) {
    if (!existsSync(entry)) fail('The dependencies are not installed: run `npm ci` first.');
    return;
  }
  const { buildIfStale } = await import('./build.mjs');
  try {
    await buildIfStale(root);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) fail(`The build failed: ${error.message}`);
    fail(`The program cannot be built, because ${join(root, 'dist')} cannot be written (${error.code}).`);
  }
}

/** Beside the gateway, which serves without its page until then; `start` does the same (bin/start/buildPlayground.ts). */
function bundlePlayground() {
  if (process.argv[2] !== 'gateway' || !isInstalled('esbuild')) return;
  const child = spawn(process.execPath, [join(root, 'bin', 'buildWeb.mjs')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  child.unref();
  process.on('exit', () => child.kill());
}

async function main() {
  const entry = join(root, 'dist', 'bin', 'lapor.js');
  await build(entry);
  if (!existsSync(entry)) fail('bin/lapor.ts is missing, so there is no command to run: is the clone complete?');
  // Nothing of ours asks for it; libraries leave out checks that are meant for their own development.
  process.env.NODE_ENV ??= 'production';
  process.argv[1] = entry;
  requireFromHere(entry);
  bundlePlayground();
}

if (!isNodeSupported()) {
  fail(
    `Node.js 20.19, 22.12 or newer is needed, this is ${process.versions.node}: install a newer one and start again.`,
  );
}
main().catch((error) => fail(error.stack));
