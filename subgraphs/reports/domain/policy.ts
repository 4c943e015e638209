// Limits of the clocks: which policy holds on a date, and which of its rules fits a clock. The policies themselves are
// data of the database (`store/ruleBook.ts`); every due date keeps the names of the policy and rule that made it.
import { localDateOf } from './calendar';
import type { LocalDate } from './calendar';
import { CLASSIFICATIONS, CLOCK_KINDS, SUPERVISIONS } from './states';
import type { Classification, ClockKind, Supervision } from './states';

export const LIMIT_UNITS = ['WORKING_DAY', 'CALENDAR_DAY'] as const;
export type LimitUnit = (typeof LIMIT_UNITS)[number];

export interface ClockRule {
  readonly name: string;
  readonly clock: ClockKind;
  /** Null: for every classification. */
  readonly classification: Classification | null;
  /** Null: for every supervision. */
  readonly supervision: Supervision | null;
  readonly limit: number;
  readonly unit: LimitUnit;
}

export interface ClockPolicy {
  readonly name: string;
  /** First day (WIB) of validity; null: since ever. */
  readonly validFrom: LocalDate | null;
  /** First day (WIB) on which it is no longer valid; null: until further notice. */
  readonly validUntil: LocalDate | null;
  /** Where the limits stand written. */
  readonly source: string;
  readonly rules: readonly ClockRule[];
}

/**
 * What a new database is filled with, and what the seed counts by. Nobody else reads it: what holds is in the database.
 * PermenPANRB 24/2014, 62/2018 and 5/2025 followed each other, but only the limits of 62/2018 are established; they stand for all time
 * until those of the others are read in the source. Then: add the policy, and let the dates of the neighbours meet.
 */
// prettier-ignore
export const CLOCK_POLICIES: readonly ClockPolicy[] = [
  { name: 'PERMENPANRB_62_2018', validFrom: null, validUntil: null,
    source: 'PermenPANRB 62/2018 on the guidelines of the national system for complaints about public services', rules: [
    { name: 'VERIFY_3_WD', clock: 'VERIFY', classification: null, supervision: null, limit: 3, unit: 'WORKING_DAY' },
    { name: 'FIRST_RESPONSE_5_WD', clock: 'FIRST_RESPONSE', classification: null, supervision: null, limit: 5, unit: 'WORKING_DAY' },
    { name: 'RESOLVE_INFORMATION_REQUEST_5_WD', clock: 'RESOLVE', classification: 'INFORMATION_REQUEST', supervision: null, limit: 5, unit: 'WORKING_DAY' },
    { name: 'RESOLVE_ASPIRATION_5_WD', clock: 'RESOLVE', classification: 'ASPIRATION', supervision: null, limit: 5, unit: 'WORKING_DAY' },
    { name: 'RESOLVE_COMPLAINT_NON_SUPERVISORY_14_WD', clock: 'RESOLVE', classification: 'COMPLAINT', supervision: 'NON_SUPERVISORY', limit: 14, unit: 'WORKING_DAY' },
    { name: 'RESOLVE_COMPLAINT_SUPERVISORY_60_WD', clock: 'RESOLVE', classification: 'COMPLAINT', supervision: 'SUPERVISORY', limit: 60, unit: 'WORKING_DAY' },
    { name: 'AUTO_CLOSE_10_WD', clock: 'AUTO_CLOSE', classification: null, supervision: null, limit: 10, unit: 'WORKING_DAY' },
    { name: 'COMPLETE_30_D', clock: 'COMPLETE', classification: null, supervision: null, limit: 30, unit: 'CALENDAR_DAY' },
  ] },
];

export interface ClockLimit {
  readonly policy: string;
  readonly rule: ClockRule;
}

function isValidOn(policy: ClockPolicy, date: LocalDate): boolean {
  return (policy.validFrom ?? '') <= date && (policy.validUntil === null || date < policy.validUntil);
}

