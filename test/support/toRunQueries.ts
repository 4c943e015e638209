// `expect(statements).toRunQueries(n)`: how many SQL statements ran, told one by one when it was another number.
// Loaded by the tests that count, for the statements of `stack.record`.
import { expect } from '@jest/globals';

expect.extend({
  toRunQueries(statements: readonly string[], expected: number) {
    const list = statements.map((sql, index) => `${index + 1}. ${sql.slice(0, 400)}`).join('\n');
    return {
      pass: statements.length === expected,
      message: () => `${expected} statements were expected, ${statements.length} ran:\n${list}`,
    };
  },
});

declare module 'expect' {
  interface Matchers<R> {
    toRunQueries(expected: number): R;
  }
}
