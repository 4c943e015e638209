// The rules of action plans by themselves: the state table against a matrix written by hand, progress, amounts, quarters, links.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isHttpsLink } from '../../../subgraphs/agencies/app/evidenceLink';
import { isAmount, MEASURE_TERMS, PLAN_MEASURES, PLAN_STATUSES } from '../../../subgraphs/agencies/domain/actionPlan';
import { isPlanYear, quarterStart } from '../../../subgraphs/agencies/domain/planCalendar';
import { lastTargetQuarter, latestProgress, progressOf } from '../../../subgraphs/agencies/domain/planProgress';
import { renderPlanStates } from '../../../subgraphs/agencies/domain/planStateDoc';
import { PLAN_ACTIONS, PLAN_STATE_TABLE, transitionOf } from '../../../subgraphs/agencies/domain/planStateTable';

/** Action, states in which it is possible (of DRAFT SUBMITTED APPROVED REPORTED), where it leads, who. Not derived from the table. */
const MATRIX: readonly (readonly [string, string, string, string])[] = [
  ['CREATE', '', 'DRAFT', 'COORDINATOR OWN_ADMIN'],
  ['UPDATE', 'DRAFT', 'DRAFT', 'COORDINATOR OWN_ADMIN'],
  ['ADD_ITEM', 'DRAFT', 'DRAFT', 'COORDINATOR OWN_ADMIN'],
  ['UPDATE_ITEM', 'DRAFT', 'DRAFT', 'COORDINATOR OWN_ADMIN'],
  ['REMOVE_ITEM', 'DRAFT', 'DRAFT', 'COORDINATOR OWN_ADMIN'],
  ['SUBMIT', 'DRAFT', 'SUBMITTED', 'COORDINATOR OWN_ADMIN'],
  ['APPROVE', 'SUBMITTED', 'APPROVED', 'NATIONAL_ADMIN'],
  ['RETURN', 'SUBMITTED APPROVED', 'DRAFT', 'NATIONAL_ADMIN'],
  ['REPORT_ACTUAL', 'APPROVED', 'APPROVED', 'COORDINATOR OWN_ADMIN OWN_LIAISON'],
  ['CLOSE', 'APPROVED', 'REPORTED', 'COORDINATOR OWN_ADMIN'],
];

describe('the state table', () => {
  it('says what the matrix says, one row an action', () => {
    const rows = PLAN_STATE_TABLE.map(({ action, from, to, who }) => [
      ...[action, (from ?? []).join(' '), to, [...who].sort().join(' ')],
    ]);
    expect(rows).toEqual(MATRIX);
    expect(PLAN_ACTIONS.map((action) => transitionOf(action).action)).toEqual(MATRIX.map(([action]) => action));
  });

  it('reaches every state, and lets an institution never approve itself', () => {
    expect(new Set(PLAN_STATE_TABLE.map(({ to }) => to))).toEqual(new Set(PLAN_STATUSES));
    const approving = PLAN_STATE_TABLE.filter(({ to, action }) => to === 'APPROVED' && action !== 'REPORT_ACTUAL');
    expect(approving.flatMap(({ who }) => who)).toEqual(['NATIONAL_ADMIN']);
  });

  it('is told row by row in the documentation', () => {
    for (const { action, mutation } of PLAN_STATE_TABLE)
      expect(renderPlanStates()).toMatch(new RegExp(`^\\| ${action} \\|.*\`${mutation}\``, 'm'));
  });
});

