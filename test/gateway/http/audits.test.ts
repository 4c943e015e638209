// GraphQL over HTTP to the letter: the audits of graphql-http against a real gateway, each a test of its own.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import type { RunningGateway } from '../../../gateway/startGateway';
import { startFederation, type Federation } from '../support/startFederation';

let federation: Federation;
let gateway: RunningGateway;

beforeAll(async () => {
  federation = await startFederation();
  gateway = await federation.startGateway();
});

afterAll(async () => {
  await gateway.close();
  await federation.close();
});

const audits = serverAudits({ url: () => `${gateway.url}/graphql` });

it('are all there', () => {
  expect(audits).toHaveLength(61);
});

it.each(audits.map((audit) => [audit.id, audit.name, audit] as const))('%s: %s', async (_id, _name, audit) => {
  const { status, ...rest } = await audit.fn();
  expect({ status, reason: 'reason' in rest ? rest.reason : null }).toEqual({ status: 'ok', reason: null });
});
