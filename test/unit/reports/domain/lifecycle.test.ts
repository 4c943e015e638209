// Random lives of reports with several institutions: whatever happens, the invariants of the domain hold after each step.
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nextDue } from '../../../../subgraphs/reports/domain/caseState';
import type { CaseState } from '../../../../subgraphs/reports/domain/caseState';
import { REPORT_ACTIONS } from '../../../../subgraphs/reports/domain/states';
import { STATE_TABLE } from '../../../../subgraphs/reports/domain/stateTable';
import { SUBMIT, agency, attempt, history, running } from './caseFixture';
import type { Step } from './caseFixture';

const OPEN = ['SUBMITTED', 'NEEDS_INFO', 'DISPOSED', 'IN_PROGRESS', 'RESPONDED', 'REPORTER_REPLIED'];
const ACTIVE = ['PENDING', 'ACCEPTED', 'ANSWERED'];

interface Draw {
  readonly action: (typeof REPORT_ACTIONS)[number];
  readonly pick: number;
  readonly hours: number;
}

const draw: fc.Arbitrary<Draw> = fc.record({
  action: fc.constantFrom(...REPORT_ACTIONS),
  pick: fc.nat({ max: 1000 }),
  hours: fc.integer({ min: 1, max: 400 }),
});

function toStep(state: CaseState, { action, pick, hours }: Draw, at: number, serial: number): Step {
  const reasons = STATE_TABLE.find((row) => row.action === action)?.reasons ?? [null];
  const acted = state.assignments[pick % Math.max(1, state.assignments.length)];
  const fresh = { ...agency(`n${serial}`), agencyId: `agency-${pick % 6}` };
  const second = { ...agency(`m${serial}`, 'SUPPORTING'), agencyId: `agency-${(pick + 1) % 6}` };
  return {
    action,
    // The system acts on what ran out, people earlier.
    at: at + hours * (action === 'AUTO_CLOSE' || action === 'EXPIRE' ? 4 : 1) * 3_600_000,
    reason: action === 'ESCALATE' ? 'TO_OMBUDSMAN' : (reasons[pick % reasons.length] ?? null),
    rating: 1 + (pick % 5),
    classification: pick % 2 ? 'COMPLAINT' : 'ASPIRATION',
    supervision: pick % 3 ? 'SUPERVISORY' : null,
    assignmentId: acted?.id ?? null,
    assigneeOperatorId: action === 'ASSIGN_OPERATOR' ? `operator-${pick % 3}` : null,
    newAssignments: action === 'DISPOSE' && pick % 2 ? [fresh, second] : [fresh],
  };
}

/** Names of the invariants that the case breaks. */
function listFaults(state: CaseState): string[] {
  const active = state.assignments.filter(({ status }) => ACTIVE.includes(status));
  const clocks = running(state);
  const paused = state.clocks.filter(({ pausedAt }) => pausedAt !== null);
  const owed = state.clocks.filter((clock) => clock.stoppedAt === null && clock.assignmentId !== null);
  const checks: [string, boolean][] = [
    ['VERIFY runs exactly in SUBMITTED', clocks.includes('VERIFY') === (state.status === 'SUBMITTED')],
    ['AUTO_CLOSE runs exactly in RESPONDED', clocks.includes('AUTO_CLOSE') === (state.status === 'RESPONDED')],
    ['COMPLETE runs exactly in NEEDS_INFO', clocks.includes('COMPLETE') === (state.status === 'NEEDS_INFO')],
    ['clocks pause only in NEEDS_INFO', paused.length === 0 || state.status === 'NEEDS_INFO'],
    ['an ended report has no clock', OPEN.includes(state.status) || nextDue(state.clocks) === null],
    ['an ended report has no active assignment', OPEN.includes(state.status) || active.length === 0],
    ['one clock of a kind for each assignment', new Set(clocks).size === clocks.length],
    ['at most one lead', active.filter(({ role }) => role === 'LEAD').length <= 1],
    ['an agency holds it once', new Set(active.map(({ agencyId }) => agencyId)).size === active.length],
    ['only active assignments owe', owed.every((clock) => active.some(({ id }) => id === clock.assignmentId))],
    ['a pending assignment owes a first response', active.every((a) => a.status !== 'PENDING' || owes(state, a.id))],
    ['ended assignments say when', state.assignments.every((a) => (a.endedAt === null) === ACTIVE.includes(a.status))],
    [
      'closed says when and why',
      (state.status === 'CLOSED') === (state.closedAt !== null && state.closeReason !== null),
    ],
    ['clocks are numbered', state.clocks.every(({ seq }, i) => seq === i + 1)],
    ['held means verified', !['RESPONDED', 'IN_PROGRESS'].includes(state.status) || state.verifiedAt !== null],
  ];
  return checks.filter(([, holds]) => !holds).map(([name]) => name);
}

function owes(state: CaseState, id: string): boolean {
  return state.clocks.some((c) => c.stoppedAt === null && c.kind === 'FIRST_RESPONSE' && c.assignmentId === id);
}

describe('any life of a report', () => {
  it('keeps the invariants after each of its steps, and reaches every action', () => {
    const done = new Map<string, number>();
    fc.assert(
      fc.property(fc.array(draw, { minLength: 40, maxLength: 160, size: 'max' }), (draws) => {
        let state = history([SUBMIT]);
        let at = state.submittedAt;
        draws.forEach((next, serial) => {
          const step = toStep(state, next, at, serial);
          const outcome = attempt(state, step);
          if (!outcome.ok) return;
          const { after } = outcome.change;
          expect({ action: next.action, faults: listFaults(after) }).toEqual({ action: next.action, faults: [] });
          expect(after.version).toBe(state.version + 1);
          done.set(next.action, (done.get(next.action) ?? 0) + 1);
          [state, at] = [after, Number(step.at)];
        });
      }),
      { numRuns: 400, seed: 20261 },
    );
    expect([...done.keys()].sort()).toEqual(
      REPORT_ACTIONS.filter((action) => action !== 'SUBMIT' && action !== 'ERASE').sort(),
    );
  });
});
