// The derivation rule against a model written straight from the domain's sentence.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { deriveStatus } from '../../../../subgraphs/reports/domain/deriveStatus';
import type { DerivableAssignment } from '../../../../subgraphs/reports/domain/deriveStatus';
import { ASSIGNMENT_STATUSES, STORED_STATUSES } from '../../../../subgraphs/reports/domain/states';
import type { AssignmentStatus, StoredStatus } from '../../../../subgraphs/reports/domain/states';

function deriveNaively(
  stored: StoredStatus | null,
  assignments: readonly DerivableAssignment[],
  reply: boolean,
): string {
  if (stored) return stored;
  const active = assignments.filter(({ status }) => !['DONE', 'RETURNED', 'WITHDRAWN', 'FORWARDED'].includes(status));
  if (active.length === 0) return 'SUBMITTED';
  const lead = active.find(({ role }) => role === 'LEAD')?.status ?? 'PENDING';
  const isAllAnswered = active.every(({ status }) => status === 'ANSWERED');
  if (lead === 'PENDING') return 'DISPOSED';
  if (lead === 'ACCEPTED' || !isAllAnswered) return 'IN_PROGRESS';
  return reply ? 'REPORTER_REPLIED' : 'RESPONDED';
}

const lead = fc
  .constantFrom<AssignmentStatus>(...ASSIGNMENT_STATUSES)
  .map((status) => ({ role: 'LEAD' as const, status }));
const supporting = fc
  .constantFrom<AssignmentStatus>(...ASSIGNMENT_STATUSES)
  .map((status) => ({ role: 'SUPPORTING' as const, status }));
const assignments = fc
  .tuple(fc.array(lead, { maxLength: 1 }), fc.array(supporting, { maxLength: 4 }))
  .map(([leads, others]) => [...others, ...leads]);

describe('derivation of the status', () => {
  it('agrees with the naive model for any assignments', () => {
    const stored = fc.option(fc.constantFrom<StoredStatus>(...STORED_STATUSES), { nil: null, freq: 8 });
    fc.assert(
      fc.property(stored, assignments, fc.boolean(), (kept, list, reply) => {
        expect(deriveStatus(kept, list, reply)).toBe(deriveNaively(kept, list, reply));
      }),
      { numRuns: 3000 },
    );
  });

  it('does not depend on the order of the assignments', () => {
    fc.assert(
      fc.property(assignments, fc.boolean(), (list, reply) => {
        expect(deriveStatus(null, [...list].reverse(), reply)).toBe(deriveStatus(null, list, reply));
      }),
    );
  });

  it.each([
    ['nobody holds it', [], false, 'SUBMITTED'],
    [
      'all returned',
      [
        ['LEAD', 'RETURNED'],
        ['SUPPORTING', 'WITHDRAWN'],
      ],
      true,
      'SUBMITTED',
    ],
    [
      'the lead is pending although another answered',
      [
        ['LEAD', 'PENDING'],
        ['SUPPORTING', 'ANSWERED'],
      ],
      false,
      'DISPOSED',
    ],
    [
      'the lead returned, others work',
      [
        ['LEAD', 'RETURNED'],
        ['SUPPORTING', 'ACCEPTED'],
      ],
      false,
      'DISPOSED',
    ],
    [
      'the lead answered, another did not',
      [
        ['LEAD', 'ANSWERED'],
        ['SUPPORTING', 'PENDING'],
      ],
      false,
      'IN_PROGRESS',
    ],
    [
      'all answered',
      [
        ['LEAD', 'ANSWERED'],
        ['SUPPORTING', 'ANSWERED'],
        ['SUPPORTING', 'RETURNED'],
      ],
      false,
      'RESPONDED',
    ],
    ['all answered, the reporter replied', [['LEAD', 'ANSWERED']], true, 'REPORTER_REPLIED'],
  ] as const)('when %s', (_name, list, reply, expected) => {
    const entries = list.map(([role, status]) => ({ role, status }));
    expect(deriveStatus(null, entries, reply)).toBe(expected);
  });
});
