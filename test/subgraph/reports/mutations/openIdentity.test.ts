// Who may open the identity behind a report, and what their grant says. Opening itself is users' (audit.test.ts there).
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import type { Principal } from '../../../../schema/contract/principal';
import {
  asAdmin,
  asAnalyst,
  asClient,
  asDpo,
  asLiaison,
  asNationalAdmin,
  asNobody,
  asOmbudsman,
  asReporter,
  CITIZEN,
  MINISTRY,
  NEIGHBOUR,
  PROVINCE,
  REGENCY,
  withScopes,
} from '../support/callers';
import { startReports, type RunningReports } from '../support/startReports';

let reports: RunningReports;
const ids: Record<string, string> = {};

const disposed = { action: 'DISPOSE', lead: REGENCY } as const;

beforeAll(async () => {
  reports = await startReports();
  const add = async (name: string, options: Parameters<RunningReports['insertCase']>[0]) => {
    ids[name] = (await reports.insertCase({ reporterId: CITIZEN, ...options })).id;
  };
  await add('named', { steps: [disposed] });
  await add('anonymous', { isAnonymous: true, steps: [disposed] });
  await add('confidential', { isConfidential: true, steps: [disposed] });
  await add('without account', { reporterId: null, steps: [disposed] });
  await add('untouched', {});
  await add('returned', { steps: [disposed, { action: 'RETURN', of: REGENCY, reason: 'NOT_COMPETENT' }] });
  ids.missing = newId();
  ids.malformed = 'x';
});
afterAll(() => reports.close());

const TEXT = `mutation ($input: OpenIdentityInput!) { openIdentity(input: $input) {
  identity { grant } userErrors { code field } } }`;
const PURPOSE = 'Menanyakan patokan lokasi lewat telepon';

function open(who: Principal, name: string, input: Record<string, unknown> = {}) {
  const given = { idempotencyKey: newId(), reportId: ids[name], reason: 'CONTACT_REPORTER', purpose: PURPOSE };
  return reports.ask(who, TEXT, { input: { ...given, ...input } });
}

async function codeOf(who: Principal, name: string): Promise<string> {
  const { data, codes } = await open(who, name);
  if (codes.length > 0) return codes.join();
  const { identity, userErrors } = data.openIdentity;
  return identity === null ? userErrors[0].code : 'OPEN';
}

function readClaims(grant: string): unknown[] {
  return JSON.parse(Buffer.from(grant.split('.')[0] as string, 'base64url').toString()) as unknown[];
}

describe('an identity', () => {
  const { OPEN, FORBIDDEN, NOT_FOUND, UNAUTHENTICATED } = {
    ...{ OPEN: 'OPEN', FORBIDDEN: 'FORBIDDEN', NOT_FOUND: 'NOT_FOUND', UNAUTHENTICATED: 'UNAUTHENTICATED' },
  };
  const cases = [
    'named',
    'anonymous',
    'confidential',
    'without account',
    'untouched',
    'returned',
    'missing',
    'malformed',
  ];
  const never = cases.map(() => FORBIDDEN);
  const elsewhere = [FORBIDDEN, FORBIDDEN, NOT_FOUND, FORBIDDEN, NOT_FOUND, FORBIDDEN, NOT_FOUND, NOT_FOUND];
  const inside = [OPEN, FORBIDDEN, OPEN, NOT_FOUND, NOT_FOUND, FORBIDDEN, NOT_FOUND, NOT_FOUND];

  it.each<[string, () => Principal, string[]]>([
    ['the national admin', asNationalAdmin, [OPEN, OPEN, OPEN, NOT_FOUND, OPEN, OPEN, NOT_FOUND, NOT_FOUND]],
    ['the admin of the institution', () => asAdmin(REGENCY), inside],
    ['its liaison', () => asLiaison(REGENCY), inside],
    ['the coordinator above it', () => asAdmin(PROVINCE), inside],
    ['its neighbour', () => asAdmin(NEIGHBOUR), elsewhere],
    ['the liaison of another institution', () => asLiaison(MINISTRY), elsewhere],
    ['its system', () => asClient(REGENCY), never],
    ['the reporter', () => asReporter(), never],
    ['an analyst', () => asAnalyst(), never],
    ['the DPO', () => asDpo(), never],
    ['the Ombudsman', asOmbudsman, never],
    ['an admin whose token may not read people', () => withScopes(asAdmin(REGENCY), ['reports:read']), never],
    ['nobody', asNobody, cases.map(() => UNAUTHENTICATED)],
  ])('by %s', async (_name, who, expected) => {
    const found: Record<string, string> = {};
    for (const name of cases) found[name] = await codeOf(who(), name);
    expect(found).toEqual(Object.fromEntries(cases.map((name, index) => [name, expected[index]])));
  });

  it('is granted to this viewer for this person, with the reason, anew for each call', async () => {
    const key = newId();
    const who = asLiaison(REGENCY);
    const grants = [];
    for (let n = 0; n < 2; n += 1) {
      const { data } = await open(who, 'named', { idempotencyKey: key });
      grants.push(data.openIdentity.identity.grant as string);
    }
    const claims = grants.map(readClaims);
    for (const each of claims) {
      expect(each.slice(1, 6)).toEqual([who.id, ids.named, CITIZEN, 'CONTACT_REPORTER', PURPOSE]);
    }
    expect(claims[0]?.[0]).not.toBe(claims[1]?.[0]);
  });

  it('stays closed to a key that was used for another report', async () => {
    const key = newId();
    await open(asNationalAdmin(), 'named', { idempotencyKey: key });
    const { data } = await open(asNationalAdmin(), 'anonymous', { idempotencyKey: key });
    expect(data.openIdentity).toEqual({
      identity: null,
      userErrors: [{ code: 'IDEMPOTENCY_KEY_REUSED', field: ['idempotencyKey'] }],
    });
  });

  it.each([
    ['no purpose', '   ', 'REQUIRED'],
    ['hardly one', 'perlu', 'REQUIRED'],
    ['a novel', 'a'.repeat(501), 'TOO_LONG'],
    ['a NUL', `${PURPOSE}\u0000`, 'INVALID_INPUT'],
  ])('stays closed with %s', async (_name, purpose, code) => {
    const { data } = await open(asNationalAdmin(), 'named', { purpose });
    expect(data.openIdentity).toEqual({ identity: null, userErrors: [{ code, field: ['purpose'] }] });
  });
});
