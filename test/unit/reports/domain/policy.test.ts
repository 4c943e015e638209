// Limits by clock, classification and supervision, and the choice of a policy by date.
import { describe, expect, it } from '@jest/globals';
import { CLOCK_POLICIES, limitFor, ruleNamed } from '../../../../subgraphs/reports/domain/policy';
import type { ClockPolicy } from '../../../../subgraphs/reports/domain/policy';
import { CLASSIFICATIONS, CLOCK_KINDS } from '../../../../subgraphs/reports/domain/states';

const AT = Date.UTC(2026, 5, 1);

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
      { name: 'OLD', validFrom: '2018-01-01', validUntil: '2025-03-01', rules: [{ ...rule, limit: 3 }] },
      { name: 'NEW', validFrom: '2025-03-01', validUntil: null, rules: [{ ...rule, limit: 2 }] },
    ];
    const subject = { classification: 'COMPLAINT', supervision: null } as const;
    const midnight = Date.parse('2025-03-01T00:00:00+07:00');
    expect(limitFor('VERIFY', subject, midnight - 1, policies).policy).toBe('OLD');
    expect(limitFor('VERIFY', subject, midnight, policies).policy).toBe('NEW');
    expect(() => limitFor('VERIFY', subject, Date.UTC(2017, 0, 1), policies)).toThrow('No clock policy');
  });
});
