// Opening an identity and the audit log: no row, no data; who reads the log; what a hostile grant gets.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { deriveKey, peerKey } from '../../../platform/crypto';
import { mintGrant } from '../../../platform/grants';
import { mintIdentityGrant, type IdentityGrant } from '../../../platform/identityGrants';
import { newId } from '../../../platform/ids';
import { ANONYMOUS, type Principal } from '../../../schema/contract/principal';
import { getAgency } from '../../../schema/reference/agencies';
import { seedApiClient, seedOperator } from '../../../schema/reference/operators';
import { getReporterId, seedReporter } from '../../../schema/reference/reporters';
import { verifyReadings } from '../../../subgraphs/users/app/verifyReadings';
import { clock, ISSUER, rootKey, startUsers, type UsersStack } from './support';

const city = getAgency('PEMKOT-3578');
const platform = getAgency('KEMENPANRB');
const grantKey = peerKey(rootKey, 'reports');
const auditKey = deriveKey(rootKey, 'audit-log');
const REPORT = newId();
const PURPOSE = 'Menanyakan patokan lokasi lewat telepon';

let users: UsersStack;
const viewers: Record<string, Principal> = { nobody: ANONYMOUS };

beforeAll(async () => {
  users = await startUsers({ openingsPerHour: 5 });
  const find = async (subject: string, client = 'lapor-development') =>
    (await users.findPrincipal({ issuer: ISSUER, subject, client })).json.principal as Principal;
  Object.assign(viewers, {
    admin: await find(seedOperator(city, 'INSTITUTION_ADMIN', 0).id),
    liaison: await find(seedOperator(city, 'LIAISON', 0).id),
    national: await find(seedOperator(platform, 'NATIONAL_ADMIN', 0).id),
    analyst: await find(seedOperator(platform, 'ANALYST', 0).id),
    dpo: await find(seedOperator(platform, 'DPO', 0).id),
    ombudsman: await find(seedOperator(getAgency('OMBUDSMAN'), 'OMBUDSMAN', 0).id),
    system: await find(seedApiClient(city).clientId, seedApiClient(city).clientId),
    reporter: await find(getReporterId(1)),
    'other reporter': await find(getReporterId(2)),
  });
});
afterAll(() => users.close());

const viewer = (name: string) => viewers[name] as Principal;

function grantFor(name: string, changes: Partial<IdentityGrant> = {}, key = grantKey): string {
  const who = { viewerId: viewer(name).id, reportId: REPORT, reporterId: getReporterId(1) };
  const why = { reason: 'CONTACT_REPORTER', purpose: PURPOSE };
  return mintIdentityGrant(key, { id: newId(), ...who, ...why, expiresAt: clock.now() + 30_000, ...changes });
}

async function open(name: string, grant: unknown) {
  const text = `query ($r: [_Any!]!) { _entities(representations: $r) {
    ... on ReporterIdentity { reporterId name nik email phone address } } }`;
  return (await users.query(viewer(name), text, { r: [{ __typename: 'ReporterIdentity', grant }] })).json;
}

async function readName(name: string, n: number, reportId = REPORT) {
  const id = getReporterId(n);
  const facts = { viewerId: viewer(name).id, reportId, reporterId: id, fieldClass: 'NAME' } as const;
  const grant = mintGrant(grantKey, { ...facts, expiresAt: clock.now() + 30_000 });
  const text = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Reporter { name nik email address } } }';
  return (await users.query(viewer(name), text, { r: [{ __typename: 'Reporter', id, grant }] })).json.data._entities[0];
}

const LOG = `query ($filter: AuditLogFilter, $first: Int!, $after: String) {
  auditLog(filter: $filter, first: $first, after: $after) {
    nodes { id at fieldClass role reason purpose personId actorId actorName actorKind requestId agency { id } report { id } }
    pageInfo { hasNextPage endCursor } } }`;
const OWN = `{ viewer { identityReadings(first: 100) {
  nodes { fieldClass role reason purpose personId actorId actorName requestId agency { id } report { id } } } } }`;

async function readLog(filter: Record<string, unknown> = {}) {
  const { json } = await users.query(viewer('dpo'), LOG, { filter, first: 100 });
  return json.data.auditLog.nodes as Record<string, any>[];
}

