// Policies and calendars as everybody reads them, and that a change in the database reaches a running process.
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bumpRevision } from '../../../../subgraphs/reports/store/ruleBook';
import { asNobody } from '../support/callers';
import { startReports, type RunningReports } from '../support/startReports';

let reports: RunningReports;
beforeAll(async () => {
  reports = await startReports();
});
afterAll(() => reports.close());

it('tells everybody the limits and the days off, with their sources', async () => {
  const { data, codes } = await reports.ask(
    asNobody(),
    `{ clockPolicies { name source validFrom validUntil rules { name clock limit unit } }
       calendar(year: 2026) { version holidays { date kind source isProposal } } later: calendar(year: 2050) { version } }`,
  );
  expect(codes).toEqual([]);
  expect(data.clockPolicies).toHaveLength(1);
  expect(data.clockPolicies[0].rules).toContainEqual({
    ...{ name: 'VERIFY_3_WD', clock: 'VERIFY', limit: 3, unit: 'WORKING_DAY' },
  });
  expect(data.calendar.holidays.find(({ date }: { date: string }) => date === '2026-08-17')).toMatchObject({
    ...{ kind: 'NATIONAL_HOLIDAY', isProposal: false },
  });
  expect(data.later.version).toBe(0);
});

it('counts by what the database holds once its revision has grown, and refuses policies with a gap', async () => {
  const { db, services } = reports;
  expect(await services.ruleBook.refresh()).toBe(false);
  expect(services.calendar.isWorkingDay('2026-03-10')).toBe(true);
  await db.write(async (tx) => {
    const row = ['2026-03-10', 2026, 'Libur', 'JOINT_LEAVE', 'test', 0, 2];
    await tx.query(`INSERT INTO holiday VALUES (${row.map(() => '?').join(', ')})`, row);
    await bumpRevision(tx);
  });
  expect(await services.ruleBook.refresh()).toBe(true);
  expect(services.calendar.isWorkingDay('2026-03-10')).toBe(false);
  await db.write(async (tx) => {
    await tx.query("UPDATE clock_policy SET valid_until = '2027-01-01'");
    await bumpRevision(tx);
  });
  await expect(services.ruleBook.refresh()).rejects.toThrow('cannot be counted by');
  expect(services.limits.ruleNamed('PERMENPANRB_62_2018', 'VERIFY_3_WD').limit).toBe(3);
});
