// A person's rights over their own data: a copy, a correction, and being forgotten.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deriveKey, peerKey } from '../../../platform/crypto';
import { mintGrant } from '../../../platform/grants';
import { mintIdentityGrant } from '../../../platform/identityGrants';
import { newId } from '../../../platform/ids';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { getAgency } from '../../../schema/reference/agencies';
import { seedApiClient, seedOperator } from '../../../schema/reference/operators';
import { getReporterId, seedReporter } from '../../../schema/reference/reporters';
import { verifyReadings } from '../../../subgraphs/users/app/verifyReadings';
import { clock, ISSUER, rootKey, startUsers, type UsersStack } from './support';

const CITIZENS = 'https://akun.example.go.id';
const city = getAgency('PEMKOT-3578');
const platform = getAgency('KEMENPANRB');
const grantKey = peerKey(rootKey, 'reports');

let users: UsersStack;
const viewers: Record<string, Principal> = { nobody: ANONYMOUS };
const prove = (subject: string, client = 'lapor-development') => ({ issuer: ISSUER, subject, client });

beforeAll(async () => {
  users = await startUsers({ peopleIssuers: [{ issuer: CITIZENS, kind: 'REPORTER', autoProvision: true }] });
  const find = async (proof: ReturnType<typeof prove>) =>
    (await users.findPrincipal(proof)).json.principal as Principal;
  const { clientId } = seedApiClient(city);
  Object.assign(viewers, {
    admin: await find(prove(seedOperator(city, 'INSTITUTION_ADMIN', 0).id)),
    liaison: await find(prove(seedOperator(city, 'LIAISON', 0).id)),
    national: await find(prove(seedOperator(platform, 'NATIONAL_ADMIN', 0).id)),
    analyst: await find(prove(seedOperator(platform, 'ANALYST', 0).id)),
    dpo: await find(prove(seedOperator(platform, 'DPO', 0).id)),
    ombudsman: await find(prove(seedOperator(getAgency('OMBUDSMAN'), 'OMBUDSMAN', 0).id)),
    system: await find(prove(clientId, clientId)),
    reporter: await find(prove(getReporterId(1))),
    leaver: await find(prove(getReporterId(2))),
    newcomer: await find({ issuer: CITIZENS, subject: 'warga@example.com', client: 'aplikasi' }),
  });
});
afterAll(() => users.close());

const viewer = (name: string) => viewers[name] as Principal;
const CORRECT = `mutation ($input: CorrectMyDataInput!) { correctMyData(input: $input) {
  reporter { name nik email phone address } userErrors { code field } } }`;
const ERASE =
  'mutation ($input: RequestErasureInput!) { requestErasure(input: $input) { erasedAt userErrors { code field } } }';
const EXPORT =
  '{ myDataExport { generatedAt reporter { id name nik email phone address memberSince } logins { issuer subject } } }';

function correct(who: Principal, changes: Record<string, unknown>, idempotencyKey = newId()) {
  return users.query(who, CORRECT, { input: { idempotencyKey, ...changes } }).then(({ json }) => json);
}
function erase(who: Principal, confirm = 'HAPUS DATA SAYA', idempotencyKey = newId()) {
  return users.query(who, ERASE, { input: { idempotencyKey, confirm } }).then(({ json }) => json);
}
const others = ['admin', 'liaison', 'system', 'national', 'analyst', 'dpo', 'ombudsman'];

