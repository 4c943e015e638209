// The example operations of schema/operations: each fits the API schema and passes every default limit at full pages.
import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { buildSchema, parse, validate, type OperationDefinitionNode } from 'graphql';
import { checkOperation } from '../../../gateway/guard/checkOperation';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';
import { projectPath } from '../../../platform/projectPath';

const FOLDER = projectPath('schema', 'operations');
const AUDIENCES = ['agency-system', 'citizen', 'dashboard', 'developer', 'operator'];
const FULL_PAGE = 100;

const schema = buildSchema(readFileSync(projectPath('schema', 'api.graphql'), 'utf8'));
const operations = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.graphql'))
  .sort()
  .map((path) => ({ path, text: readFileSync(projectPath('schema', 'operations', path), 'utf8') }));

function readOperation(text: string): OperationDefinitionNode {
  return parse(text).definitions.find((node) => node.kind === 'OperationDefinition') as OperationDefinitionNode;
}

it('there are examples for every audience', () => {
  expect([...new Set(operations.map(({ path }) => dirname(path)))]).toEqual(AUDIENCES);
  expect(operations.length).toBeGreaterThanOrEqual(12);
});

describe.each(operations)('$path', ({ path, text }) => {
  it('says what it is for and is named like its file', () => {
    const name = readOperation(text).name?.value ?? '';
    expect(text).toMatch(/^# [A-Z]/);
    expect(name.charAt(0).toLowerCase() + name.slice(1)).toBe(basename(path, '.graphql'));
  });

  it('fits the API schema', () => {
    expect(validate(schema, parse(text)).map((error) => error.message)).toEqual([]);
  });

  it('passes every default limit with pages of 100', () => {
    const { variableDefinitions = [] } = readOperation(text);
    const hasPages = variableDefinitions.some(({ variable }) => variable.name.value === 'first');
    const variables = hasPages ? { first: FULL_PAGE } : {};
    const checked = checkOperation({ query: text, variables }, DEFAULT_LIMITS, schema);
    expect(checked.warnings).toEqual([]);
    expect(checked.nodes).toBeLessThanOrEqual(DEFAULT_LIMITS.nodes);
  });
});
