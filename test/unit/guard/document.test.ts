// What is refused before any counting: text that does not parse, cycles, a missing operation, a mutation by GET.

import { describe, expect, it } from '@jest/globals';
import { checkOperation } from '../../../gateway/guard/checkOperation';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';
import { codeOf, refusalOf } from './support';

const check = (query: string, operationName?: string, method?: string): string | undefined =>
  codeOf(() => checkOperation({ query, operationName, method }, DEFAULT_LIMITS));

describe('a document', () => {
  it('tells a syntax error with line and column', () => {
    const error = refusalOf(() => checkOperation({ query: '{\n  agency(' }, DEFAULT_LIMITS));
    expect(error?.code).toBe('GRAPHQL_PARSE_FAILED');
    expect(error?.message).toBe('Syntax Error: Expected Name, found <EOF>.');
    expect(error?.locations).toEqual([{ line: 2, column: 10 }]);
  });

  it.each(['', '{', '}', '{a}}', '{a', ')', ']]]', '{a(b:"', '{a(b:"""', '# only a comment', '\u0000', '{\ud800}'])(
    'refuses %j as a syntax error',
    (query) => {
      expect(check(query)).toBe('GRAPHQL_PARSE_FAILED');
    },
  );

  it.each([
    ['itself', '{agency{...A}} fragment A on Agency{parent{...A}}'],
    ['each other', '{agency{...A}} fragment A on Agency{...B} fragment B on Agency{...{...A}}'],
    ['themselves, unused', '{agency{id}} fragment A on Agency{...A}'],
    ['themselves at the root', '{...A} fragment A on Query{...A}'],
  ])('refuses fragments that use %s', (_name, query) => {
    expect(refusalOf(() => checkOperation({ query }, DEFAULT_LIMITS))?.message).toMatch(/within itself/);
    expect(check(query)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('refuses two fragments of one name and type definitions', () => {
    const twice = '{agency{...A}} fragment A on Agency{id} fragment A on Agency{name}';
    expect(check(twice)).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(check(`{agency{id}} type A ${'@a '.repeat(500)} {b:ID}`)).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it('leaves an unknown fragment to validation', () => {
    expect(check('{agency{...Missing}}')).toBeUndefined();
  });

  it('chooses the operation by name', () => {
    const query = 'query A {agency{id}} mutation B {submit{id}}';
    expect(check(query, 'B')).toBeUndefined();
    expect(checkOperation({ query, operationName: 'B' }, DEFAULT_LIMITS).operation.name?.value).toBe('B');
    expect(check(query)).toBe('OPERATION_RESOLUTION_FAILURE');
    expect(check(query, 'C')).toBe('OPERATION_RESOLUTION_FAILURE');
    expect(check('{agency{id}}', 'A')).toBe('OPERATION_RESOLUTION_FAILURE');
    expect(check('fragment A on Agency{id}')).toBe('OPERATION_RESOLUTION_FAILURE');
    expect(check(query, '__proto__')).toBe('OPERATION_RESOLUTION_FAILURE');
  });

  it('refuses a mutation by GET and lets a query of the same document pass', () => {
    const query = 'query A {agency{id}} mutation B {submit{id}}';
    const error = refusalOf(() => checkOperation({ query, operationName: 'B', method: 'GET' }, DEFAULT_LIMITS));
    expect(error?.code).toBe('METHOD_NOT_ALLOWED');
    expect(error?.headers).toEqual({ allow: 'POST' });
    expect(check(query, 'A', 'GET')).toBeUndefined();
    expect(check(query, 'B', 'POST')).toBeUndefined();
  });
});
