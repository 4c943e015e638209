// Tells one seeded case from its submission to the last thing that happened before the end of the covered days.
// A pure function of its number, its instant, the world and the cases before it: the same at every run.
// Called by seedReports.ts.
import { createRandom } from '../../../schema/reference/random';
import { leadOf, type CaseState } from '../domain/caseState';
import { isActiveAssignment, isHeld } from '../domain/states';
import { clientOf, pickNationalAdmin, SUBMITTER } from './actors';
import { CaseRun, type Step } from './caseRun';
import { draftCase } from './draftCase';
import { drawOfficeTime } from './drawTimes';
import { planCompletion, planConclusion, planReaction, planReopening, planWithdrawal } from './planConclusion';
import { planAnswer, planHandling } from './planHandling';
import { draftResponse } from './planDraft';
import { planEscalations, planOmbudsman } from './planEscalations';
import { planVerification } from './planVerification';
import type { RecentCases } from './recentCases';
import type { SeedWorld } from './seedWorld';

export function tellCase(n: number, submittedAt: number, world: SeedWorld, recent: RecentCases): CaseRun {
  const random = createRandom(`report:${n}`);
  const draft = recent.asDuplicate(draftCase(random, n, submittedAt, world));
  const run = new CaseRun(draft, random, world);
  const by = draft.content.channel === 'AGENCY' ? clientOf(draft.competent, 'CHANNEL_CLIENT') : SUBMITTER;
  const { classification } = draft;
  let step: Step | null = run.take({ action: 'SUBMIT', at: submittedAt, by, whileIn: [], classification });
  planWithdrawal(run);
  while (step !== null) {
    planWhatFollows(run, step);
    step = run.takeNext();
  }
  draftResponse(run);
  recent.keep(run);
  return run;
}

function planWhatFollows(run: CaseRun, { change, assignmentId }: Step): void {
  const { before, after, action } = change;
  if (action === 'RETURN' || action === 'TAKE_BACK') {
    run.past.add(after.assignments.find(({ id }) => id === assignmentId)?.agencyId ?? '');
    planNaming(run, after);
  }
  if (action === 'DISPOSE') {
    const created = after.assignments.slice(before?.assignments.length ?? 0);
    for (const assignment of created) planHandling(run, assignment);
  }
  const lead = leadOf(after.assignments);
  if (action === 'COMPLETE' && lead !== null) planAnswer(run, lead, run.lastAt);
  planEscalations(run, change);
  planOmbudsman(run, change);
  if (after.status !== before?.status) planForStatus(run, after);
}

function planForStatus(run: CaseRun, { status }: CaseState): void {
  if (status === 'SUBMITTED') planVerification(run);
  if (status === 'NEEDS_INFO') planCompletion(run);
  if (status === 'RESPONDED') planConclusion(run);
  if (status === 'REPORTER_REPLIED') planReaction(run);
  if (status === 'CLOSED') planReopening(run);
}

/** The lead has gone while others hold the report: the national admin names a new one. */
function planNaming(run: CaseRun, { status, assignments }: CaseState): void {
  const heir = assignments.find((assignment) => isActiveAssignment(assignment.status));
  if (!isHeld(status) || leadOf(assignments) !== null || !heir) return;
  const { random, world } = run;
  run.plan({
    action: 'NAME_LEAD',
    at: drawOfficeTime(random, run.lastAt, { days: random.int(4), zone: 'WIB', calendar: world.calendar }),
    by: pickNationalAdmin(random, world.scale),
    whileIn: ['DISPOSED', 'IN_PROGRESS', 'RESPONDED', 'REPORTER_REPLIED'],
    assignmentId: heir.id,
  });
}
