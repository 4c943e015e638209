// The life of a process, played with real processes: ready message, stop on a signal, failure with one sentence.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { transformSync } from '@swc/core';
import { projectPath } from '../../../platform/projectPath';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lapor-process-'));
  const source = readFileSync(projectPath('platform', 'process.ts'), 'utf8');
  const { code } = transformSync(source, { jsc: { parser: { syntax: 'typescript' } }, module: { type: 'commonjs' } });
  writeFileSync(join(folder, 'process.js'), code);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Started {
  readonly child: ChildProcess;
  readonly output: { text: string };
  readonly exit: Promise<unknown>;
}

/** `body` is the start function of the process. */
function start(name: string, body: string): Started {
  const file = join(folder, `${name}.js`);
  writeFileSync(file, `require('./process.js').runProcess('${name}', async () => { ${body} });`);
  const child = fork(file, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });
  const output = { text: '' };
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => (output.text += String(data)));
  // Not `close`: it never comes once the channel to the parent was cut.
  const ended = [child.stdout, child.stderr].map((stream) => once(stream as NodeJS.ReadableStream, 'end'));
  return { child, output, exit: Promise.all([once(child, 'exit'), ...ended]).then(([[code]]) => code as unknown) };
}

const SERVING = `
  const timer = setInterval(() => {}, 1000);
  return { url: 'http://here', close: async () => { clearInterval(timer); console.log('closed'); } };`;

describe('a process', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('says that it is ready, and ends well on %s', async (signal) => {
    const { child, output, exit } = start(`ends-${signal}`, SERVING);
    const [message] = await once(child, 'message');
    expect(message).toEqual({ type: 'ready', name: `ends-${signal}`, url: 'http://here' });
    child.kill(signal);
    expect([await exit, output.text]).toEqual([0, 'closed\n']);
  });

  it('ends well when its parent is gone', async () => {
    const { child, output, exit } = start('orphan', SERVING);
    await once(child, 'message');
    child.disconnect();
    expect([await exit, output.text]).toEqual([0, 'closed\n']);
  });

  it('that is interrupted while it starts ends as soon as the start is through', async () => {
    const slow = `console.log('starting'); await new Promise((resolve) => setTimeout(resolve, 300)); ${SERVING}`;
    const { child, output, exit } = start('early', slow);
    await once(child.stdout as NodeJS.ReadableStream, 'data');
    child.kill('SIGTERM');
    expect([await exit, output.text]).toEqual([0, 'starting\nclosed\n']);
  });

  it('that cannot start says why in one sentence and ends with 1', async () => {
    const { output, exit } = start('faulty', `throw Object.assign(new Error('PORT is missing.'), { faults: ['x'] });`);
    expect([await exit, output.text]).toEqual([1, 'faulty: PORT is missing.\n']);
  });

  it('whose port is in use says which one', async () => {
    const listen = `const server = require('net').createServer();
      await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
      await new Promise((resolve, reject) => require('net').createServer().on('error', reject).listen(server.address().port, '127.0.0.1', resolve));`;
    const { output, exit } = start('port', listen);
    expect(await exit).toBe(1);
    expect(output.text).toMatch(/^port: Port \d+ on 127\.0\.0\.1 is in use: [^\n]+\n$/);
  });
});
