// A case is given to a person of the institution: by whom, to whom, and what two people see who reach for it at once.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Principal } from '../../../../schema/contract/principal';
import { storeOperators } from '../../../../subgraphs/reports/store/operatorRefs';
import { bringTo, faultsOf, succeed, target, type Case } from './cases';
import { CITY, MINISTRY, NATIONAL, SITI, UNIT, adminOf, liaisonOf, systemOf } from './people';
import { refuseOn } from './refuse';
import { FOREIGNER, JOKO, LEFT, MINISTRY_ANALYST, OF_UNIT, RINA, hireStaff, toEvent } from './staff';
import { startWriting, type WritingStack } from './writingStack';

let stack: WritingStack;
const ADMIN = adminOf(MINISTRY);

beforeAll(async () => {
  stack = await startWriting();
  await hireStaff(stack);
});

afterAll(() => stack.close());

async function assigneeOf({ reportId }: Pick<Case, 'reportId'>): Promise<string | null> {
  const [row] = await stack.rows('SELECT assignee_operator_id FROM assignment WHERE report_id = ?', [reportId]);
  return row?.assignee_operator_id as string | null;
}

async function give(made: Case, who: Principal, operatorId: string | null): Promise<Case> {
  const input = { ...target(made), operatorId };
  const { report } = succeed(await stack.call(who, 'assignToOperator', input));
  return { ...made, expectedVersion: report.version };
}

const ASSIGNEE = `query ($id: ID!) { report(id: $id) {
  assignments { assignee { id } } timeline(first: 50) { nodes { action } } availableActions } }`;

async function seenBy(who: Principal, { reportId }: Case): Promise<any> {
  const { data, codes } = await stack.ask(who, ASSIGNEE, { id: reportId });
  expect(codes).toEqual([]);
  const { assignments, timeline, availableActions } = data.report;
  const actions = timeline.nodes.map(({ action }: any) => action);
  return { assignee: assignments[0]?.assignee?.id ?? null, actions, availableActions };
}

describe('an institution admin', () => {
  it('gives a case to somebody, to somebody else, and to nobody; the clocks run on', async () => {
    let made = await bringTo(stack, 'DISPOSED');
    const clocks = await stack.rows('SELECT * FROM clock WHERE report_id = ? ORDER BY seq', [made.reportId]);
    for (const operatorId of [RINA.id, JOKO.id, null]) {
      made = await give(made, ADMIN, operatorId);
      expect(await assigneeOf(made)).toBe(operatorId);
    }
    expect(await stack.rows('SELECT * FROM clock WHERE report_id = ? ORDER BY seq', [made.reportId])).toEqual(clocks);
  });

  it('may name themselves, and somebody who answers a postponed case when it comes back', async () => {
    const made = await give(await bringTo(stack, 'IN_PROGRESS'), ADMIN, ADMIN.id);
    const question = { ...target(made), reason: 'PLACE_UNCLEAR', question: 'Di mana tepatnya?' };
    const { report } = succeed(await stack.call(ADMIN, 'postponeReport', question));
    await give({ ...made, expectedVersion: report.version }, ADMIN, RINA.id);
    expect(await assigneeOf(made)).toBe(RINA.id);
  });

  it.each([
    ['of another institution', FOREIGNER.id],
    ['who left', LEFT.id],
    ['without a case to handle', MINISTRY_ANALYST.id],
    ['nobody knows', '0190aaaa-0000-7000-8000-00000000dead'],
    ['who is no id', "' OR 1=1 --"],
    ['who is a reporter', SITI.id],
  ])('names nobody %s', async (_who, operatorId) => {
    expect(await refuseOn(stack, 'DISPOSED', ADMIN, 'assignToOperator', { operatorId })).toEqual([
      'INVALID_INPUT operatorId',
    ]);
  });

  it('changes nothing by giving a case to who has it', async () => {
    const made = await give(await bringTo(stack, 'DISPOSED'), ADMIN, RINA.id);
    const answer = await stack.call(ADMIN, 'assignToOperator', { ...target(made), operatorId: RINA.id });
    expect(faultsOf(answer)).toEqual(['INVALID_INPUT operatorId']);
  });
});

describe('a liaison', () => {
  it('takes what nobody has, and gives it up', async () => {
    let made = await bringTo(stack, 'DISPOSED');
    made = await give(made, RINA, RINA.id);
    expect(await assigneeOf(made)).toBe(RINA.id);
    await give(made, RINA, null);
    expect(await assigneeOf(made)).toBeNull();
  });

  it('neither gives a case to a colleague nor takes one from them', async () => {
    const made = await give(await bringTo(stack, 'DISPOSED'), RINA, RINA.id);
    for (const operatorId of [JOKO.id, null]) {
      const answer = await stack.call(JOKO, 'assignToOperator', { ...target(made), operatorId });
      expect(faultsOf(answer)).toEqual(['FORBIDDEN operatorId']);
    }
    expect(await refuseOn(stack, 'DISPOSED', JOKO, 'assignToOperator', { operatorId: RINA.id })).toEqual([
      'FORBIDDEN operatorId',
    ]);
  });

  it('has taken what they accept, unless somebody has it', async () => {
    const free = await bringTo(stack, 'DISPOSED');
    succeed(await stack.call(RINA, 'acceptAssignment', target(free)));
    expect(await assigneeOf(free)).toBe(RINA.id);
    const taken = await give(await bringTo(stack, 'DISPOSED'), ADMIN, JOKO.id);
    succeed(await stack.call(RINA, 'acceptAssignment', target(taken)));
    expect(await assigneeOf(taken)).toBe(JOKO.id);
  });
});

