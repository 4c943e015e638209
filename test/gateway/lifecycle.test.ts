// The gateway as a process: readiness, a stop that lets running requests end, and starts that fail with one sentence.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../../platform/config';
import { describeFailure } from '../../platform/process';
import { ask, send } from './support/ask';
import { startFederation, type Federation } from './support/startFederation';

let federation: Federation;
beforeAll(async () => {
  federation = await startFederation();
});
afterAll(() => federation.close());

const ALL_READY = { reports: 'ready', agencies: 'ready', users: 'ready', statistics: 'ready' };

describe('readiness', () => {
  it('tells the state of each subgraph, and asks them a signed query when asked for all', async () => {
    const gateway = await federation.startGateway();
    const plain = await send(`${gateway.url}/ready`);
    const strict = await send(`${gateway.url}/ready?all=1`);
    expect([plain.status, plain.json]).toEqual([200, { status: 'ready', subgraphs: ALL_READY }]);
    expect([strict.status, strict.json]).toEqual([200, { status: 'ready', subgraphs: ALL_READY }]);
    expect((await send(`${gateway.url}/live`)).json).toEqual({ status: 'live' });
    await gateway.close();
  });

  it('of the process stays while one subgraph is down; that of the whole does not', async () => {
    const gateway = await federation.startGateway();
    await federation.stopSubgraph('statistics');
    const plain = await send(`${gateway.url}/ready`);
    const strict = await send(`${gateway.url}/ready?all=1`);
    await federation.startSubgraph('statistics');
    expect([plain.status, plain.json.subgraphs.statistics]).toEqual([200, 'unreachable']);
    expect([strict.status, strict.json.status]).toEqual([503, 'not ready']);
    await gateway.close();
  });

  it('of the whole notices a key that does not fit', async () => {
    const { subgraphs } = federation.config;
    const users = { ...subgraphs.users, key: Buffer.alloc(32) };
    const gateway = await federation.startGateway({ subgraphs: { ...subgraphs, users } });
    expect((await send(`${gateway.url}/ready`)).status).toBe(200);
    const strict = await send(`${gateway.url}/ready?all=1`);
    expect([strict.status, strict.json.subgraphs.users]).toEqual([503, 'not ready']);
    await gateway.close();
  });
});

describe('a stop', () => {
  it('says "not ready" first, lets a running request end, and then is gone', async () => {
    const gateway = await federation.startGateway({ stopGraceMs: 300 });
    const running = ask(gateway.url, '{ wait(ms: 900) }');
    await sleep(100);
    const closed = gateway.close();
    const during = await send(`${gateway.url}/ready`);
    expect([during.status, during.json]).toEqual([503, { status: 'stopping' }]);
    expect((await running).json).toEqual({ data: { wait: 'waited 900' } });
    const answeredMs = performance.now();
    await closed;
    expect(performance.now() - answeredMs).toBeLessThan(1_000);
    await expect(fetch(`${gateway.url}/live`)).rejects.toThrow();
  });

  it('does not wait for idle connections', async () => {
    const gateway = await federation.startGateway();
    await ask(gateway.url, '{ __typename }');
    const startedMs = performance.now();
    await gateway.close();
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});

describe('a start', () => {
  it('on a port in use fails, and the sentence says what to do', async () => {
    const blocker = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => blocker.once('listening', resolve));
    const { port } = blocker.address() as { port: number };
    const failure: unknown = await federation.startGateway({ port }).catch((error: unknown) => error);
    blocker.close();
    expect(describeFailure(failure)).toBe(
      `Port ${port} on 127.0.0.1 is in use: stop the program that uses it, or set PORT to another one.`,
    );
  });

  it.each([
    ['that is no schema', 'type Query {', 'SUPERGRAPH: '],
    ['that is no supergraph', 'type Query { a: Int }', 'SUPERGRAPH: '],
  ])('on a supergraph %s fails as a fault of the configuration', async (_name, text, expected) => {
    const supergraphPath = join(federation.config.supergraphPath, '..', 'broken.graphql');
    writeFileSync(supergraphPath, text);
    const failure = await federation.startGateway({ supergraphPath }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ConfigError);
    expect((failure as ConfigError).faults[0]).toContain(expected);
  });
});
