// Starts that must not succeed say why in one text, all faults at once, before anything is made; parts also run alone.
import { existsSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { ANONYMOUS } from '../../schema/contract/principal';
import { readStartConfig } from '../../bin/start/config';
import { developmentEnvironment } from '../../bin/start/developmentEnvironment';
import { loadDevelopmentKeys } from '../../bin/start/developmentKeys';
import { peerKey } from '../../platform/crypto';
import { signRequest } from '../../platform/signing/envelope';
import { findFreePorts } from '../support/freePorts';
import { databaseVariables, runLapor, spawnLapor, type RunningLapor } from '../support/spawnLapor';
import { waitUntilReady } from '../support/startStack';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase';

let database: TestDatabase;
let port = 0;
let running: RunningLapor | undefined;
let squatter: Server | undefined;

beforeAll(async () => {
  database = await createTestDatabase();
  port = await findFreePorts();
});
afterEach(async () => {
  await running?.end('SIGTERM');
  squatter?.close();
  running = undefined;
  squatter = undefined;
}, 40_000);
afterAll(() => database.drop());

const start = (variables: Record<string, string>, args: string[] = []) =>
  runLapor(['start', ...args], { PORT: String(port), DATA_DIR: join(database.dataDir, 'new'), ...variables });
const faultsOf = (stderr: string): string[] => stderr.split('\n').filter((line) => line.startsWith('  - '));

describe('`npm start` refuses', () => {
  it('a folder that cannot be written, and names it', () => {
    // Below a file: permission bits would not keep root out.
    writeFileSync(join(database.dataDir, 'file'), '');
    const folder = join(database.dataDir, 'file', 'data');
    const { status, stdout, stderr } = start({ DATA_DIR: folder });
    expect([status, stdout]).toEqual([1, '']);
    expect(faultsOf(stderr)).toEqual([`  - DATA_DIR: ${folder} cannot be written (ENOTDIR); name another folder.`]);
  });

  it('a port in use, and says whose it would be', async () => {
    squatter = createServer().listen(port + 2, '127.0.0.1');
    await once(squatter, 'listening');
    const { status, stderr } = start({});
    expect(status).toBe(1);
    expect(faultsOf(stderr)).toEqual([
      `  - PORT: 127.0.0.1:${port + 2} for agencies is in use; set PORT to another (four more follow it).`,
    ]);
  });

  it('a faulty configuration of any process, with all faults at once, before it makes anything', () => {
    const variables = { LAPOR_LIMIT_DEPHT: '3', LAPOR_RATE_CLIENT_PER_MINUTE: 'many', DATABASE_URL: 'postgres://x/y' };
    const { status, stdout, stderr } = start(variables);
    expect([status, stdout]).toEqual([1, '']);
    expect(faultsOf(stderr).map((line) => line.split(/[: ]+/)[2])).toEqual([
      'LAPOR_LIMIT_DEPHT',
      'LAPOR_RATE_CLIENT_PER_MINUTE',
      'DATABASE_URL',
    ]);
    expect(existsSync(join(database.dataDir, 'new', 'keys.json'))).toBe(false);
  });

  it('faulty options beside faulty variables', () => {
    const { status, stderr } = start({ PORT: 'four', LAPOR_LOG_LEVEL: 'loud' }, ['--until', '2026-13-01']);
    expect(status).toBe(1);
    expect(faultsOf(stderr)).toHaveLength(3);
    expect(stderr).not.toMatch(/node_modules|at .*\.js/);
  });
});

describe('the gateway alone', () => {
  const gatewayVariables = (): Record<string, string> => {
    const folder = join(database.dataDir, 'gateway');
    const config = readStartConfig({ PORT: String(port), DATA_DIR: folder }, {});
    return developmentEnvironment('gateway', loadDevelopmentKeys(folder), config);
  };

  it('refuses to start without an issuer and without development tokens', () => {
    const { LAPOR_ISSUER, LAPOR_DEVELOPMENT_TOKENS, ...variables } = gatewayVariables();
    expect([LAPOR_ISSUER, LAPOR_DEVELOPMENT_TOKENS]).toEqual([`http://127.0.0.1:${port}`, 'on']);
    const { status, stderr } = runLapor(['gateway'], variables);
    expect(status).toBe(1);
    expect(faultsOf(stderr)).toContainEqual(expect.stringContaining('LAPOR_ISSUER: wants the address whose tokens'));
  });

  it('lists everything that is missing when nothing is given', () => {
    const { status, stderr } = runLapor(['gateway'], { PORT: String(port) });
    expect(status).toBe(1);
    expect(faultsOf(stderr)).toHaveLength(9);
  });

  it('runs without its subgraphs: live and ready, and whole as soon as they are', async () => {
    running = spawnLapor(['gateway'], gatewayVariables());
    await waitUntilReady(`http://127.0.0.1:${port}/ready`);
    expect((await fetch(`http://127.0.0.1:${port}/ready?all=1`)).status).toBe(503);
    expect(await running.end('SIGTERM')).toBe(0);
  }, 60_000);
});

describe('a subgraph alone', () => {
  it('has to be one of the four', () => {
    const { status, stderr } = runLapor(['subgraph', 'repots'], {});
    expect([status, faultsOf(stderr)]).toEqual([
      1,
      ['  - There is no subgraph "repots": reports, agencies, users, statistics.'],
    ]);
  });

  it('refuses to start without its keys and addresses', () => {
    const { status, stderr } = runLapor(['subgraph', 'users'], {});
    expect(status).toBe(1);
    expect(faultsOf(stderr).map((line) => line.split(/[: ]+/)[2])).toEqual([
      'LAPOR_ROOT_KEY',
      'LAPOR_AGENCIES_URL',
      'LAPOR_AGENCIES_PEER_KEY',
      'LAPOR_ISSUER',
      'LAPOR_OAUTH_KEYS_FILE',
      'LAPOR_PERSON_KEYS',
    ]);
  });

  it('runs with --development on the address that `npm start` would give it, and serves only who signs', async () => {
    const folder = join(database.dataDir, 'alone');
    const variables = { PORT: String(port), DATA_DIR: folder, ...databaseVariables(database) };
    expect(runLapor(['migrate', 'reports', '--development'], variables)).toMatchObject({
      status: 0,
      stdout: 'reports: at the newest schema\n',
    });
    running = spawnLapor(['subgraph', 'agencies', '--development'], variables);
    const url = `http://127.0.0.1:${port + 2}`;
    await waitUntilReady(`${url}/ready`, 60_000);
    const body = JSON.stringify({ query: '{ agency(code: "PEMKOT-3578") { name } }' });
    const headers = { 'content-type': 'application/json' };
    const send = (more: Record<string, string>) =>
      fetch(`${url}/graphql`, { method: 'POST', headers: { ...headers, ...more }, body });
    expect((await send({})).status).toBe(401);
    const request = { audience: 'agencies', method: 'POST', path: '/graphql', caller: 'gateway', requestId: 'uji' };
    const signed = signRequest(
      peerKey(loadDevelopmentKeys(folder).agencies, 'gateway'),
      { ...request, principal: ANONYMOUS, deadlineMs: Date.now() + 5_000, body: Buffer.from(body) },
      Date.now(),
    );
    const answer = (await (await send(signed)).json()) as any;
    expect(answer.data.agency.name).toBe('Pemerintah Kota Surabaya');
    expect(await running.end('SIGINT')).toBe(0);
  }, 120_000);
});