describe('an identity', () => {
  it('is opened under its grant, and the reading lies in the log: for the DPO with the operator’s name, for the person without', async () => {
    const { memberSince: _day, areaCode: _area, id: reporterId, ...data } = seedReporter(1);
    const json = await open('admin', grantFor('admin'));
    expect(json).toEqual({ data: { _entities: [{ reporterId, ...data }] } });
    const [entry] = await readLog({ personId: reporterId });
    const { id: actorId, name } = seedOperator(city, 'INSTITUTION_ADMIN', 0);
    const seen = { fieldClass: 'IDENTITY', role: 'INSTITUTION_ADMIN', reason: 'CONTACT_REPORTER', purpose: PURPOSE };
    const where = { agency: { id: city.id }, report: { id: REPORT } };
    expect(entry).toMatchObject({
      ...seen,
      ...where,
      personId: reporterId,
      actorId,
      actorName: name,
      actorKind: 'OPERATOR',
    });
    const own = (await users.query(viewer('reporter'), OWN)).json.data.viewer.identityReadings.nodes;
    const hidden = { personId: null, actorId: null, actorName: null, requestId: null };
    expect(own).toEqual([{ ...seen, ...where, ...hidden }]);
    expect((await users.query(viewer('other reporter'), OWN)).json.data.viewer.identityReadings.nodes).toEqual([]);
  });

  it('is opened once for a grant: a second request gets nothing and leaves no entry', async () => {
    const grant = grantFor('liaison');
    expect((await open('liaison', grant)).data._entities[0].nik).toBe(seedReporter(1).nik);
    const before = (await readLog()).length;
    expect(await open('liaison', grant)).toEqual({ data: { _entities: [null] } });
    expect((await readLog()).length).toBe(before);
  });

  it.each<[string, string, () => unknown]>([
    ['of another viewer', 'admin', () => grantFor('liaison')],
    ['that expired', 'admin', () => grantFor('admin', { expiresAt: clock.now() - 1 })],
    ['good for too long', 'admin', () => grantFor('admin', { expiresAt: clock.now() + 3_600_000 })],
    ['of another key', 'admin', () => grantFor('admin', {}, randomBytes(32))],
    ['with another body', 'admin', () => `e30${grantFor('admin')}`],
    ['cut off', 'admin', () => grantFor('admin').slice(0, -2)],
    ['for nobody there', 'admin', () => grantFor('admin', { reporterId: newId() })],
    ['for a reporter', 'reporter', () => grantFor('reporter')],
    ['for a system', 'system', () => grantFor('system')],
    ['for nobody', 'nobody', () => grantFor('nobody', { viewerId: '' })],
    ['of a name', 'admin', () => nameGrant()],
    ['that is empty', 'admin', () => ''],
    ['that is a number', 'admin', () => 1],
  ])('stays closed under a grant %s, and leaves no entry', async (_name, who, grant) => {
    const before = (await readLog()).length;
    expect((await open(who, grant())).data._entities).toEqual([null]);
    expect((await readLog()).length).toBe(before);
  });

  it('is no name: a grant of an identity opens no Reporter', async () => {
    const text = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Reporter { name nik } } }';
    const r = [{ __typename: 'Reporter', id: getReporterId(1), grant: grantFor('admin') }];
    expect((await users.query(viewer('admin'), text, { r })).json.data._entities).toEqual([null]);
  });

  it('stays closed when the log cannot be written', async () => {
    await users.database.write((tx) => tx.query('ALTER TABLE reading RENAME TO reading_away'));
    const json = await open('admin', grantFor('admin'));
    await users.database.write((tx) => tx.query('ALTER TABLE reading_away RENAME TO reading'));
    expect(json.data._entities).toEqual([null]);
    expect(json.errors[0].extensions.code).toBe('INTERNAL');
    expect(JSON.stringify(json)).not.toContain(seedReporter(1).nik);
  });

  it('is opened so many times an hour and no more, whoever else opens others', async () => {
    for (let n = 0; n < 5; n += 1) expect((await open('national', grantFor('national'))).errors).toBeUndefined();
    const json = await open('national', grantFor('national'));
    expect([json.data._entities, json.errors[0].extensions.code]).toEqual([[null], 'RATE_LIMITED']);
    expect((await open('admin', grantFor('admin'))).data._entities[0]).not.toBeNull();
    clock.aheadMs += 3_601_000;
    expect((await open('national', grantFor('national'))).data._entities[0]).not.toBeNull();
  });
});

function nameGrant(): string {
  const who = { viewerId: viewer('admin').id, reportId: REPORT, reporterId: getReporterId(1) };
  return mintGrant(grantKey, { ...who, fieldClass: 'NAME', expiresAt: clock.now() + 30_000 });
}

