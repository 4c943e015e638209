// The gateway's configuration: defaults, and every fault in one list.
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readGatewayConfig } from '../../gateway/config';
import { ConfigError } from '../../platform/config';
import { SUBGRAPH_NAMES } from '../../platform/subgraph/module';

const peers = Object.fromEntries(
  SUBGRAPH_NAMES.flatMap((name, index) => [
    [`LAPOR_${name.toUpperCase()}_URL`, `http://127.0.0.1:${4001 + index}`],
    [`LAPOR_${name.toUpperCase()}_PEER_KEY`, randomBytes(32).toString('base64url')],
  ]),
);
const GOOD = { ...peers, SUPERGRAPH: __filename, LAPOR_ISSUER: 'https://lapor.test' };

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readGatewayConfig(env);
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

describe('the configuration', () => {
  it('needs the peers and an issuer; everything else has a default', () => {
    const config = readGatewayConfig(GOOD);
    expect([config.host, config.port, config.trustProxy, config.corsOrigins]).toEqual(['127.0.0.1', 4000, false, []]);
    expect(config.issuers).toMatchObject([
      { issuer: 'https://lapor.test', jwksUri: 'http://127.0.0.1:4003/.well-known/jwks.json', isOwn: true },
    ]);
    expect(config.deadlineMs).toBeGreaterThan(config.subgraphDeadlineMs);
  });

  it('refuses to start without an issuer, unless development tokens are switched on by name', () => {
    const { LAPOR_ISSUER: _issuer, ...without } = GOOD;
    expect(faultsOf(without)).toEqual([expect.stringContaining('LAPOR_ISSUER')]);
    expect(faultsOf({ ...without, LAPOR_DEVELOPMENT_TOKENS: 'off' })).toHaveLength(1);
    expect(readGatewayConfig({ ...without, LAPOR_DEVELOPMENT_TOKENS: 'on' }).issuers[0]?.issuer).toBe(
      'http://127.0.0.1:4000',
    );
  });

  it('shows the playground unless it is switched off, and hands out tokens in development only', () => {
    const LAPOR_PLAYGROUND_TOKENS_FILE = '/data/tokens.json';
    expect(readGatewayConfig(GOOD).playground).toMatchObject({ isOn: true, tokensFile: null });
    expect(readGatewayConfig({ ...GOOD, LAPOR_PLAYGROUND: 'off' }).playground.isOn).toBe(false);
    expect(faultsOf({ ...GOOD, LAPOR_PLAYGROUND_TOKENS_FILE })).toEqual([
      expect.stringContaining('LAPOR_DEVELOPMENT_TOKENS=on'),
    ]);
    const development = { ...GOOD, LAPOR_PLAYGROUND_TOKENS_FILE, LAPOR_DEVELOPMENT_TOKENS: 'on' };
    expect(readGatewayConfig(development).playground.tokensFile).toBe(LAPOR_PLAYGROUND_TOKENS_FILE);
  });

  it('takes limits, proxies, origins and issuers for people', () => {
    const config = readGatewayConfig({
      ...GOOD,
      LAPOR_LIMIT_DEPTH: '20',
      LAPOR_LIMITS_WARN_ONLY: 'on',
      TRUST_PROXY: '10.0.0.0/8, loopback',
      LAPOR_CORS_ORIGINS: 'https://a.test, https://b.test',
      LAPOR_PEOPLE_ISSUERS: '[{"issuer":"https://id.test/realms/lapor","audience":"lapor","kind":"OPERATOR"}]',
    });
    expect(config.limits).toMatchObject({ depth: 20, tokens: 2_000, warnOnly: true });
    expect([config.trustProxy, config.corsOrigins]).toEqual([
      ['10.0.0.0/8', 'loopback'],
      ['https://a.test', 'https://b.test'],
    ]);
    expect(config.issuers[1]).toMatchObject({ issuer: 'https://id.test/realms/lapor', jwksUri: null, isOwn: false });
  });

  it('lists all faults at once', () => {
    const faults = faultsOf({
      PORT: '70000',
      SUPERGRAPH: __filename,
      LAPOR_REPORTS_URL: 'reports',
      LAPOR_REPORTS_PEER_KEY: 'short',
      TRUST_PROXY: 'on',
      LAPOR_LIMIT_DEPHT: '1',
      LAPOR_PEOPLE_ISSUERS: '[{"issuer":"http://id.test","audience":"x"}]',
    });
    for (const name of [
      'PORT',
      'LAPOR_REPORTS_URL',
      'LAPOR_REPORTS_PEER_KEY',
      'LAPOR_USERS_URL',
      'TRUST_PROXY',
      'LAPOR_LIMIT_DEPHT',
      'LAPOR_PEOPLE_ISSUERS',
      'LAPOR_ISSUER',
    ]) {
      expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
    }
    expect(faults.join()).not.toContain('short');
  });

  it.each([
    ['a file that is not there', { SUPERGRAPH: '/nowhere.graphql' }],
    ['a subgraph deadline beyond that of the request', { LAPOR_SUBGRAPH_DEADLINE_MS: '10000' }],
    ['a principal kept for more than a minute', { LAPOR_PRINCIPAL_CACHE_MS: '60001' }],
    ['issuers that are no JSON', { LAPOR_PEOPLE_ISSUERS: '[' }],
    [
      'an issuer with a shared-secret algorithm',
      { LAPOR_PEOPLE_ISSUERS: '[{"issuer":"https://a.test","audience":"x","algorithms":["HS256"]}]' },
    ],
  ])('refuses %s', (_name, change) => {
    expect(faultsOf({ ...GOOD, ...change })).toHaveLength(1);
  });
});