describe('a correction', () => {
  it('changes what is given, takes away what is null, and leaves the rest', async () => {
    const { phone, nik } = seedReporter(1);
    const changes = { name: '  Siti Nurhaliza é ', email: null, address: 'Jalan Baru 1' };
    const json = await correct(viewer('reporter'), changes);
    expect(json.data.correctMyData).toEqual({
      reporter: { name: 'Siti Nurhaliza é', nik, phone, email: null, address: 'Jalan Baru 1' },
      userErrors: [],
    });
  });

  it('takes effect once for a key, and refuses the key for another one', async () => {
    const key = newId();
    await correct(viewer('reporter'), { phone: '+6281234567890' }, key);
    await correct(viewer('reporter'), { phone: '+6281111111111' });
    const again = await correct(viewer('reporter'), { phone: '+6281234567890' }, key);
    expect(again.data.correctMyData.reporter.phone).toBe('+6281111111111');
    const other = await correct(viewer('reporter'), { phone: null }, key);
    expect(other.data.correctMyData.userErrors).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] },
    ]);
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['no change', {}, 'REQUIRED'],
    ['no name', { name: null }, 'REQUIRED'],
    ['an empty name', { name: ' ' }, 'INVALID_INPUT'],
    ['a name of two lines', { name: 'Siti\nAdmin' }, 'INVALID_INPUT'],
    ['a name with a NUL', { name: 'Siti\u0000' }, 'INVALID_INPUT'],
    ['half a surrogate pair', { address: 'Jalan \ud800' }, 'INVALID_INPUT'],
    ['a name that is too long', { name: '😀'.repeat(201) }, 'TOO_LONG'],
    ['an address that is too long', { address: 'a'.repeat(501) }, 'TOO_LONG'],
    ['15 digits of a NIK', { nik: '0'.repeat(15) }, 'INVALID_INPUT'],
    ['a NIK of other digits', { nik: '٠'.repeat(16) }, 'INVALID_INPUT'],
    ['an e-mail without a place', { email: 'siti' }, 'INVALID_INPUT'],
    ['two e-mails', { email: 'a@b.id, c@d.id' }, 'INVALID_INPUT'],
    ['a phone without its country', { phone: '0812345678' }, 'INVALID_INPUT'],
  ])('with %s is refused', async (_name, changes, code) => {
    const json = await correct(viewer('reporter'), changes);
    expect(json.data.correctMyData.userErrors.map((error: { code: string }) => error.code)).toEqual([code]);
  });

  it('keeps the longest name and address that it accepts', async () => {
    const name = '😀'.repeat(199) + 'a';
    const address = '😀'.repeat(500);
    const json = await correct(viewer('newcomer'), { name, address, email: `${'é'.repeat(60)}@contoh.example` });
    expect(json.data.correctMyData.reporter).toMatchObject({ name, address });
  });

  it.each(others)('is nothing for %s', async (name) => {
    expect((await correct(viewer(name), { name: 'X' })).errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await erase(viewer(name))).errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await users.query(viewer(name), EXPORT)).json).toEqual({ data: { myDataExport: null } });
  });

  it('is nothing without a token, or for one that may not write', async () => {
    expect((await correct(ANONYMOUS, { name: 'X' })).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    expect((await erase(ANONYMOUS)).errors[0].extensions.code).toBe('UNAUTHENTICATED');
    const narrow: Principal = { ...viewer('reporter'), scopes: ['users:read'] };
    expect((await correct(narrow, { name: 'X' })).errors[0].extensions.code).toBe('FORBIDDEN');
    expect((await erase(narrow)).errors[0].extensions.code).toBe('FORBIDDEN');
  });
});

describe('a copy', () => {
  it('has all that is known of the person', async () => {
    const { areaCode: _area, memberSince: _day, ...data } = seedReporter(2);
    const { json } = await users.query(viewer('leaver'), EXPORT);
    expect(json.data.myDataExport).toMatchObject({
      reporter: data,
      logins: [{ issuer: 'urn:sp4n-lapor:development', subject: data.id }],
    });
  });

  it('needs users:read', async () => {
    const narrow: Principal = { ...viewer('leaver'), scopes: ['reports:read'] };
    expect((await users.query(narrow, EXPORT)).json.errors[0].extensions.code).toBe('FORBIDDEN');
  });
});

