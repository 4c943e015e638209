// Supports: once a person, on public reports of others, counted right whatever comes at once, and never by name.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import { ANONYMOUS, type Principal } from '../../../../schema/contract/principal';
import { bringTo, faultsOf, succeed, type Stage } from '../mutations/cases';
import { BUDI, MINISTRY, NATIONAL, SITI, liaisonOf, person, systemOf } from '../mutations/people';
import { startWriting, type WritingStack } from '../mutations/writingStack';

let stack: WritingStack;

beforeAll(async () => {
  stack = await startWriting();
});

afterAll(() => stack.close());

const citizen = (n: number): Principal => person('REPORTER', `warga ${n}`, 'REPORTER');
const support = (who: Principal, reportId: string) => stack.call(who, 'supportReport', { reportId });
const withdraw = (who: Principal, reportId: string) => stack.call(who, 'withdrawSupport', { reportId });

async function see(who: Principal, id: string): Promise<[number, boolean]> {
  const { data } = await stack.ask(who, 'query ($id: ID!) { report(id: $id) { supportCount isSupportedByMe } }', {
    id,
  });
  return [data.report.supportCount, data.report.isSupportedByMe];
}

it('counts each person once, tells only them that they do, and changes nothing of the report', async () => {
  const { reportId } = await bringTo(stack, 'DISPOSED');
  const [before] = await stack.rows('SELECT * FROM report WHERE id = ?', [reportId]);
  const counts = await stack.countRows();
  for (const who of [BUDI, BUDI, citizen(1)]) succeed(await support(who, reportId));
  expect(await see(BUDI, reportId)).toEqual([2, true]);
  for (const who of [SITI, ANONYMOUS, liaisonOf(MINISTRY), NATIONAL])
    expect(await see(who, reportId)).toEqual([2, false]);
  expect(await stack.rows('SELECT * FROM report WHERE id = ?', [reportId])).toEqual([before]);
  const after = await stack.countRows();
  expect([after.history, after.outbox]).toEqual([counts.history, counts.outbox]);
  for (const who of [BUDI, BUDI, citizen(2)]) succeed(await withdraw(who, reportId));
  expect(await see(BUDI, reportId)).toEqual([1, false]);
  expect(await see(citizen(1), reportId)).toEqual([1, true]);
});

describe('is refused', () => {
  it.each<[string, Principal, Stage, object, string]>([
    ['to the reporter of the report', SITI, 'DISPOSED', {}, 'FORBIDDEN reportId'],
    ['to the reporter of a confidential report', SITI, 'DISPOSED', { confidential: true }, 'FORBIDDEN reportId'],
    ['of a report that is not verified', BUDI, 'SUBMITTED', {}, 'NOT_FOUND reportId'],
    ['of a confidential report', BUDI, 'IN_PROGRESS', { confidential: true }, 'NOT_FOUND reportId'],
    ['to nobody', ANONYMOUS, 'DISPOSED', {}, 'FORBIDDEN'],
    ['to a liaison', liaisonOf(MINISTRY), 'DISPOSED', {}, 'FORBIDDEN'],
    ['to a system', systemOf(MINISTRY), 'DISPOSED', {}, 'FORBIDDEN'],
    ['to the national admin', NATIONAL, 'DISPOSED', {}, 'FORBIDDEN'],
    ['without the scope reports:write', { ...BUDI, scopes: ['reports:read'] }, 'DISPOSED', {}, 'FORBIDDEN'],
  ])('%s', async (_name, who, stage, report, fault) => {
    const { reportId } = await bringTo(stack, stage, { report: { ...report } });
    const before = await stack.countRows();
    expect(faultsOf(await support(who, reportId))).toEqual([fault]);
    expect(await stack.countRows()).toEqual(before);
  });

  it('of a hidden report by the very statements of a missing one', async () => {
    const { reportId: hidden } = await bringTo(stack, 'DISPOSED', { report: { confidential: true } });
    const ask = async (field: typeof support, id: string) => {
      const statements = await stack.listStatements(async () => {
        expect(faultsOf(await field(BUDI, id))).toEqual(['NOT_FOUND reportId']);
      });
      return statements.map((sql) => sql.replace(/ -- PARAMETERS.*$/s, ''));
    };
    for (const field of [support, withdraw]) expect(await ask(field, hidden)).toEqual(await ask(field, newId()));
    for (const id of ['', 'x', hidden.toUpperCase(), `${hidden} `, "' OR 1=1 --"])
      expect(faultsOf(await support(BUDI, id))).toEqual(['NOT_FOUND reportId']);
  });
});

it('can be taken back when the report is not public any more', async () => {
  const { reportId } = await bringTo(stack, 'DISPOSED');
  succeed(await support(BUDI, reportId));
  await stack.database.write((tx) =>
    tx.query('UPDATE report SET is_public = 0, is_confidential = 1 WHERE id = ?', [reportId]),
  );
  expect(await withdraw(BUDI, reportId)).toMatchObject({ report: null, userErrors: [], error: null });
  expect(await stack.rows('SELECT reporter_id FROM report_support WHERE report_id = ?', [reportId])).toEqual([]);
  expect(faultsOf(await withdraw(BUDI, reportId))).toEqual(['NOT_FOUND reportId']);
});

describe('at once', () => {
  it('eight times the same person count once, and many persons each once, while the report itself is locked', async () => {
    const { reportId } = await bringTo(stack, 'DISPOSED');
    const people = Array.from({ length: 24 }, (_, n) => citizen(100 + n));
    const answers = await Promise.all(
      [...Array.from({ length: 8 }, () => BUDI), ...people].map((who) => support(who, reportId)),
    );
    expect(answers.flatMap(faultsOf)).toEqual([]);
    expect(await see(BUDI, reportId)).toEqual([25, true]);
    await Promise.all([...people.slice(0, 12), BUDI, BUDI].map((who) => withdraw(who, reportId)));
    expect(await see(BUDI, reportId)).toEqual([12, false]);
    const [tally] = await stack.rows('SELECT COUNT(*) AS n FROM report_support WHERE report_id = ?', [reportId]);
    expect(Number(tally?.n)).toBe(12);
  });
});

it('costs few statements, none of them on a lock of the report, and a whole page of counts costs one', async () => {
  const { reportId } = await bringTo(stack, 'DISPOSED');
  const statements = await stack.listStatements(() => support(BUDI, reportId));
  expect(statements).toHaveLength(5);
  expect(statements.filter((sql) => /FOR UPDATE|UPDATE report /.test(sql))).toEqual([]);
  const query = '{ reports(first: 50) { nodes { supportCount isSupportedByMe } } }';
  const read = await stack.listStatements(() => stack.ask(BUDI, query));
  expect(read.filter((sql) => /FROM (support_tally|report_support)/.test(sql))).toHaveLength(2);
});