function fits(rule: ClockRule, clock: ClockKind, classification: Classification, supervision: Supervision): boolean {
  if (rule.clock !== clock) return false;
  if (rule.classification !== null && rule.classification !== classification) return false;
  return rule.supervision === null || rule.supervision === supervision;
}

/** The subject of a limit. A complaint whose supervision nobody has stated counts as NON_SUPERVISORY. */
export interface LimitSubject {
  readonly classification: Classification;
  readonly supervision: Supervision | null;
}

/** The policies that hold, ready to be asked: the rules of a case get it as an argument. */
export interface LimitBook {
  /** @throws RangeError where no policy was valid, or its policy says nothing of that clock */
  limitFor(clock: ClockKind, subject: LimitSubject, atMs: number): ClockLimit;
  /** The rule behind a stored due date. @throws RangeError */
  ruleNamed(policyName: string, ruleName: string): ClockRule;
}

/** Asked for every clock of a million seeded reports: every answer is one look-up. */
export function createLimitBook(policies: readonly ClockPolicy[]): LimitBook {
  const [first] = policies;
  const only = policies.length === 1 && first?.validFrom === null && first.validUntil === null ? first : undefined;
  const byName = new Map(policies.map(({ name, rules }) => [name, new Map(rules.map((rule) => [rule.name, rule]))]));
  const found = new Map<string, ClockLimit>();
  const policyAt = (atMs: number): ClockPolicy => {
    // One policy without bounds needs no date.
    if (only) return only;
    const date = localDateOf(atMs, 'WIB');
    const policy = policies.find((candidate) => isValidOn(candidate, date));
    if (!policy) throw new RangeError(`No clock policy is valid on ${date}.`);
    return policy;
  };
  return {
    limitFor(clock, { classification, supervision }, atMs) {
      const policy = policyAt(atMs);
      const key = `${policy.name} ${clock} ${classification} ${supervision}`;
      let limit = found.get(key);
      if (limit === undefined) {
        limit = findLimit(policy, clock, classification, supervision ?? 'NON_SUPERVISORY');
        found.set(key, limit);
      }
      return limit;
    },
    ruleNamed(policyName, ruleName) {
      const rule = byName.get(policyName)?.get(ruleName);
      if (!rule) throw new RangeError(`There is no rule ${ruleName} in ${policyName}.`);
      return rule;
    },
  };
}

function findLimit(
  policy: ClockPolicy,
  clock: ClockKind,
  classification: Classification,
  supervision: Supervision,
): ClockLimit {
  const rule = policy.rules.find((candidate) => fits(candidate, clock, classification, supervision));
  if (!rule) throw new RangeError(`${policy.name} has no rule for ${clock} of ${classification}.`);
  return { policy: policy.name, rule };
}

/** What makes policies unfit to count by; empty when every clock has a limit on every day. */
export function listPolicyFaults(policies: readonly ClockPolicy[]): readonly string[] {
  const faults: string[] = [];
  const ordered = [...policies].sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
  if (ordered[0]?.validFrom !== null || ordered.at(-1)?.validUntil !== null) faults.push('They do not cover all days.');
  ordered.slice(1).forEach(({ name, validFrom }, i) => {
    if (ordered[i]?.validUntil !== validFrom) faults.push(`${name} does not begin where the one before it ends.`);
  });
  for (const policy of policies) {
    for (const { name, limit } of policy.rules)
      if (!Number.isInteger(limit) || limit < 1) faults.push(`${name} of ${policy.name} has no limit.`);
    for (const clock of CLOCK_KINDS)
      for (const classification of CLASSIFICATIONS)
        for (const supervision of SUPERVISIONS)
          if (!policy.rules.some((rule) => fits(rule, clock, classification, supervision)))
            faults.push(`${policy.name} has no rule for ${clock} of ${classification}, ${supervision}.`);
  }
  return faults;
}
