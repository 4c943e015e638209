// What an error leaves in the log.
import { expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { createLogger } from '../../../platform/log';

function logged(err: unknown): { text: string; err: Record<string, unknown> } {
  let text = '';
  createLogger('test', 'info', { write: (line) => void (text += line) }).error({ err }, 'it failed');
  return { text, err: (JSON.parse(text) as { err: Record<string, unknown> }).err };
}

const driverError = Object.assign(new Error("Duplicate entry '+6281234567890' for key 'phone'"), {
  code: 'ER_DUP_ENTRY',
  errno: 1062,
  sqlState: '23000',
  sqlMessage: "Duplicate entry '+6281234567890' for key 'phone'",
  sql: "INSERT INTO reporter VALUES ('Siti Aminah', '+6281234567890')",
});
const failed = new QueryFailedError(
  'INSERT INTO reporter VALUES (?, ?)',
  ['Siti Aminah', '+6281234567890'],
  driverError,
);

it.each([
  ['as TypeORM throws it', failed],
  ['as the driver throws it', driverError],
])('an error of SQL, %s, is told without the values that were to be written', (_name, error) => {
  const { text, err } = logged(error);
  expect(err).toMatchObject({ code: 'ER_DUP_ENTRY', errno: 1062, stack: expect.stringContaining('log.test') });
  expect(text).not.toMatch(/Siti|6281234567890/);
});

it('an error of SQL keeps its statement with the placeholders', () => {
  expect(logged(failed).err).toMatchObject({ type: 'QueryFailedError', query: 'INSERT INTO reporter VALUES (?, ?)' });
});

it('any other error keeps its message', () => {
  expect(logged(new TypeError('x is not a function')).err).toMatchObject({ message: 'x is not a function' });
});
