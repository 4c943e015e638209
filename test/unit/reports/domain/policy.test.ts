// Limits by clock, classification and supervision, and the choice of a policy by date.
import { describe, expect, it } from '@jest/globals';
import { CLOCK_POLICIES, createLimitBook, listPolicyFaults } from '../../../../subgraphs/reports/domain/policy';
import type { ClockPolicy } from '../../../../subgraphs/reports/domain/policy';
import { CLASSIFICATIONS, CLOCK_KINDS } from '../../../../subgraphs/reports/domain/states';

const AT = Date.UTC(2026, 5, 1);
const { limitFor, ruleNamed } = createLimitBook(CLOCK_POLICIES);

describe('clock policies', () => {
  it.each([
    ['VERIFY', 'COMPLAINT', 'SUPERVISORY', 3, 'WORKING_DAY'],
    ['FIRST_RESPONSE', 'ASPIRATION', null, 5, 'WORKING_DAY'],
    ['RESOLVE', 'INFORMATION_REQUEST', null, 5, 'WORKING_DAY'],
    ['RESOLVE', 'ASPIRATION', null, 5, 'WORKING_DAY'],
    ['RESOLVE', 'COMPLAINT', 'NON_SUPERVISORY', 14, 'WORKING_DAY'],
    ['RESOLVE', 'COMPLAINT', null, 14, 'WORKING_DAY'],
    ['RESOLVE', 'COMPLAINT', 'SUPERVISORY', 60, 'WORKING_DAY'],
    ['AUTO_CLOSE', 'COMPLAINT', null, 10, 'WORKING_DAY'],
    ['COMPLETE', 'COMPLAINT', null, 30, 'CALENDAR_DAY'],
  ] as const)('%s of %s %s', (clock, classification, supervision, limit, unit) => {
    const { policy, rule } = limitFor(clock, { classification, supervision }, AT);
    expect({ policy, limit: rule.limit, unit: rule.unit }).toEqual({ policy: 'PERMENPANRB_62_2018', limit, unit });
  });

  it('name each rule once, so that a stored due date leads back to its rule', () => {
    for (const policy of CLOCK_POLICIES) {
      expect(new Set(policy.rules.map(({ name }) => name)).size).toBe(policy.rules.length);
      for (const rule of policy.rules) expect(ruleNamed(policy.name, rule.name)).toBe(rule);
    }
    expect(() => ruleNamed('PERMENPANRB_62_2018', 'NOWHERE')).toThrow('There is no rule');
  });

  it('give every clock a limit for every classification', () => {
    for (const clock of CLOCK_KINDS) {
      for (const classification of CLASSIFICATIONS) {
        expect(limitFor(clock, { classification, supervision: null }, AT).rule.limit).toBeGreaterThan(0);
      }
    }
  });

  it('change at midnight in Jakarta on the first day of the next policy', () => {
    const rule = {
      name: 'VERIFY',
      clock: 'VERIFY',
      classification: null,
      supervision: null,
      unit: 'WORKING_DAY',
    } as const;
    const policies: ClockPolicy[] = [
      { name: 'OLD', validFrom: '2018-01-01', validUntil: '2025-03-01', source: 'old', rules: [{ ...rule, limit: 3 }] },
      { name: 'NEW', validFrom: '2025-03-01', validUntil: null, source: 'new', rules: [{ ...rule, limit: 2 }] },
    ];
    const subject = { classification: 'COMPLAINT', supervision: null } as const;
    const midnight = Date.parse('2025-03-01T00:00:00+07:00');
    const book = createLimitBook(policies);
    expect(book.limitFor('VERIFY', subject, midnight - 1).policy).toBe('OLD');
    expect(book.limitFor('VERIFY', subject, midnight).policy).toBe('NEW');
    expect(() => book.limitFor('VERIFY', subject, Date.UTC(2017, 0, 1))).toThrow('No clock policy');
  });

  it('are unfit with a gap, an overlap, an end, or a clock without a limit', () => {
    expect(listPolicyFaults(CLOCK_POLICIES)).toEqual([]);
    const [policy] = CLOCK_POLICIES as [ClockPolicy];
    const until = { ...policy, validUntil: '2025-03-01' };
    const from = { ...policy, name: 'NEXT', validFrom: '2025-03-01' };
    expect(listPolicyFaults([from, until])).toEqual([]);
    expect(listPolicyFaults([until])).toEqual(['They do not cover all days.']);
    expect(listPolicyFaults([until, { ...from, validFrom: '2025-03-02' }])).toHaveLength(1);
    expect(listPolicyFaults([])).toHaveLength(1);
    const withoutVerify = { ...policy, rules: policy.rules.filter(({ clock }) => clock !== 'VERIFY') };
    expect(listPolicyFaults([withoutVerify])[0]).toContain('has no rule for VERIFY');
    const zero = { ...policy, rules: policy.rules.map((rule) => ({ ...rule, limit: 0 })) };
    expect(listPolicyFaults([zero])[0]).toContain('has no limit');
  });
});