describe('a name read by an agency', () => {
  it('lies in the log once an hour, with report and reader; read again it costs no write', async () => {
    const personId = getReporterId(30);
    for (let n = 0; n < 3; n += 1) {
      expect(await readName('admin', 30)).toEqual({
        name: seedReporter(30).name,
        nik: null,
        email: null,
        address: null,
      });
    }
    expect(await readLog({ personId })).toEqual([
      expect.objectContaining({ fieldClass: 'NAME', actorId: viewer('admin').id, reason: null, purpose: null }),
    ]);
    users.takeStatements();
    await readName('admin', 30);
    expect(users.takeStatements()).toHaveLength(1);
    clock.aheadMs += 3_600_000;
    await readName('admin', 30);
    await readName('system', 30);
    expect((await readLog({ personId })).map((entry) => entry.role)).toEqual([
      ...['INTEGRATION_CLIENT', 'INSTITUTION_ADMIN', 'INSTITUTION_ADMIN'],
    ]);
  });

  it('is one statement more for a hundred of them', async () => {
    const r = [...Array(100).keys()].map((n) => {
      const id = getReporterId(100 + n);
      const facts = { viewerId: viewer('liaison').id, reportId: newId(), reporterId: id, fieldClass: 'NAME' } as const;
      return { __typename: 'Reporter', id, grant: mintGrant(grantKey, { ...facts, expiresAt: clock.now() + 30_000 }) };
    });
    users.takeStatements();
    const text = 'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Reporter { name } } }';
    const { json } = await users.query(viewer('liaison'), text, { r });
    expect(json.data._entities.filter(Boolean)).toHaveLength(100);
    const statements = users.takeStatements().filter((sql) => !/"(BEGIN|COMMIT|START)/.test(sql));
    expect(statements.map((sql) => sql.split(' ')[0])).toEqual(['"SELECT', '"INSERT']);
  });

  it('of oneself is no entry', async () => {
    await users.query(viewer('other reporter'), '{ reporter { name email } viewer { name } }');
    expect(await readLog({ personId: getReporterId(2) })).toEqual([]);
  });
});

describe('the log', () => {
  it('says which persons somebody saw between two instants, page by page', async () => {
    const actorId = viewer('liaison').id;
    const at = clock.now();
    const seen = new Set<string>();
    for (let after: string | null = null; ;) {
      const filter = { actorId, from: new Date(at - 60_000).toISOString(), to: new Date(at + 60_000).toISOString() };
      const { json }: any = await users.query(viewer('dpo'), LOG, { filter, first: 40, after });
      const { nodes, pageInfo } = json.data.auditLog;
      for (const node of nodes) seen.add(node.personId);
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(seen.size).toBe(100);
    expect(await readLog({ actorId, from: new Date(at + 3_600_000).toISOString() })).toEqual([]);
    expect(await readLog({ actorId, personId: getReporterId(120) })).toHaveLength(1);
    expect(await readLog({ actorId: 'x' })).toEqual([]);
  });

  it.each([
    ['nobody', 'UNAUTHENTICATED'],
    ...['reporter', 'admin', 'liaison', 'system', 'national', 'analyst', 'ombudsman'].map((name) => [
      name,
      'FORBIDDEN',
    ]),
  ])('is closed to %s: %s', async (name, code) => {
    const { json } = await users.query(viewer(name as string), LOG, { first: 10 });
    expect([json.data, json.errors[0].extensions.code]).toEqual([null, code]);
  });

  it('is closed to a DPO’s token without users:read', async () => {
    const narrow = { ...viewer('dpo'), scopes: ['reports:read'] as const };
    expect((await users.query(narrow, LOG, { first: 10 })).json.errors[0].extensions.code).toBe('FORBIDDEN');
  });

  it.each(['admin', 'liaison', 'system', 'national', 'dpo'])('has no readings of %s’s own data', async (name) => {
    expect((await users.query(viewer(name), OWN)).json.data.viewer.identityReadings).toBeNull();
  });

  it('names the first link that does not follow', async () => {
    const whole = await verifyReadings(users.database, auditKey);
    expect(whole).toEqual({ count: whole.count, brokenAt: null });
    expect(whole.count).toBeGreaterThan(5);
    const change = (sql: string) => users.database.write((tx) => tx.query(sql));
    await change("UPDATE reading SET purpose = 'lain' WHERE seq = 4");
    expect(await verifyReadings(users.database, auditKey)).toEqual({ count: 3, brokenAt: 4 });
    await change(`UPDATE reading SET purpose = '${PURPOSE}' WHERE seq = 4`);
    await change("UPDATE reading SET role = 'LIAISON' WHERE seq = 3");
    expect((await verifyReadings(users.database, auditKey)).brokenAt).toBe(3);
    await change("UPDATE reading SET role = 'NATIONAL_ADMIN' WHERE seq = 3");
    expect((await verifyReadings(users.database, auditKey)).brokenAt).toBeNull();
    await change(`DELETE FROM reading WHERE seq = ${whole.count}`);
    expect((await verifyReadings(users.database, auditKey)).brokenAt).toBe(whole.count);
  });
});
