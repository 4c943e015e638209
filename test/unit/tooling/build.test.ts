// bin/build.mjs: what makes dist/ stale, and two starters at once.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectPath } from '../../../platform/projectPath';
import { createProject } from './temporaryProject';
import type { TemporaryProject } from './temporaryProject';

const run = promisify(execFile);
let project: TemporaryProject;

/** Runs a build in a process of its own, as a starter does; returns how many files it compiled. */
async function build(): Promise<number> {
  const module = JSON.stringify(pathToFileURL(projectPath('bin', 'build.mjs')).href);
  const script = `const { buildIfStale } = await import(${module}); console.log(await buildIfStale(process.argv[1]));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script, project.root]);
  return Number(stdout);
}

const pathOf = (path: string): string => join(project.root, path);

async function runOutput(path: string): Promise<string> {
  return (await run(process.execPath, [pathOf(path)])).stdout.trim();
}

beforeEach(() => {
  project = createProject({
    'package-lock.json': '{}',
    'gateway/main.ts': "import { word } from '../platform/word';\nconsole.log(word);\n",
    'platform/word.ts': "export const word: string = 'satu';\n",
    'platform/data.csv': 'a,b\n',
  });
});
afterEach(() => project.remove());

describe('the build', () => {
  it('compiles everything once and nothing the second time', async () => {
    expect(await build()).toBe(2);
    expect(await runOutput('dist/gateway/main.js')).toBe('satu');
    expect(await build()).toBe(0);
  });

  it('compiles only the file that changed', async () => {
    await build();
    project.write('platform/word.ts', "export const word: string = 'dua dua';\n");
    expect(await build()).toBe(1);
    expect(await runOutput('dist/gateway/main.js')).toBe('dua dua');
  });

  it('notices an edit that keeps the size', async () => {
    await build();
    project.write('platform/word.ts', "export const word: string = 'tiga';\n");
    utimesSync(pathOf('platform/word.ts'), new Date(), new Date(Date.now() + 5_000));
    expect(await build()).toBe(1);
  });

  it('compiles everything again when the lock file of the packages changed', async () => {
    await build();
    project.write('package-lock.json', '{"lockfileVersion": 3}');
    expect(await build()).toBe(2);
  });

  it('removes the output of a source that is gone', async () => {
    project.write('platform/old.ts', 'export const old = 1;\n');
    await build();
    expect(existsSync(pathOf('dist/platform/old.js'))).toBe(true);
    rmSync(pathOf('platform/old.ts'));
    await build();
    expect(existsSync(pathOf('dist/platform/old.js'))).toBe(false);
    expect(existsSync(pathOf('dist/platform/old.js.map'))).toBe(false);
  });

  it('stays stale when a source cannot be compiled', async () => {
    project.write('platform/broken.ts', 'export const = ;\n');
    await expect(build()).rejects.toThrow('broken.ts:1:1');
    project.write('platform/broken.ts', 'export const mended = 1;\n');
    expect(await build()).toBe(3);
  });

  it('keeps the metadata that decorators reflect on, and copies no data files', async () => {
    project.write(
      'platform/thing.ts',
      'const mark = (..._: unknown[]) => {};\nexport class Thing {\n  @mark name!: string;\n}\n',
    );
    await build();
    expect(readFileSync(pathOf('dist/platform/thing.js'), 'utf8')).toContain('"design:type", String');
    expect(existsSync(pathOf('dist/platform/data.csv'))).toBe(false);
  });

  it('is done once when two start together', async () => {
    const counts = await Promise.all([build(), build()]);
    expect(counts.sort()).toEqual([0, 2]);
    expect(await runOutput('dist/gateway/main.js')).toBe('satu');
    expect(readdirSync(pathOf('dist')).sort()).toEqual(['.stamp.json', 'gateway', 'platform']);
  });

  it('takes over the lock of a process that died', async () => {
    const { stdout } = await run(process.execPath, ['--eval', 'console.log(process.pid)']);
    project.write('dist/.lock', stdout.trim());
    expect(await build()).toBe(2);
  });
});
