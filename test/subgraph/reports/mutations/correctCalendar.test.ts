// The correction of a calendar: who may, what is refused, that it happens once and whole, and what it costs.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import type { Principal } from '../../../../schema/contract/principal';
import { MINISTRY, NATIONAL, SITI, adminOf } from './people';
import { startWriting, type Input, type WritingStack } from './writingStack';

const CORRECT = `mutation ($input: CorrectCalendarInput!) { correctCalendar(input: $input) {
  calendar { year version holidays { date name kind source isProposal } } userErrors { code field message } } }`;

let stack: WritingStack;
beforeAll(async () => {
  stack = await startWriting();
});
afterAll(() => stack.close());

const day = (date: string, name = 'Cuti bersama') => ({ date, name, kind: 'JOINT_LEAVE', source: 'SKB 1/2026' });
async function correct(input: Input, who: Principal = NATIONAL) {
  const { data, codes } = await stack.ask(who, CORRECT, { input: { idempotencyKey: newId(), ...input } });
  return { codes, ...(data?.correctCalendar as { calendar: any; userErrors: any[] } | undefined) };
}
const versionOf = async (year: number): Promise<number> =>
  (await stack.ask(NATIONAL, `{ calendar(year: ${year}) { version } }`)).data.calendar.version;
const corrections = () => stack.rows('SELECT * FROM calendar_correction ORDER BY at, id');

describe('a correction of a calendar', () => {
  it('adds, removes and replaces days of a year, is told at once, and waits for the other processes', async () => {
    const version = await versionOf(2026);
    const input = { year: 2026, expectedVersion: version, add: [day('2026-09-10'), day('2026-09-12')] };
    const { calendar, userErrors } = await correct(input);
    expect(userErrors).toEqual([]);
    expect(calendar.version).toBe(version + 1);
    expect(calendar.holidays.filter((h: any) => h.source === 'SKB 1/2026')).toHaveLength(2);
    const [row] = await corrections();
    // 12 September is a Saturday: no due date depends on it.
    expect(row).toMatchObject({
      first_day: '2026-09-10',
      last_day: '2026-09-10',
      is_done: 0,
      operator_id: NATIONAL.id,
    });
    expect(Number(row?.not_before)).toBe(stack.clock.nowMs + 30_000);

    const replaced = await correct({
      ...{ year: 2026, expectedVersion: version + 1, remove: ['2026-09-10'] },
      add: [day('2026-09-10', 'Hari raya')],
    });
    expect(replaced.calendar.holidays).toContainEqual({ ...day('2026-09-10', 'Hari raya'), isProposal: false });
    expect((await corrections()).filter(({ is_done }) => Number(is_done) === 1)).toHaveLength(1);
    const removed = await correct({ year: 2026, expectedVersion: version + 2, remove: ['2026-09-10', '2026-09-12'] });
    expect(removed.calendar.holidays.some((h: any) => h.date === '2026-09-10')).toBe(false);
  });

  it('gives a year without days off its first', async () => {
    const { calendar } = await correct({ year: 2041, expectedVersion: 0, add: [day('2041-01-01')] });
    expect(calendar).toMatchObject({ version: 1, holidays: [day('2041-01-01')] });
    const again = await correct({ year: 2041, expectedVersion: 0, add: [day('2041-01-02')] });
    expect(again.userErrors).toMatchObject([{ code: 'VERSION_CONFLICT', field: ['expectedVersion'] }]);
  });

  it('happens once for a key, and once for a version', async () => {
    const input = { idempotencyKey: newId(), year: 2042, expectedVersion: 0, add: [day('2042-01-01')] };
    const [first, second] = [await correct(input), await correct(input)];
    expect(second).toEqual(first);
    const raced = await Promise.all(
      ['2042-02-03', '2042-02-04'].map((date) => correct({ year: 2042, expectedVersion: 1, add: [day(date)] })),
    );
    expect(raced.filter(({ userErrors }) => userErrors?.length === 0)).toHaveLength(1);
    expect(await versionOf(2042)).toBe(2);
  });

  it.each([
    ['nothing at all', {}, ['REQUIRED add']],
    ['a day of another year', { add: [day('2027-01-04')] }, ['INVALID_INPUT add.0.date']],
    ['a day twice', { add: [day('2026-10-05'), day('2026-10-05')] }, ['INVALID_INPUT add.1.date']],
    ['a day that is off already', { add: [day('2026-08-17')] }, ['INVALID_INPUT add.0.date']],
    ['the removal of a working day', { remove: ['2026-10-05'] }, ['INVALID_INPUT remove.0']],
    ['a day without a name', { add: [day('2026-10-05', ' ')] }, ['REQUIRED add.0.name']],
    ['a long name', { add: [day('2026-10-05', 'x'.repeat(201))] }, ['TOO_LONG add.0.name']],
    ['a long list', { remove: new Array(61).fill('2026-10-05') }, ['TOO_MANY_ITEMS remove']],
    ['a year beyond the calendar', { year: 2100, add: [day('2100-01-04')] }, ['INVALID_INPUT year']],
  ])('refuses %s, and changes nothing', async (_what, input, expected) => {
    const version = await versionOf(2026);
    const before = (await corrections()).length;
    const { calendar, userErrors } = await correct({ year: 2026, expectedVersion: version, ...input });
    expect(calendar).toBeNull();
    expect(userErrors?.map(({ code, field }) => `${code} ${field.join('.')}`)).toEqual(expected);
    expect(await versionOf(2026)).toBe(version);
    expect((await corrections()).length).toBe(before);
  });

  it('is the national admin’s alone', async () => {
    const input = { year: 2043, expectedVersion: 0, add: [day('2043-01-01')] };
    for (const who of [adminOf(MINISTRY), SITI]) expect((await correct(input, who)).codes).toEqual(['FORBIDDEN']);
    expect(await versionOf(2043)).toBe(0);
  });

  it('costs at most 12 statements, the reading of the new calendar included', async () => {
    const add = Array.from({ length: 28 }, (_, i) => day(`2044-02-${String(i + 1).padStart(2, '0')}`));
    const statements = await stack.listStatements(() => correct({ year: 2044, expectedVersion: 0, add }));
    expect(statements.length).toBeGreaterThan(5);
    const full = await stack.listStatements(() =>
      correct({ year: 2044, expectedVersion: 1, add: [day('2044-03-01')], remove: ['2044-02-01'] }),
    );
    expect(full.length).toBeLessThanOrEqual(12);
  });
});
