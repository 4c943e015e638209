// Limits of the clocks as data, versioned by date. `applyClocks.ts` asks with the instant at which a clock starts;
// every due date keeps the names of the policy and rule that made it.
import { localDateOf } from './calendar';
import type { LocalDate } from './calendar';
import type { Classification, ClockKind, Supervision } from './states';

export type LimitUnit = 'WORKING_DAY' | 'CALENDAR_DAY';

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
  readonly rules: readonly ClockRule[];
}

/**
 * PermenPANRB 24/2014, 62/2018 and 5/2025 followed each other, but only the limits of 62/2018 are established; they stand for all time
 * until those of the others are read in the source. Then: add the policy, and let the dates of the neighbours meet.
 */
// prettier-ignore
export const CLOCK_POLICIES: readonly ClockPolicy[] = [
  { name: 'PERMENPANRB_62_2018', validFrom: null, validUntil: null, rules: [
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

function policyAt(atMs: number, policies: readonly ClockPolicy[]): ClockPolicy {
  // One policy without bounds needs no date: this runs for every clock of every seeded report.
  const only = policies.length === 1 ? policies[0] : undefined;
  if (only && only.validFrom === null && only.validUntil === null) return only;
  const date = localDateOf(atMs, 'WIB');
  const policy = policies.find((candidate) => isValidOn(candidate, date));
  if (!policy) throw new RangeError(`No clock policy is valid on ${date}.`);
  return policy;
}

/** The subject of a limit. A complaint whose supervision nobody has stated counts as NON_SUPERVISORY. */
export interface LimitSubject {
  readonly classification: Classification;
  readonly supervision: Supervision | null;
}

export function limitFor(
  clock: ClockKind,
  subject: LimitSubject,
  atMs: number,
  policies: readonly ClockPolicy[] = CLOCK_POLICIES,
): ClockLimit {
  const policy = policyAt(atMs, policies);
  const supervision = subject.supervision ?? 'NON_SUPERVISORY';
  const rule = policy.rules.find((candidate) => fits(candidate, clock, subject.classification, supervision));
  if (!rule) throw new RangeError(`${policy.name} has no rule for ${clock} of ${subject.classification}.`);
  return { policy: policy.name, rule };
}

/** The rule behind a stored due date. */
export function ruleNamed(policyName: string, ruleName: string): ClockRule {
  const policy = CLOCK_POLICIES.find((candidate) => candidate.name === policyName);
  const rule = policy?.rules.find((candidate) => candidate.name === ruleName);
  if (!rule) throw new RangeError(`There is no rule ${ruleName} in ${policyName}.`);
  return rule;
}
