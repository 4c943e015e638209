// Bad input for every argument of agencies, mutations and queries, taken from its schema.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bringPlanTo, TYPED_ITEM } from '../agencies/plans/plans';
import {
  adminOf,
  MINISTRY,
  NATIONAL,
  OFFICE,
  startPlans,
  UNIT,
  YEAR,
  type PlanStack,
} from '../agencies/plans/planStack';
import type { Principal } from '../../../schema/contract/principal';
import type { PlanStatus } from '../../../subgraphs/agencies/domain/actionPlan';
import { attack, type Tally, type Target } from './attack';
import { listEntityFields, listOperations, readSchema, type Operation, type Variables } from './places';

let stack: PlanStack;
let operations: readonly Operation[];
const tally: Tally = { asked: 0, worked: 0 };
const ENTITIES = ['Agency', 'ActionPlan', 'ActionPlanItem'];

beforeAll(async () => {
  stack = await startPlans();
  // A year has closed: every action is possible in its state.
  stack.clock.nowMs = Date.UTC(YEAR, 11, 1);
  const schema = await readSchema((query) => stack.ask(NATIONAL, query));
  operations = [...listOperations(schema), ...ENTITIES.flatMap((name) => listEntityFields(schema, name))];
});
afterAll(() => stack.close());

const ADMIN = adminOf(MINISTRY);

interface Way {
  readonly status: PlanStatus;
  readonly who?: Principal;
  readonly values?: Variables;
}

const ITEM = { ...TYPED_ITEM, measure: undefined, direction: 'HIGHER_IS_BETTER', responsibleUnitId: UNIT };
const WAYS: Readonly<Record<string, Way>> = {
  updateActionPlan: { status: 'DRAFT', values: { decreeNumber: 'SK' } },
  addActionPlanItem: { status: 'DRAFT', values: { item: ITEM, ...ITEM } },
  updateActionPlanItem: { status: 'DRAFT', values: { item: ITEM, ...ITEM } },
  removeActionPlanItem: { status: 'DRAFT' },
  submitActionPlan: { status: 'DRAFT' },
  approveActionPlan: { status: 'SUBMITTED', who: NATIONAL },
  returnActionPlan: { status: 'SUBMITTED', who: NATIONAL, values: { remark: 'Kurang.' } },
  reportActual: {
    status: 'APPROVED',
    values: { quarter: 1, value: 2, evidenceNote: 'a', evidenceLinks: ['https://a.go.id/'] },
  },
  closeActionPlan: { status: 'APPROVED' },
};

const TEXT_COLUMNS: readonly (readonly [table: string, columns: string])[] = [
  ['action_plan', 'decree_number, return_remark'],
  ['action_plan_item', 'activity, indicator, unit_of_measure'],
  ['action_plan_actual', 'evidence_note'],
];

async function findText(text: string): Promise<boolean> {
  for (const [table, columns] of TEXT_COLUMNS) {
    const found = await stack.rows(`SELECT ${columns} FROM ${table}`);
    if (found.some((row) => Object.values(row).includes(text))) return true;
  }
  return false;
}

const TABLES = ['action_plan', 'action_plan_item', 'action_plan_actual', 'action_plan_history', 'idempotency'];

async function snapshot(): Promise<string> {
  const counts = TABLES.map((table) => `(SELECT COUNT(*) FROM ${table}) AS ${table}`).join(', ');
  return JSON.stringify(await stack.rows(`SELECT ${counts}, (SELECT SUM(version) FROM action_plan) AS versions`));
}

function targetOf({ field, kind }: Operation): Target {
  const {
    status = 'DRAFT',
    who = kind === 'query' ? NATIONAL : ADMIN,
    values = {},
  } = WAYS[field] ?? ({} as Partial<Way>);
  const [typename] = field.split('.') as [string];
  let key: Variables = {};
  return {
    async ask(query, variables) {
      const keyed = field.includes('.') ? { key: [key], ...variables } : variables;
      const { data, codes } = await stack.ask(who, query, keyed);
      const { userErrors = [] } = (kind === 'mutation' && data?.[field]) || {};
      return { data, codes: [...codes, ...userErrors.map(({ code }: { code: string }) => code)] };
    },
    async prepare() {
      if (field === 'createActionPlan') {
        const sql = 'DELETE FROM action_plan WHERE agency_id = ?';
        await stack.database.write((tx) => tx.query(sql, [OFFICE]).then(() => undefined));
        return { agencyId: OFFICE, year: YEAR };
      }
      const { planId, itemId, measuredId, version } = await bringPlanTo(stack, status);
      if (field === 'closeActionPlan') {
        const input = { planId, itemId, expectedVersion: version, quarter: 4, value: 1 };
        await stack.call(ADMIN, 'reportActual', input);
        return { planId, expectedVersion: version + 1 };
      }
      const ids: Readonly<Record<string, string>> = {
        Agency: MINISTRY,
        ActionPlan: planId,
        ActionPlanItem: measuredId,
      };
      key = { __typename: typename, id: ids[typename] ?? '' };
      return {
        ...{ planId, itemId, expectedVersion: version, id: planId, first: 10, year: YEAR, quarter: 1 },
        ...values,
      };
    },
    snapshot,
    findText: kind === 'mutation' ? async (text) => text.startsWith('https://') || findText(text) : undefined,
  };
}

describe('every argument', () => {
  it('of every operation answers with a code, or keeps what it was given', async () => {
    expect(operations.length).toBeGreaterThan(20);
    for (const operation of operations) await attack(operation, targetOf(operation), tally);
    expect(tally.asked).toBeGreaterThan(1_000);
  }, 600_000);
});
