// What the log tells of a request: one line with ids, and nothing that a citizen or an agency would mind.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { RunningGateway } from '../../gateway/startGateway';
import { ask } from './support/ask';
import { startFederation, SYSTEM, type Federation } from './support/startFederation';

let federation: Federation;
let gateway: RunningGateway;
let text = '';

beforeAll(async () => {
  federation = await startFederation();
  const log = pino({ level: 'info' }, { write: (line: string) => void (text += line) });
  gateway = await federation.startGateway({}, { log });
});

afterAll(async () => {
  await gateway.close();
  await federation.close();
});

it('a request is one line, without token, query, variables or address', async () => {
  const token = await federation.issuer.sign();
  const query = 'query Mine($id: ID!) { report(id: $id) { title } refuse(code: "x") }';
  await ask(gateway.url, query, { token, variables: { id: '3171234567890001' }, headers: { 'x-request-id': 'log-1' } });
  const lines = text.trim().split('\n');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    requestId: 'log-1',
    route: '/graphql',
    status: 200,
    code: 'FORBIDDEN',
    operationName: 'Mine',
    principalKind: 'CLIENT',
    principalId: SYSTEM.id,
    agencyId: SYSTEM.agencyId,
  });
  expect(text).not.toContain(token);
  expect(text).not.toMatch(/3171234567890001|title|127\.0\.0\.1|Laporan/);
});
