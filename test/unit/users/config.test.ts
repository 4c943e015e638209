// The users subgraph's configuration: what a start refuses, all faults at once.
import { describe, expect, it } from '@jest/globals';
import { ConfigError } from '../../../platform/config';
import { readUsersConfig } from '../../../subgraphs/users/config';

const key = 'k'.repeat(43);
const base = { LAPOR_ROOT_KEY: key, LAPOR_AGENCIES_URL: 'http://127.0.0.1:4002', LAPOR_AGENCIES_PEER_KEY: key };
const production = {
  ...base,
  LAPOR_ISSUER: 'https://lapor.example.go.id',
  LAPOR_OAUTH_KEYS_FILE: '/keys.json',
  LAPOR_PERSON_KEYS: key,
};

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    readUsersConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).faults;
  }
}

describe('the configuration', () => {
  it('without development tokens wants an issuer and its keys', () => {
    expect(faultsOf(base).map((fault) => fault.split(':')[0])).toEqual([
      'LAPOR_ISSUER',
      'LAPOR_OAUTH_KEYS_FILE',
      'LAPOR_PERSON_KEYS',
    ]);
    expect(faultsOf({ ...base, LAPOR_DEVELOPMENT_TOKENS: 'off' })).toHaveLength(3);
  });

  it('lists the faults of all subgraphs’ variables and of its own together', () => {
    const { LAPOR_ROOT_KEY: _missing, ...rest } = base;
    const names = faultsOf({ ...rest, PORT: 'x', LAPOR_ISUER: 'typo' }).join('\n');
    for (const name of ['LAPOR_ISUER', 'PORT', 'LAPOR_ROOT_KEY', 'LAPOR_ISSUER', 'LAPOR_OAUTH_KEYS_FILE']) {
      expect(names).toContain(name);
    }
  });

  it('with development tokens has an issuer on this machine and keys in DATA_DIR', () => {
    const { users } = readUsersConfig({ ...base, LAPOR_DEVELOPMENT_TOKENS: 'on', DATA_DIR: '/data' });
    expect(users).toEqual({
      ...{ issuer: 'http://127.0.0.1:4000', audience: 'sp4n-lapor', keysFile: '/data/oauth-keys.json' },
      ...{ hasDevelopmentTokens: true, peopleIssuers: [], personKeys: null, openingsPerHour: 60 },
    });
  });

  it('reads the keys of personal data, the newest first, and takes no key twice, short or with blanks for another', () => {
    const older = 'o'.repeat(42) + 'A';
    const { users } = readUsersConfig({ ...production, LAPOR_PERSON_KEYS: `${key},${older}` });
    expect(users.personKeys?.map(({ secret }) => secret.length)).toEqual([32, 32]);
    for (const text of [`${key},${key}`, key.slice(1), `${key},`, `${key}=`, key.replace('k', '*')]) {
      expect(faultsOf({ ...production, LAPOR_PERSON_KEYS: text })).toEqual([
        expect.stringMatching(/^LAPOR_PERSON_KEYS: wants .*characters\)$/),
      ]);
    }
  });

  it('wants https of an issuer on another machine', () => {
    expect(faultsOf(production)).toEqual([]);
    expect(faultsOf({ ...production, LAPOR_ISSUER: 'http://lapor.example.go.id' })).toHaveLength(1);
    expect(faultsOf({ ...production, LAPOR_ISSUER: 'http://localhost:4000' })).toEqual([]);
  });

  it('reads the issuers of people', () => {
    const issuers = [
      { issuer: 'https://sso.example.go.id/realms/asn', kind: 'OPERATOR' },
      { issuer: 'https://akun.example.go.id', kind: 'REPORTER', autoProvision: true },
    ];
    const { users } = readUsersConfig({ ...production, LAPOR_PEOPLE_ISSUERS: JSON.stringify(issuers) });
    expect(users.peopleIssuers).toEqual([{ ...issuers[0], autoProvision: false }, issuers[1]]);
  });

  it.each<[string, unknown]>([
    ['is no JSON', '['],
    ['is no list', {}],
    ['names no kind', [{ issuer: 'https://a.example' }]],
    ['would add operators by itself', [{ issuer: 'https://a.example', kind: 'OPERATOR', autoProvision: true }]],
    ['names the seed’s own issuer', [{ issuer: 'urn:sp4n-lapor:development', kind: 'OPERATOR' }]],
    ['names one issuer twice', ['OPERATOR', 'REPORTER'].map((kind) => ({ issuer: 'https://a.example', kind }))],
    ['has an unknown member', [{ issuer: 'https://a.example', kind: 'REPORTER', trust: 'all' }]],
  ])('refuses a list of people’s issuers that %s', (_name, value) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    expect(faultsOf({ ...production, LAPOR_PEOPLE_ISSUERS: text })).toHaveLength(1);
  });
});