describe('progress', () => {
  it.each([
    [30, 40, 'HIGHER_IS_BETTER', 0.75],
    [50, 40, 'HIGHER_IS_BETTER', 1],
    [0, 0, 'HIGHER_IS_BETTER', 1],
    [0, 5, 'HIGHER_IS_BETTER', 0],
    [6, 3, 'LOWER_IS_BETTER', 0.5],
    [2, 3, 'LOWER_IS_BETTER', 1],
    [0, 3, 'LOWER_IS_BETTER', 1],
    [4, 0, 'LOWER_IS_BETTER', 0],
  ] as const)('of %d against %d, %s, is %d', (actual, target, direction, expected) => {
    expect(progressOf(actual, target, direction)).toBe(expected);
  });

  it('is that of the last quarter with both a target and an actual', () => {
    const targets = [10, null, 30, 40];
    const of = (...reported: [number, number | null][]) =>
      latestProgress(
        { direction: 'HIGHER_IS_BETTER', targets },
        reported.map(([quarter, amount]) => ({ quarter, amount })),
      );
    expect(of()).toBeNull();
    expect(of([2, 9])).toBeNull();
    expect(of([1, 5])).toBe(0.5);
    expect(of([1, 5], [2, 9])).toBe(0.5);
    expect(of([3, 15], [1, 10])).toBe(0.5);
    expect(of([3, 15], [4, null])).toBe(0.5);
    expect([lastTargetQuarter(targets), lastTargetQuarter([1, null, null, null])]).toEqual([4, 1]);
  });

  it('lies between nothing and everything, and never falls when the better is reached', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(amount, amount, amount, (a, b, target) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        const up = [
          progressOf(less, target, 'HIGHER_IS_BETTER'),
          progressOf(more, target, 'HIGHER_IS_BETTER'),
        ] as const;
        const down = [
          progressOf(more, target, 'LOWER_IS_BETTER'),
          progressOf(less, target, 'LOWER_IS_BETTER'),
        ] as const;
        for (const [worse, better] of [up, down])
          if (!(worse >= 0 && worse <= better && better <= 1)) throw new Error(`${worse} ${better}`);
      }),
    );
  });
});

describe('an amount', () => {
  it('has at most three decimals and is not below zero', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (thousandths) => isAmount(thousandths / 1_000)));
    for (const wrong of [-0.001, 0.0001, 1.2345, 1e9 + 1, Number.NaN, Number.POSITIVE_INFINITY])
      expect([wrong, isAmount(wrong)]).toEqual([wrong, false]);
  });

  it('of a measured rate is in percent, the more the better; of a duration in working days, the less', () => {
    expect(MEASURE_TERMS.MEDIAN_RESOLVE_DAYS).toMatchObject({
      unitOfMeasure: 'hari kerja',
      direction: 'LOWER_IS_BETTER',
    });
    for (const measure of PLAN_MEASURES.filter((name) => name.endsWith('_RATE')))
      expect(MEASURE_TERMS[measure]).toMatchObject({ unitOfMeasure: 'persen', direction: 'HIGHER_IS_BETTER' });
  });
});

describe('the calendar of plans', () => {
  it('begins quarters at midnight in WIB', () => {
    expect(new Date(quarterStart(2026, 1)).toISOString()).toBe('2025-12-31T17:00:00.000Z');
    expect(new Date(quarterStart(2026, 4)).toISOString()).toBe('2026-09-30T17:00:00.000Z');
    expect(quarterStart(2026, 5)).toBe(quarterStart(2027, 1));
  });

  it('allows the next year as soon as this one has begun in WIB', () => {
    const newYear = Date.parse('2025-12-31T17:00:00Z');
    expect([isPlanYear(2027, newYear - 1), isPlanYear(2027, newYear), isPlanYear(2019, newYear)]).toEqual([
      ...[false, true, false],
    ]);
  });
});

describe('a link of evidence', () => {
  it.each([
    ['https://kota.go.id/bukti.pdf?x=1#a', true],
    ['https://xn--bcher-kva.go.id/', true],
    ['http://kota.go.id/', false],
    ['HTTPS://kota.go.id/', false],
    ['https://a:b@kota.go.id/', false],
    ['https://kota.go.id/ x', false],
    ['https://kota.go.id/\u202Ex', false],
    ['https://localhost/', false],
    ['https://', false],
    ['javascript:alert(1)//https://kota.go.id/', false],
    [`https://kota.go.id/${'a'.repeat(1_000)}`, false],
  ])('%s is taken: %s', (link, expected) => {
    expect(isHttpsLink(link)).toBe(expected);
  });
});
