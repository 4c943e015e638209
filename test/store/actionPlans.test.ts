// Lists of action plans are read along an index in their order, on each engine, over the plans of ten years.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openRuntime, type OpenRuntime } from '../../platform/subgraph/openRuntime';
import { seedOnce } from '../../platform/subgraph/seedOnce';
import { agenciesModule } from '../../subgraphs/agencies/module';
import { findPlans, findPlansByIds, type PlanScope } from '../../subgraphs/agencies/store/actionPlans';
import { countPillars } from '../../subgraphs/agencies/store/planMonitoring';
import { insertPlans } from '../../subgraphs/agencies/store/writePlan';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase';

let place: TestDatabase;
let runtime: OpenRuntime;
let heard: { sql: string; parameters: readonly unknown[] }[] = [];

beforeAll(async () => {
  place = await createTestDatabase();
  const databaseUrl = place.urlFor('agencies');
  runtime = await openRuntime(
    agenciesModule,
    {
      ...{ host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir: place.dataDir, databaseUrl, peers: {} },
      ...{ rootKey: Buffer.alloc(32), seed: { scale: 'demo', until: '2026-11-22' } },
    },
    { onStatement: (sql, parameters) => void heard.push({ sql, parameters }) },
  );
  await seedOnce(agenciesModule, runtime);
  await addOlderYears();
  if (databaseUrl !== null) await runtime.db.writer.query('ANALYZE TABLE action_plan, action_plan_item');
}, 60_000);
afterAll(async () => {
  await runtime?.close();
  await place?.drop();
});

async function addOlderYears(): Promise<void> {
  const ids = (await runtime.db.reader.query('SELECT id FROM action_plan WHERE year = 2025')) as { id: string }[];
  const plans = await findPlansByIds(
    runtime.db.reader,
    ids.map(({ id }) => id),
  );
  for (let year = 2016; year < 2025; year += 1) {
    const older = plans.map((plan) => ({ ...plan, year, id: `${year}${plan.id.slice(4)}` }));
    await runtime.db.write((tx) => insertPlans(tx, older));
  }
}

const ALL: PlanScope = { sight: 'ALL', year: null, status: null, agencyId: null, kind: null, pillar: null };
const PUBLIC: PlanScope = { ...ALL, sight: { agencyIds: [] } };

it.each([
  ['all', ALL],
  ['the public’s', PUBLIC],
  ['of a year', { ...PUBLIC, year: 2026 }],
  ['in a state', { ...ALL, status: 'DRAFT' as const }],
  ['of a kind', { ...ALL, kind: 'CITY' as const }],
  ['of a year with a pillar', { ...PUBLIC, year: 2026, pillar: 'PEOPLE' as const }],
])('%s, from their beginning and from further on', async (_name, scope) => {
  const faults: string[] = [];
  for (const after of [null, { year: 2026, agencyCode: 'PEMKAB-3201' }]) {
    heard = [];
    expect((await findPlans(runtime.db.reader, scope, { after, limit: 26 })).length).toBeGreaterThan(0);
    faults.push(...(await findSorts(heard[0] as (typeof heard)[number])));
  }
  expect(faults).toEqual([]);
});

it('progress by pillar reads the items of one year only', async () => {
  heard = [];
  expect(await countPillars(runtime.db.reader, 2026)).toHaveLength(6);
  const { sql, parameters } = heard[0] as (typeof heard)[number];
  const plan = JSON.stringify(await explain(sql, parameters));
  expect(plan).toContain('action_plan_item_pillar');
  expect(plan).toMatch(/action_plan_(year|status)/);
});

async function findSorts({ sql, parameters }: { sql: string; parameters: readonly unknown[] }): Promise<string[]> {
  const rows = await explain(sql, parameters);
  return rows.map((row) => JSON.stringify(row)).filter((row) => /filesort|TEMP B-TREE FOR ORDER BY/.test(row));
}

async function explain(sql: string, parameters: readonly unknown[]): Promise<object[]> {
  const verb = place.urlFor('agencies') === null ? 'EXPLAIN QUERY PLAN' : 'EXPLAIN';
  return (await runtime.db.reader.query(`${verb} ${sql}`, [...parameters])) as object[];
}
