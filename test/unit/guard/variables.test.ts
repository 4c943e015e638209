// Values of variables: every list and text at any depth, and characters and keys that must not pass.

import { describe, expect, it } from '@jest/globals';
import { checkOperation } from '../../../gateway/guard/checkOperation';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';
import { codeOf } from './support';

const check = (filter: unknown): string | undefined =>
  codeOf(() => checkOperation({ query: '{agency{id}}', variables: { filter } }, DEFAULT_LIMITS));

function nest(levels: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { inner: value };
  return value;
}

describe('variables', () => {
  it('limits lists at any depth', () => {
    expect(check([...Array(250).keys()])).toBeUndefined();
    expect(check([...Array(251).keys()])).toBe('TOO_MANY_ITEMS');
    expect(check({ inner: [{ ids: Array(251).fill('x') }] })).toBe('TOO_MANY_ITEMS');
  });

  it('limits texts by code points at any depth', () => {
    expect(check('x'.repeat(20_000))).toBeUndefined();
    expect(check('😀'.repeat(20_000))).toBeUndefined();
    expect(check('x'.repeat(20_001))).toBe('TOO_LONG');
    expect(check({ inner: [{ text: '😀'.repeat(20_001) }] })).toBe('TOO_LONG');
  });

  it('refuses NUL and lone surrogates, and lets every other text pass', () => {
    expect(check('a\0b')).toBe('BAD_USER_INPUT');
    expect(check(['\ud83d'])).toBe('BAD_USER_INPUT');
    expect(check({ text: '\ude00\ud83d' })).toBe('BAD_USER_INPUT');
    expect(check('Jalan rusak 😀 \u200d e\u0301 \ufeff \uffff')).toBeUndefined();
  });

  it('refuses NUL in a literal', () => {
    const query = '{agency(code:"a\\u0000"){id}}';
    expect(codeOf(() => checkOperation({ query }, DEFAULT_LIMITS))).toBe('BAD_USER_INPUT');
  });

  it('limits nesting', () => {
    // The object of variables itself is the first level.
    expect(check(nest(31))).toBeUndefined();
    expect(check(nest(32))).toBe('BAD_REQUEST');
    expect(check(nest(100_000))).toBe('BAD_REQUEST');
  });

  it('refuses the key __proto__ and takes constructor as any other', () => {
    expect(check(JSON.parse('{"inner":{"__proto__":{"isAdmin":true}}}'))).toBe('BAD_REQUEST');
    expect(check(JSON.parse('{"constructor":{"prototype":{"isAdmin":true}}}'))).toBeUndefined();
  });
});