describe('an erasure', () => {
  const PURPOSE = 'Menelepon tentang lampu di depan rumah';

  it('wants to be meant', async () => {
    const json = await erase(viewer('leaver'), 'ya');
    expect(json.data.requestErasure).toEqual({
      erasedAt: null,
      userErrors: [{ code: 'INVALID_INPUT', field: ['confirm'] }],
    });
  });

  it('takes key, ciphertext and words, refuses the principal from then on, and tells the others', async () => {
    const id = getReporterId(2);
    const grant = (changes = {}) =>
      mintIdentityGrant(grantKey, {
        ...{ id: newId(), viewerId: viewer('admin').id, reportId: newId(), reporterId: id, reason: 'FIELD_VISIT' },
        ...{ purpose: PURPOSE, expiresAt: clock.now() + 30_000, ...changes },
      });
    const text =
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on ReporterIdentity { name nik } ... on Reporter { name } } }';
    const open = (r: object) =>
      users.query(viewer('admin'), text, { r: [r] }).then(({ json }) => json.data._entities[0]);
    expect(await open({ __typename: 'ReporterIdentity', grant: grant() })).toMatchObject({
      name: seedReporter(2).name,
    });

    const key = newId();
    const [first, twin] = await Promise.all([erase(viewer('leaver'), undefined, key), erase(viewer('leaver'))]);
    const { erasedAt } = first.data.requestErasure;
    expect(erasedAt).not.toBeNull();
    expect(twin.data.requestErasure).toEqual({ erasedAt, userErrors: [] });

    const rows = (await users.database.reader.query('SELECT * FROM reporter WHERE id = ?', [id])) as object[];
    const nothing = { key_id: null, key_salt: null, name_sealed: null, contact_sealed: null };
    expect(rows).toEqual([expect.objectContaining({ id, is_active: 0, ...nothing })]);
    expect((await users.findPrincipal(prove(id))).json.principal).toBeNull();
    const nameGrant = { viewerId: viewer('admin').id, reportId: 'r', reporterId: id, fieldClass: 'NAME' } as const;
    expect(
      await open({
        __typename: 'Reporter',
        id,
        grant: mintGrant(grantKey, { ...nameGrant, expiresAt: clock.now() + 9_000 }),
      }),
    ).toEqual({ name: '[dihapus atas permintaan pelapor]' });
    expect(await open({ __typename: 'ReporterIdentity', grant: grant() })).toBeNull();
    expect(
      (await users.query(viewer('leaver'), '{ viewer { id } reporter { id } myDataExport { generatedAt } }')).json.data,
    ).toEqual({ viewer: null, reporter: null, myDataExport: null });
    expect((await correct(viewer('leaver'), { name: 'Kembali' })).data.correctMyData.userErrors).toEqual([
      { code: 'NOT_FOUND', field: null },
    ]);

    const log = (
      await users.query(
        viewer('dpo'),
        `{ auditLog(filter: { personId: "${id}" }, first: 10) { nodes { reason purpose } } }`,
      )
    ).json;
    expect(log.data.auditLog.nodes).toEqual([{ reason: 'FIELD_VISIT', purpose: null }]);
    expect((await verifyReadings(users.database, deriveKey(rootKey, 'audit-log'))).brokenAt).toBeNull();

    const events = await untilNumbered();
    expect(events.filter((event) => event.reporterId === id)).toEqual([
      { kind: 'ReporterErased', reporterId: id, at: Date.parse(erasedAt) },
    ]);
  });

  it('does not let the same login become somebody new, and keeps no word of it', async () => {
    await erase(viewer('newcomer'));
    const proof = { issuer: CITIZENS, subject: 'warga@example.com', client: 'aplikasi' };
    expect((await users.findPrincipal(proof)).json.principal).toBeNull();
    const rows = await users.database.reader.query("SELECT * FROM identity WHERE subject = 'warga@example.com'");
    expect(rows).toEqual([]);
  });

  async function untilNumbered(): Promise<any[]> {
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      const rows = (await users.database.reader.query('SELECT payload FROM event_log')) as { payload: string }[];
      if (rows.length > 0) return rows.map(({ payload }) => JSON.parse(payload));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('The event was not numbered.');
  }
});
