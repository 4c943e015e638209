// bin/lapor.mjs: what a newcomer meets before any compiled code runs.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { projectPath } from '../../../platform/projectPath';
import { createProject } from './temporaryProject';
import type { TemporaryProject } from './temporaryProject';

const PLAIN_FILES = [
  'bin/lapor.mjs',
  'bin/build.mjs',
  'bin/buildFiles.mjs',
  'bin/buildWeb.mjs',
  'bin/buildWebExamples.mjs',
  'bin/swcOptions.mjs',
];
const COMMAND = 'console.log(process.argv.slice(2).join(String.fromCharCode(44)));\n';
let project: TemporaryProject;

function runLapor(nodeOptions: string[] = []): { status: number | null; stdout: string; stderr: string } {
  const args = [...nodeOptions, join(project.root, 'bin', 'lapor.mjs'), 'token', '--as', 'analyst'];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

const pretendNode = (version: string): string =>
  `--import=data:text/javascript,Object.defineProperty(process,"versions",{value:{node:"${version}"}})`;

beforeEach(() => {
  const files = PLAIN_FILES.map((path) => [path, readFileSync(projectPath(path), 'utf8')] as const);
  project = createProject({ ...Object.fromEntries(files), 'package-lock.json': '{}', 'bin/lapor.ts': COMMAND });
});
afterEach(() => project.remove());

describe('the lapor command', () => {
  it('builds, then runs the command with its arguments', () => {
    expect(runLapor()).toMatchObject({ status: 0, stdout: 'token,--as,analyst\n', stderr: '' });
  });

  it.each(['18.20.4', '20.18.3', '21.7.3', '22.11.0'])('refuses Node %s with one sentence', (version) => {
    const { status, stderr } = runLapor([pretendNode(version)]);
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^Node\\.js 20\\.19, 22\\.12 or newer is needed, this is ${version}: .*\\n$`));
    expect(existsSync(join(project.root, 'dist'))).toBe(false);
  });

  it.each(['20.19.0', '22.12.0', '24.0.0'])('accepts Node %s', (version) => {
    expect(runLapor([pretendNode(version)])).toMatchObject({ status: 0 });
  });

  it('runs what is there when the compiler is not installed, as in the production image', () => {
    runLapor();
    rmSync(join(project.root, 'node_modules'));
    project.write('bin/lapor.ts', 'a change that nothing can compile');
    expect(runLapor()).toMatchObject({ status: 0, stdout: 'token,--as,analyst\n' });
  });

  it('asks for the installation when there is neither compiler nor output', () => {
    rmSync(join(project.root, 'node_modules'));
    expect(runLapor()).toMatchObject({ status: 1, stderr: expect.stringContaining('npm ci') });
  });

  it('says what is wrong when a source cannot be compiled', () => {
    project.write('bin/lapor.ts', 'const = ;');
    expect(runLapor()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^The build failed: [^]*lapor\.ts:1:1/),
    });
  });
});
