// Anchors, keys and proofs as their readers get them, checked by what the descriptions say alone.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { addMissingLeaves, anchorDays } from '../../../../subgraphs/reports/app/caseLog/anchorDays';
import * as callers from '../support/callers';
import { CITIZEN, REGENCY } from '../support/callers';
import { DAY, FIRST_DAY, lifeFrom, startLogStack, type LogStack } from './logStack';

let stack: LogStack;
let ids: string[];

beforeAll(async () => {
  stack = await startLogStack();
  for (let n = 0; n < 5; n += 1) {
    const submittedAt = FIRST_DAY + (n === 4 ? DAY : 0);
    await stack.reports.insertCase({ submittedAt, reporterId: CITIZEN, steps: lifeFrom(submittedAt) });
  }
  ids = (await stack.rows('SELECT id FROM report ORDER BY submitted_at, id')).map(({ id }) => id);
});
afterAll(() => stack.close());

const PROOF = `logProof { version hash expectedAt path { side hash }
  anchor { day root count previousRoot signedAt keyId signature } }`;
const ofReport = `query ($id: ID!) { report(id: $id) { id ${PROOF} timeline(first: 20) { nodes { version hash } } } }`;
const ask = async (caller: Parameters<LogStack['reports']['ask']>[0], id = ids[0]) =>
  (await stack.reports.ask(caller, ofReport, { id })).data.report;

