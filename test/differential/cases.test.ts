// Operations that were answered wrongly once, by this engine or by the planner and executor that it builds upon.
import { afterAll, describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUPERGRAPHS } from './support/allSupergraphs';
import { checkOperation } from './support/checkOperation';
import { readOperation, startComparison, type Comparison } from './support/startComparison';

interface Case {
  readonly supergraph: string;
  readonly why: string;
  readonly variables?: Record<string, unknown>;
  readonly data: unknown;
  readonly errorPaths?: readonly (readonly (string | number)[])[];
}

const FOLDER = join(__dirname, 'cases');
const comparisons = new Map<string, Promise<Comparison>>();

describe('operations that were answered wrongly once', () => {
  afterAll(async () => {
    for (const comparison of comparisons.values()) await (await comparison).close();
  });

  test.each(readdirSync(FOLDER))('%s', async (name) => {
    const read = (file: string): string => readFileSync(join(FOLDER, name, file), 'utf8');
    const { supergraph, variables, data, errorPaths = [] } = JSON.parse(read('case.json')) as Case;
    const comparison = await open(supergraph);
    const operation = readOperation(read('operation.graphql'), variables);
    const answer = await comparison.askEngine(operation);
    // As texts: an own key `__proto__` is a key like others.
    expect(JSON.stringify(answer.data, null, 1)).toBe(JSON.stringify(data, null, 1));
    const paths = (answer.errors ?? []).map(({ path }) => JSON.stringify(path)).sort();
    expect(paths).toEqual(errorPaths.map((path) => JSON.stringify(path)).sort());
    await checkOperation(comparison, operation);
  });
});

function open(name: string): Promise<Comparison> {
  const supergraph = SUPERGRAPHS.find((each) => each.name === name);
  if (supergraph === undefined) throw new Error(`There is no supergraph ${name}.`);
  const comparison = comparisons.get(name) ?? startComparison(supergraph);
  comparisons.set(name, comparison);
  return comparison;
}
