// `/internal/principal`: who a verified token stands for, as the gateway asks.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { seedApiClient, seedOperator } from '../../../schema/reference/operators';
import { getReporterId } from '../../../schema/reference/reporters';
import { addIdentity } from '../../../subgraphs/users/store/identity.store';
import { ISSUER, startUsers, type UsersStack } from './support';

const DEVELOPMENT = 'lapor-development';
const STAFF_ISSUER = 'https://sso.example.go.id';
const CITIZEN_ISSUER = 'https://akun.example.go.id';
const CLOSED_ISSUER = 'https://tertutup.example.go.id';
const OF_SYSTEMS = ['reports:read', 'reports:write', 'statistics:read', 'agencies:read', 'users:read'];
const ALL = ['reports:read', 'reports:write', 'statistics:read', 'agencies:read', 'agencies:write', 'users:read'];

const surabaya = getAgency('PEMKOT-3578');
const liaison = seedOperator(surabaya, 'LIAISON', 1);
const admin = seedOperator(surabaya, 'INSTITUTION_ADMIN', 0);

let users: UsersStack;
beforeAll(async () => {
  users = await startUsers({
    peopleIssuers: [
      { issuer: STAFF_ISSUER, kind: 'OPERATOR', autoProvision: false },
      { issuer: CITIZEN_ISSUER, kind: 'REPORTER', autoProvision: true },
      { issuer: CLOSED_ISSUER, kind: 'REPORTER', autoProvision: false },
    ],
  });
  await identify(STAFF_ISSUER, 'nip-1', 'OPERATOR', liaison.id);
  await identify(CITIZEN_ISSUER, 'impostor', 'OPERATOR', admin.id);
});
afterAll(() => users.close());

/** What an administration of accounts will do: say whom an issuer means. */
async function identify(issuer: string, subject: string, kind: 'OPERATOR' | 'REPORTER', personId: string) {
  await users.database.write((tx) =>
    addIdentity(tx, users.database.dialect, { issuer, subject, kind, personId }).then(() => undefined),
  );
}

const development = (subject: string) => ({ issuer: ISSUER, subject, client: DEVELOPMENT });
const setActive = (table: string, id: string, isActive: boolean) =>
  users.database.write((tx) => tx.query(`UPDATE ${table} SET is_active = ? WHERE id = ?`, [isActive ? 1 : 0, id]));

describe('a principal', () => {
  it('of an agency’s system comes from its client id', async () => {
    const client = seedApiClient(surabaya);
    const proof = { issuer: ISSUER, subject: client.clientId, client: client.clientId };
    const { status, json, headers } = await users.findPrincipal(proof);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(json.principal).toEqual({
      ...{ kind: 'CLIENT', id: client.id, ...proof, agencyId: surabaya.id, unitId: null },
      ...{ roles: ['INTEGRATION_CLIENT'], scopes: OF_SYSTEMS },
    });
  });

  it('of an operator says agency, unit, role and what that role may do', async () => {
    const { json } = await users.findPrincipal(development(liaison.id));
    expect(json.principal).toEqual({
      ...{ kind: 'OPERATOR', id: liaison.id, ...development(liaison.id) },
      ...{ agencyId: surabaya.id, unitId: liaison.unitId, roles: ['LIAISON'], scopes: ALL },
    });
    expect(liaison.unitId).not.toBeNull();
  });

  it('of an analyst reads figures and agencies only', async () => {
    const analyst = seedOperator(getAgency('KEMENPANRB'), 'ANALYST', 0);
    const { json } = await users.findPrincipal(development(analyst.id));
    expect(json.principal).toMatchObject({ roles: ['ANALYST'], scopes: ['statistics:read', 'agencies:read'] });
  });

  it('of a reporter has no agency', async () => {
    const { json } = await users.findPrincipal(development(getReporterId(7)));
    expect(json.principal).toMatchObject({
      kind: 'REPORTER',
      id: getReporterId(7),
      agencyId: null,
      roles: ['REPORTER'],
    });
  });

  it('of a trusted issuer’s person keeps what the token proved', async () => {
    const proof = { issuer: STAFF_ISSUER, subject: 'nip-1', client: 'sso-portal' };
    const { json } = await users.findPrincipal(proof);
    expect(json.principal).toMatchObject({ id: liaison.id, kind: 'OPERATOR', ...proof });
  });
});