const sha256 = (...parts: (Buffer | string)[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

function rootOfProof(id: string, { version, hash, path }: any): string {
  const leaf = sha256(Buffer.from([0]), JSON.stringify([id, version, hash]));
  const node = (left: Buffer, right: Buffer): Buffer => sha256(Buffer.from([1]), left, right);
  const root = path.reduce((own: Buffer, step: any) => {
    const other = Buffer.from(step.hash, 'base64url');
    return step.side === 'LEFT' ? node(other, own) : node(own, other);
  }, leaf);
  return root.toString('base64url');
}

it('before the first anchor a report says when there will be one', async () => {
  const { logProof } = await ask(callers.asNationalAdmin());
  expect(logProof).toMatchObject({ version: 6, anchor: null, path: [] });
  expect(logProof.expectedAt).toBe('2026-03-07T17:14:59.999Z');
});

it('each report is proved by the anchor of the latest day on which it changed', async () => {
  const { db, services } = stack.reports;
  expect(await anchorDays({ db, keys: services.logKeys, clock: { now: () => FIRST_DAY + 7 * DAY } })).toBe(7);
  for (const id of ids) {
    const { logProof, timeline } = await ask(callers.asNationalAdmin(), id);
    expect(logProof.anchor).toMatchObject(
      id === ids[4] ? { day: '2026-03-08', count: 1 } : { day: '2026-03-07', count: 5 },
    );
    expect(rootOfProof(id, logProof)).toBe(logProof.anchor.root);
    expect(logProof.hash).toBe(timeline.nodes.at(-1).hash);
    expect(logProof.expectedAt).toBeNull();
  }
});

it('anchors follow each other, and are signed by a key that is told', async () => {
  const query = `query ($first: Int!, $after: String, $fromDay: LocalDate) {
    caseLogAnchors(first: $first, after: $after, fromDay: $fromDay) {
      nodes { day root count previousRoot signedAt keyId signature } pageInfo { hasNextPage endCursor } }
    caseLogKeys { keyId publicKey isCurrent } }`;
  const anchors: any[] = [];
  let after: string | null = null;
  let keys: any[] = [];
  do {
    const { data } = await stack.reports.ask(callers.asNobody(), query, { first: 3, after });
    anchors.push(...data.caseLogAnchors.nodes);
    keys = data.caseLogKeys;
    after = data.caseLogAnchors.pageInfo.hasNextPage ? data.caseLogAnchors.pageInfo.endCursor : null;
  } while (after !== null);
  expect(anchors.map(({ day }) => day)).toEqual(
    ['02', '03', '04', '05', '06', '07', '08'].map((day) => `2026-03-${day}`),
  );
  for (const [index, anchor] of anchors.entries()) {
    const { day, root, count, previousRoot, signedAt, keyId, signature } = anchor;
    expect(previousRoot).toBe(anchors[index - 1]?.root ?? null);
    const x = keys.find((key) => key.keyId === keyId).publicKey;
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    const facts = ['sp4n-lapor/case-log-anchor/1', day, root, count, previousRoot, Date.parse(signedAt)];
    expect(verify(null, Buffer.from(JSON.stringify(facts)), key, Buffer.from(signature, 'base64url'))).toBe(true);
  }
  const from = await stack.reports.ask(callers.asNobody(), query, { first: 1, fromDay: '2026-03-05' });
  expect(from.data.caseLogAnchors.nodes).toEqual([anchors[3]]);
});

it('steps after the last anchor leave the proof of those before it', async () => {
  await stack.run('UPDATE history SET `at` = `at` + ? WHERE report_id = ? AND version = 6', 30 * DAY, ids[1]);
  const { logProof } = await ask(callers.asNationalAdmin(), ids[1]);
  expect([logProof.version, logProof.anchor.day]).toEqual([5, '2026-03-06']);
  expect(rootOfProof(ids[1] as string, logProof)).toBe(logProof.anchor.root);
  await stack.run('UPDATE history SET `at` = `at` - ? WHERE report_id = ? AND version = 6', 30 * DAY, ids[1]);
});

it('proofs and hashes are for the reporter and those who handle the report', async () => {
  const { asReporter, asLiaison, asClient, asNobody, asDpo, asAnalyst, OTHER_CITIZEN, MINISTRY } = callers;
  for (const caller of [asReporter(), asLiaison(REGENCY), asClient(REGENCY), callers.asAdmin(callers.PROVINCE)]) {
    const { logProof, timeline } = await ask(caller);
    expect(logProof.anchor.day).toBe('2026-03-07');
    expect(timeline.nodes.every(({ hash }: any) => /^1\.[\w-]{43}$/.test(hash))).toBe(true);
  }
  for (const caller of [asNobody(), asReporter(OTHER_CITIZEN), asClient(MINISTRY), asDpo()]) {
    const { logProof, timeline } = await ask(caller);
    expect(logProof).toBeNull();
    expect(timeline.nodes.map(({ hash }: any) => hash)).toEqual(timeline.nodes.map(() => null));
  }
  expect(await ask(asAnalyst())).toBeNull();
});

it('a page of proofs takes as many statements as one', async () => {
  const statements = async (first: number): Promise<number> => {
    const query = `{ reports(first: ${first}) { nodes { ${PROOF} } } }`;
    const { statements: ran, data } = await stack.reports.ask(callers.asNationalAdmin(), query);
    expect(data.reports.nodes).toHaveLength(first);
    expect(data.reports.nodes.every(({ logProof }: any) => logProof.anchor !== null)).toBe(true);
    return ran.length;
  };
  expect(await statements(5)).toBe(await statements(1));
});

it('days that were anchored before their leaves were kept get them later', async () => {
  await stack.run('DELETE FROM log_leaves');
  await stack.run('UPDATE log_anchor SET chunk_roots = NULL');
  expect((await ask(callers.asNationalAdmin())).logProof.anchor).toBeNull();
  expect(await addMissingLeaves(stack.reports.db)).toBe(7);
  expect(await addMissingLeaves(stack.reports.db)).toBe(0);
  const { logProof } = await ask(callers.asNationalAdmin());
  expect(rootOfProof(ids[0] as string, logProof)).toBe(logProof.anchor.root);
});

it('what was changed afterwards does not come to the root', async () => {
  await stack.run('UPDATE history SET hash = ? WHERE report_id = ? AND version = 6', `1.${'x'.repeat(43)}`, ids[0]);
  const { logProof } = await ask(callers.asNationalAdmin());
  expect(rootOfProof(ids[0] as string, logProof)).not.toBe(logProof.anchor.root);
});
