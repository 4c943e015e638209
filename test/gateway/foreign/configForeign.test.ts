// Which of the two a gateway is, ours or one on a supergraph of others, and that no mixture starts.
import { describe, expect, it } from '@jest/globals';
import { isForeign, readForeignConfig } from '../../../gateway/configForeign';
import { readGatewayConfig } from '../../../gateway/config';
import { UNLIMITED } from '../../../gateway/guard/limits';
import { ConfigError } from '../../../platform/config';
import { projectPath } from '../../../platform/projectPath';

const SUPERGRAPH = __filename;

function faultsOf(read: () => unknown): readonly string[] {
  try {
    read();
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
}

describe('which of the two it is', () => {
  it.each([
    ['nothing is set', {}, false],
    ['SUPERGRAPH alone names another file', { SUPERGRAPH }, true],
    ['empty variables stand beside it', { SUPERGRAPH, LAPOR_ISSUER: '', LAPOR_REPORTS_URL: '' }, true],
    ['SUPERGRAPH names our own', { SUPERGRAPH: projectPath('schema', 'supergraph.graphql') }, false],
    ['one of our subgraphs is named', { SUPERGRAPH, LAPOR_USERS_URL: 'http://users:4003' }, false],
    ['a key of ours is left', { SUPERGRAPH, LAPOR_USERS_PEER_KEY: 'x' }, false],
    ['an issuer of ours is named', { SUPERGRAPH, LAPOR_ISSUER: 'https://lapor.test' }, false],
    ['it is said', { LAPOR_SUBGRAPHS: 'plain' }, true],
    ['the contrary is said', { SUPERGRAPH, LAPOR_SUBGRAPHS: 'signed' }, false],
  ])('where %s: %j', (_name, env, expected) => {
    expect(isForeign(env as Record<string, string>)).toBe(expected);
  });
});

describe('a mixture', () => {
  it('of plain subgraphs and our keys lists each variable that has no place there', () => {
    const env = {
      ...{ SUPERGRAPH, LAPOR_SUBGRAPHS: 'plain', LAPOR_USERS_URL: 'http://users:4003' },
      ...{ LAPOR_USERS_PEER_KEY: 'x', LAPOR_PRINCIPAL_CACHE_MS: '1' },
    };
    const faults = faultsOf(() => readForeignConfig(env));
    expect(faults.map((fault) => fault.split(':')[0])).toEqual([
      'LAPOR_USERS_URL',
      'LAPOR_USERS_PEER_KEY',
      'LAPOR_PRINCIPAL_CACHE_MS',
    ]);
  });

  it('of our issuer and headers to forward says what is missing and what is too much', () => {
    const env = { SUPERGRAPH, LAPOR_ISSUER: 'https://lapor.test', LAPOR_FORWARD_HEADERS: 'authorization' };
    const faults = faultsOf(() => readGatewayConfig(env));
    for (const name of ['LAPOR_USERS_URL', 'LAPOR_REPORTS_PEER_KEY', 'LAPOR_FORWARD_HEADERS']) {
      expect(faults.filter((fault) => fault.startsWith(name))).toHaveLength(1);
    }
  });
});

describe('a gateway on a supergraph of others', () => {
  it('needs nothing but the file', () => {
    const config = readForeignConfig({ SUPERGRAPH });
    expect(config).toMatchObject({ issuers: [], forwardHeaders: [], subgraphUrls: {}, port: 4000 });
    expect(config.rate).toEqual({ anonymousPerMinute: null, clientPerMinute: null });
    expect(config.limits).toMatchObject({ pageSize: UNLIMITED, nesting: 100, sensitiveRootFields: [] });
  });

  it('finds the file from where npm was called', () => {
    expect(readForeignConfig({ SUPERGRAPH: 'configForeign.test.ts', INIT_CWD: __dirname }).supergraphPath).toBe(
      __filename,
    );
  });

  it('takes limits, single ones off, rates, addresses and headers', () => {
    const config = readForeignConfig({
      ...{ SUPERGRAPH, LAPOR_LIMIT_DEPTH: 'off', LAPOR_LIMIT_PAGE_SIZE: '50', LAPOR_LIMIT_BATCH: 'off' },
      LAPOR_RATE_ANONYMOUS_PER_MINUTE: '60',
      LAPOR_SUBGRAPH_URLS: '{"a":"http://127.0.0.1:1/x?y=1"}',
      LAPOR_FORWARD_HEADERS: 'Authorization',
      LAPOR_COMPRESS_ABOVE: 'off',
      LAPOR_CORS_ORIGINS: '*',
    });
    expect(config.limits).toMatchObject({ depth: UNLIMITED, pageSize: 50, batch: 0 });
    expect(config).toMatchObject({
      rate: { anonymousPerMinute: 60, clientPerMinute: null },
      subgraphUrls: { a: 'http://127.0.0.1:1/x?y=1' },
      forwardHeaders: ['authorization'],
      compressAbove: null,
      corsOrigins: ['*'],
    });
  });

  it.each([
    ['a limit without which a request could end the process', { LAPOR_LIMIT_NESTING: 'off' }],
    ['a header of the connection', { LAPOR_FORWARD_HEADERS: 'authorization,transfer-encoding' }],
    ['a header of the body', { LAPOR_FORWARD_HEADERS: 'content-length' }],
    ['addresses that are none', { LAPOR_SUBGRAPH_URLS: '{"a":"file:///etc/passwd"}' }],
    ['an origin with a path', { LAPOR_CORS_ORIGINS: 'https://a.test/' }],
    ['a file that is not there', { SUPERGRAPH: '/nowhere.graphql' }],
  ])('refuses %s', (_name, change) => {
    expect(faultsOf(() => readForeignConfig({ SUPERGRAPH, ...change }))).toHaveLength(1);
  });
});
