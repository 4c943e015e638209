// Cases from before the case log get their chains from the migration, however it was interrupted.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AddCaseLog } from '../../../../subgraphs/reports/migrations/addCaseLog';
import { ChainOldCases } from '../../../../subgraphs/reports/migrations/chainOldCases';
import { FIRST_DAY, lifeFrom, startLogStack, type LogStack } from './logStack';

let stack: LogStack;

beforeAll(async () => {
  stack = await startLogStack();
  for (const incidentPlace of ['Pasar', null, 'Jalan Merdeka'])
    await stack.reports.insertCase({ submittedAt: FIRST_DAY, incidentPlace, steps: lifeFrom(FIRST_DAY) });
});

afterAll(() => stack.close());

it('every case is whole after the migration, and so is what follows', async () => {
  const runner = stack.reports.db.writer.createQueryRunner();
  const columns = 'report_id, version, id, at, action, from_status, to_status, actor_role, actor_operator_id';
  const told = () => stack.rows(`SELECT ${columns} FROM history ORDER BY report_id, version`);
  const before = await told();
  await new AddCaseLog().down(runner);
  await new AddCaseLog().up(runner);
  expect(await stack.verify()).toContain('what the entry says does not fit its hash');
  await new ChainOldCases().up(runner);
  expect(await stack.verify()).toBe('whole');
  expect(await told()).toEqual(before);
  const salts = await stack.rows(
    'SELECT salt FROM response UNION SELECT salt FROM reply UNION SELECT text_salt FROM report',
  );
  expect(salts).toHaveLength(3 * 4);
  // Cut off and run again, it leaves what is done.
  await stack.run('UPDATE report SET log_head = NULL WHERE id = ?', before[0]?.report_id);
  await new ChainOldCases().up(runner);
  expect(await stack.verify()).toBe('whole');
  await stack.reports.insertCase({ steps: [{ action: 'ARCHIVE', reason: 'SPAM' }] });
  expect(await stack.verify()).toBe('whole');
  await stack.run("UPDATE reply SET body = 'X'");
  expect(await stack.verify()).toContain('the text is not the one that this entry brought');
});