it('an admin or a system that accepts takes nothing', async () => {
  for (const who of [ADMIN, systemOf(MINISTRY)]) {
    const made = await bringTo(stack, 'DISPOSED');
    succeed(await stack.call(who, 'acceptAssignment', target(made)));
    expect(await assigneeOf(made)).toBeNull();
  }
});

it('staff of one unit are given the cases of their unit alone', async () => {
  const made = await bringTo(stack, 'IN_PROGRESS');
  const answer = await stack.call(ADMIN, 'assignToOperator', { ...target(made), operatorId: OF_UNIT.id });
  expect(faultsOf(answer)).toEqual(['INVALID_INPUT operatorId']);
  const { report } = succeed(await stack.call(ADMIN, 'disposeToUnit', { ...target(made), unitId: UNIT }));
  const given = await give({ ...made, expectedVersion: report.version }, ADMIN, OF_UNIT.id);
  expect((await seenBy(OF_UNIT, given)).assignee).toBe(OF_UNIT.id);
});

it('a case that goes to another unit is nobody’s there', async () => {
  const made = await give(await bringTo(stack, 'IN_PROGRESS'), ADMIN, JOKO.id);
  succeed(await stack.call(ADMIN, 'disposeToUnit', { ...target(made), unitId: UNIT }));
  expect(await assigneeOf(made)).toBeNull();
});

it.each([
  ['the national admin', NATIONAL, ['FORBIDDEN']],
  ['a system of the institution', systemOf(MINISTRY), ['FORBIDDEN']],
  ['the reporter', SITI, ['FORBIDDEN']],
  ['an admin of another institution', adminOf(CITY), ['FORBIDDEN']],
] as const)('%s shares out no work', async (_name, who, faults) => {
  expect(await refuseOn(stack, 'DISPOSED', who, 'assignToOperator', { operatorId: RINA.id })).toEqual(faults);
});

it('is seen inside the institution and by the national admin; others see neither the person nor the step', async () => {
  const made = await give(await bringTo(stack, 'DISPOSED'), ADMIN, RINA.id);
  for (const who of [RINA, JOKO, NATIONAL])
    expect(await seenBy(who, made)).toMatchObject({
      assignee: RINA.id,
      actions: ['SUBMIT', 'DISPOSE', 'ASSIGN_OPERATOR'],
    });
  for (const who of [SITI, liaisonOf(CITY)])
    expect(await seenBy(who, made)).toMatchObject({ assignee: null, actions: ['SUBMIT', 'DISPOSE'] });
});

it('is offered to the people of the institution', async () => {
  const made = await bringTo(stack, 'DISPOSED');
  expect((await seenBy(RINA, made)).availableActions).toContain('ASSIGN_OPERATOR');
  expect((await seenBy(NATIONAL, made)).availableActions).not.toContain('ASSIGN_OPERATOR');
});

it('of eight who reach for a case at once one has it, and the others are told of the newer version', async () => {
  const made = await bringTo(stack, 'DISPOSED');
  const people = Array.from({ length: 8 }, (_each, n) => (n % 2 === 0 ? RINA : JOKO));
  const answers = await Promise.all(
    people.map((who) => stack.call(who, 'assignToOperator', { ...target(made), operatorId: who.id })),
  );
  const winners = people.filter((_who, n) => answers[n]?.report !== null);
  expect(winners).toHaveLength(1);
  expect(await assigneeOf(made)).toBe(winners[0]?.id);
  const losers = answers.filter(({ report }) => report === null);
  expect(losers.map(faultsOf)).toEqual(losers.map(() => ['VERSION_CONFLICT expectedVersion']));
});

it('nobody can be given a case from the moment that they have left', async () => {
  const made = await bringTo(stack, 'DISPOSED');
  await stack.database.write((tx) => storeOperators(tx, stack.database.dialect, [toEvent(JOKO, false)]));
  const answer = await stack.call(ADMIN, 'assignToOperator', { ...target(made), operatorId: JOKO.id });
  expect(faultsOf(answer)).toEqual(['INVALID_INPUT operatorId']);
  await stack.database.write((tx) => storeOperators(tx, stack.database.dialect, [toEvent(JOKO, true)]));
  await give(made, ADMIN, JOKO.id);
});

it('takes at most twelve statements', async () => {
  const made = await bringTo(stack, 'DISPOSED');
  const statements = await stack.listStatements(() => give(made, ADMIN, RINA.id));
  // With those that read the report for the answer.
  expect(statements.filter((sql) => /^(INSERT|UPDATE|DELETE|SELECT)/.test(sql)).length).toBeLessThanOrEqual(12);
});
