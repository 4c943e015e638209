// The examples as the playground opens them (schema/operations/examples.json): with the token and the variables that it would
// fill in, each finds something in the demonstration data.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fillVariables } from '../../gateway/web/page/example';
import { projectPath } from '../../platform/projectPath';
import { DEMO_AGENCY_CODE } from '../../schema/reference/demo';
import { listOperations, readOperation } from '../support/operations';
import { startStack, type Stack } from '../support/startStack';

interface Entry {
  readonly as: string | null;
  readonly variables: Record<string, unknown>;
  readonly find?: string;
}

const { tabs, examples } = JSON.parse(readFileSync(projectPath('schema', 'operations', 'examples.json'), 'utf8')) as {
  tabs: string[];
  examples: Record<string, Entry>;
};

/** Nobody's tracking secret can be found in the data: these say where to take their variables from. */
const AFTER_SUBMISSION = ['citizen/trackReport', 'citizen/replyToReport', 'citizen/confirmResolution'];
const ON_PURPOSE = 'developer/errorOnPurpose';

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
}, 180_000);
afterAll(() => stack?.close(), 30_000);

function tokenOf(persona: string | null): Promise<string> | null {
  const { tokens } = stack;
  const makers: Record<string, () => Promise<string>> = {
    'agency-system': () => tokens.asAgency(DEMO_AGENCY_CODE),
    'institution-admin': () => tokens.asInstitutionAdmin(DEMO_AGENCY_CODE),
    'unit-liaison': () => tokens.asUnitLiaison(DEMO_AGENCY_CODE),
    ombudsman: () => tokens.asOmbudsman(),
    'national-admin': () => tokens.asNationalAdmin(),
    analyst: () => tokens.asAnalyst(),
    citizen: () => tokens.asCitizen(),
  };
  return persona === null ? null : (makers[persona]?.() ?? Promise.reject(new Error(`Who is ${persona}?`)));
}

async function run(name: string) {
  const { as, variables, find } = examples[name] as Entry;
  const found = find === undefined ? null : (await stack.query(tokenOf(as), find)).data;
  const filled = fillVariables(variables, Date.now(), found) as Record<string, unknown>;
  return stack.query(tokenOf(as), readOperation(name), filled);
}

it('lists every operation, and has no more tabs than a screen shows', () => {
  expect(Object.keys(examples).sort()).toEqual(listOperations());
  expect(tabs.length).toBeLessThanOrEqual(7);
  expect(Object.keys(examples)).toEqual(expect.arrayContaining(tabs));
  expect(tabs).toContain(ON_PURPOSE);
});

const plain = Object.keys(examples).filter((name) => name !== ON_PURPOSE && !AFTER_SUBMISSION.includes(name));

describe('with what the playground fills in', () => {
  it.each(plain)('%s finds something', async (name) => {
    const { errors, data } = await run(name);
    expect(errors).toEqual([]);
    const [root] = Object.values(data as Record<string, any>);
    expect(root).not.toBeNull();
    expect(root.userErrors ?? []).toEqual([]);
    for (const list of [root.nodes, root.edges]) expect(list).not.toEqual([]);
  });

  it.each(AFTER_SUBMISSION)('%s says that its variables come from a submission', async (name) => {
    expect(JSON.stringify(examples[name])).toMatch(/from SubmitReport/);
    const { data, codes } = await run(name);
    const [root] = Object.values((data ?? {}) as Record<string, any>);
    expect(root?.userErrors?.[0]?.code ?? codes[0] ?? root).toMatch(/NOT_FOUND|INVALID|BAD_USER_INPUT/);
  });

  it('the error on purpose fails with its code', async () => {
    expect((await run(ON_PURPOSE)).codes).toEqual(['CURSOR_INVALID']);
  });
});
