// The files of the image, put together as the Dockerfile says, in a folder with production packages only: each role has to run.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectPath } from '../../../platform/projectPath';
import { makeVariables, readCompose } from '../../support/composeFile';
import { imageEnvironment, readDockerfile, type Stage } from '../../support/dockerfile';
import { findFreePorts } from '../../support/freePorts';
import { runLapor } from '../../support/spawnLapor';

const READY_WITHIN_MS = 25_000;
const variables = makeVariables();
let image: string;
let port: number;

/** What `npm ci --omit=dev` would install, by the lock file. */
function linkProductionPackages(folder: string): void {
  const { packages } = JSON.parse(readFileSync(projectPath('package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  for (const [path, { dev }] of Object.entries(packages)) {
    const isOwn = /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path);
    if (!isOwn || dev === true || !existsSync(projectPath(path))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(projectPath(path), join(folder, path), 'junction');
  }
}

function copyFiles(folder: string): void {
  const { instructions } = readDockerfile().stages.at(-1) as Stage;
  for (const { text } of instructions.filter(({ name }) => name === 'COPY')) {
    const [from = '', to = ''] = text.replace(/^--from=\S+ \/app\//, '').split(' ');
    if (from === 'node_modules') continue;
    cpSync(projectPath(from), join(folder, to), { recursive: true });
  }
}

beforeAll(async () => {
  // Compiles what is stale: the image takes dist/ from its build stage.
  expect(runLapor(['help'], {}).status).toBe(0);
  image = mkdtempSync(join(tmpdir(), 'lapor-image-'));
  linkProductionPackages(image);
  copyFiles(image);
  port = await findFreePorts();
}, 60_000);

afterAll(() => rmSync(image, { recursive: true, force: true }));

function environmentOf(service: string): Record<string, string> {
  const { environment = {} } = readCompose(variables).services[service] ?? {};
  const own = { HOST: '127.0.0.1', PORT: String(port), DATA_DIR: join(image, 'data'), LAPOR_LOG_LEVEL: 'silent' };
  // The database of this test is the embedded one.
  const { [`${service.toUpperCase()}_DATABASE_URL`]: _url, ...rest } = environment;
  return { PATH: process.env.PATH ?? '', ...imageEnvironment(), ...rest, ...own };
}

function checkHealth(env: Record<string, string>, ...args: string[]) {
  return spawnSync(process.execPath, ['docker/healthcheck.mjs', ...args], { cwd: image, env, encoding: 'utf8' });
}

async function waitUntilHealthy(child: ChildProcess, env: Record<string, string>): Promise<boolean> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  while (child.exitCode === null && Date.now() < giveUpAt) {
    if (checkHealth(env).status === 0) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

describe('the image', () => {
  it('has no compiler, so that the command runs what was built', () => {
    expect(existsSync(join(image, 'node_modules/@swc/core'))).toBe(false);
    const { status, stdout } = spawnSync(process.execPath, ['bin/lapor.mjs', 'help'], { cwd: image, encoding: 'utf8' });
    expect(status).toBe(0);
    for (const role of ['gateway', 'subgraph', 'migrate', 'keys']) expect(stdout).toContain(role);
  });

  it.each([
    ['gateway', []],
    ['agencies', ['subgraph', 'agencies']],
  ])('runs as %s, is healthy only then, and ends with 0 on SIGTERM', async (service, command) => {
    const env = environmentOf(service);
    expect(checkHealth(env)).toMatchObject({ status: 1, stdout: '/ready: ECONNREFUSED\n' });
    const args = command.length > 0 ? command : [service];
    const child = spawn(process.execPath, ['bin/lapor.mjs', ...args], { cwd: image, env, stdio: 'inherit' });
    const ended = once(child, 'exit');
    try {
      expect(await waitUntilHealthy(child, env)).toBe(true);
      expect(checkHealth(env, '/live').status).toBe(0);
      expect(checkHealth(env, '/no-such-path')).toMatchObject({ status: 1, stdout: '/no-such-path: 404\n' });
      child.kill('SIGTERM');
      expect(await ended).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });

  it.each(['reports', 'users', 'statistics'])('migrates the database of %s', (service) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/lapor.mjs', 'migrate', service], {
      ...{ cwd: image, env: environmentOf(service), encoding: 'utf8' },
    });
    expect([status, stdout, stderr]).toEqual([0, `${service}: at the newest schema\n`, '']);
  });
});