describe('nobody is', () => {
  const client = seedApiClient(surabaya).clientId;
  it.each<[string, { issuer: string; subject: string; client?: string }]>([
    ['an unknown client', { issuer: ISSUER, subject: 'sistem-x', client: 'sistem-x' }],
    ['a client with another subject', { issuer: ISSUER, subject: admin.id, client }],
    ['a person whose token names a client of ours', { issuer: ISSUER, subject: client, client: DEVELOPMENT }],
    ['an unknown person', development(getReporterId(999_999))],
    ['a subject with a blank after it', { issuer: STAFF_ISSUER, subject: 'nip-1 ' }],
    ['a subject in other letters', { issuer: STAFF_ISSUER, subject: 'NIP-1' }],
    ['a person of an issuer that is not trusted', { issuer: 'https://evil.example', subject: 'nip-1' }],
    ['a person filed under the seed’s own issuer', { issuer: 'urn:sp4n-lapor:development', subject: admin.id }],
    ['an unknown person of an issuer that adds nobody', { issuer: CLOSED_ISSUER, subject: 'baru' }],
    ['an operator in the name of a citizens’ issuer', { issuer: CITIZEN_ISSUER, subject: 'impostor' }],
  ])('%s', async (_name, proof) => {
    const { status, json } = await users.findPrincipal(proof);
    expect([status, json]).toEqual([200, { principal: null }]);
  });

  it('who was deactivated, from the next question on', async () => {
    const system = seedApiClient(getAgency('PEMKOT-3273'));
    const cases = [
      { table: 'operator', id: admin.id, proof: development(admin.id) },
      { table: 'reporter', id: getReporterId(3), proof: development(getReporterId(3)) },
      {
        table: 'api_client',
        id: system.id,
        proof: { issuer: ISSUER, subject: system.clientId, client: system.clientId },
      },
    ];
    for (const { table, id, proof } of cases) {
      expect((await users.findPrincipal(proof)).json.principal).toMatchObject({ id });
      await setActive(table, id, false);
      expect((await users.findPrincipal(proof)).json).toEqual({ principal: null });
      await setActive(table, id, true);
      expect((await users.findPrincipal(proof)).json.principal).toMatchObject({ id });
    }
  });
});

describe('a citizen seen for the first time', () => {
  it('becomes one reporter, however many requests come at once', async () => {
    const proof = { issuer: CITIZEN_ISSUER, subject: 'warga-1', client: 'aplikasi' };
    const answers = await Promise.all(Array.from({ length: 6 }, () => users.findPrincipal(proof)));
    const ids = new Set(answers.map((answer) => answer.json.principal.id as string));
    expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(200));
    expect(ids.size).toBe(1);
    const [id] = ids;
    const rows = (await users.database.reader.query('SELECT id FROM reporter WHERE id = ?', [id])) as object[];
    expect(rows).toHaveLength(1);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  });
});

describe('the question', () => {
  it('is answered for the gateway alone', async () => {
    const { status, json } = await users.findPrincipal(development(liaison.id), 'reports');
    expect([status, json.errors[0].extensions.code]).toEqual([401, 'SIGNATURE_INVALID']);
    const unsigned = await fetch(`${users.url}/internal/principal?issuer=x&subject=y&client=z`);
    expect(unsigned.status).toBe(401);
  });

  it.each([
    ['an empty subject', { issuer: ISSUER, subject: '' }],
    ['a NUL', { issuer: ISSUER, subject: 'a\u0000' }],
    ['more than 255 characters', { issuer: ISSUER, subject: 'a'.repeat(256) }],
  ])('with %s is a bad request', async (_name, proof) => {
    expect((await users.findPrincipal(proof)).status).toBe(400);
  });
});

describe('without development tokens', () => {
  it('seeded people are nobody, systems still are somebody', async () => {
    const other = await startUsers({ hasDevelopmentTokens: false, keysFile: users.keysFile });
    const { clientId } = seedApiClient(surabaya);
    expect((await other.findPrincipal(development(liaison.id))).json.principal).toBeNull();
    const system = await other.findPrincipal({ issuer: ISSUER, subject: clientId, client: clientId });
    expect(system.json.principal).toMatchObject({ kind: 'CLIENT' });
    await other.close();
  });

  it('a missing key file stops the start', async () => {
    await expect(startUsers({ hasDevelopmentTokens: false, keysFile: '/nowhere/keys.json' })).rejects.toThrow(
      'The OAuth keys in /nowhere/keys.json cannot be read',
    );
  });
});
