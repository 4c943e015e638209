// `expect(answer).toRunStatements(n)`: how many SELECTs one request ran. Loaded by the tests that count.
import { expect } from '@jest/globals';
import type { Answer } from './startReports';

expect.extend({
  toRunStatements({ statements }: Answer, expected: number) {
    const list = statements.map((sql, index) => `${index + 1}. ${sql.slice(0, 300)}`).join('\n');
    return {
      pass: statements.length === expected,
      message: () => `${expected} statements were expected, ${statements.length} ran:\n${list}`,
    };
  },
});

declare module 'expect' {
  interface Matchers<R> {
    toRunStatements(expected: number): R;
  }
}
