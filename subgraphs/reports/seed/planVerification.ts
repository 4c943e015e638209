// What the national admin, or the agency a report was sent straight to, makes of it: archive, ask, or dispose (disposisi).
// Called by tellCase.ts whenever a report is with nobody.
import type { SeedAgency } from '../../../schema/reference/agencies';
import { seedIdAt } from '../../../schema/reference/ids';
import { createWeightedPicker } from '../../../schema/reference/random';
import { findUnitFor } from '../../../schema/reference/units';
import type { NewAssignment } from '../domain/command';
import { ARCHIVE_REASONS, POSTPONE_REASONS, type ArchiveReason, type AssignmentRole } from '../domain/states';
import { pickInstitutionAdmin, pickNationalAdmin, type CaseActor } from './actors';
import type { CaseRun } from './caseRun';
import { drawDays, drawOfficeTime } from './drawTimes';
import { clearingRandom, drawLateDays } from './planClearing';
import { planMerge } from './planMerge';
import { pickLead, pickSupporting } from './pickAgencies';

const UNSEEN_SHARE = 0.012;
const ARCHIVE_SHARE = 0.11;
const POSTPONE_SHARE = 0.05;
const TARGET_VERIFIES_SHARE = 0.55;
const MEDIAN_DAYS = 2;
/** Of the clock VERIFY. */
const LIMIT_DAYS = 3;

// prettier-ignore
const ARCHIVE_WEIGHTS: Readonly<Record<ArchiveReason, number>> = {
  UNCLEAR: 30, TOO_GENERAL: 16, NOT_GOVERNMENT: 18, OUT_OF_SCOPE: 20, SPAM: 10, PERSONAL_DATA: 6,
};
const pickArchiveReason = createWeightedPicker(ARCHIVE_REASONS, (reason) => ARCHIVE_WEIGHTS[reason]);

export function planVerification(run: CaseRun): void {
  const { random, world } = run;
  if (planMerge(run)) return;
  const isUnseen = random.chance(UNSEEN_SHARE);
  const late = isUnseen ? clearingRandom(run, `unseen/${run.lastAt}`) : null;
  if (isUnseen && late === null) return;
  const lead = pickLead(run);
  const by = pickVerifier(run, lead);
  const days = late === null ? drawDays(random, MEDIAN_DAYS, 0.8) : LIMIT_DAYS + drawLateDays(late);
  const zone = by.relation === 'TARGET_ADMIN' ? lead.timeZone : 'WIB';
  const at = drawOfficeTime(random, run.lastAt, { days, zone, calendar: world.calendar });
  const intent = { at, by, whileIn: ['SUBMITTED'] } as const;
  const isFirst = run.steps.length === 1;
  const fate = random.next();
  if (isFirst && fate < ARCHIVE_SHARE) run.plan({ ...intent, action: 'ARCHIVE', reason: pickArchiveReason(random) });
  else if (isFirst && fate < ARCHIVE_SHARE + POSTPONE_SHARE)
    run.plan({ ...intent, action: 'POSTPONE', reason: random.pick(POSTPONE_REASONS) });
  else run.plan({ ...intent, action: 'DISPOSE', ...classify(run), newAssignments: listAssignments(run, lead, by, at) });
}

/** Only an agency that keeps the report verifies it itself; everything else is the national admin's. */
function pickVerifier({ draft, random, world, steps }: CaseRun, lead: SeedAgency): CaseActor {
  const isOwn = draft.target?.id === lead.id && steps.length === 1;
  if (!isOwn || !random.chance(TARGET_VERIFIES_SHARE)) return pickNationalAdmin(random, world.scale);
  return pickInstitutionAdmin(random, lead, 'TARGET_ADMIN', world.scale);
}

function classify({ draft, state }: CaseRun): { supervision?: 'SUPERVISORY' } {
  return draft.isSupervisory && state.verifiedAt === null ? { supervision: 'SUPERVISORY' } : {};
}

function listAssignments(run: CaseRun, lead: SeedAgency, by: CaseActor, at: number): NewAssignment[] {
  const { draft, state } = run;
  const agencies = [lead, ...pickSupporting(run, lead)];
  return agencies.map((agency, i) => {
    const number = state.assignments.length + i + 1;
    const role: AssignmentRole = i === 0 ? 'LEAD' : 'SUPPORTING';
    // An institution knows its own units; the national admin leaves that to it.
    const isOwn = by.actor.agencyId === agency.id && by.relation === 'TARGET_ADMIN';
    const unitId = isOwn ? findUnitFor(agency, draft.category.rootCode).id : null;
    const id = seedIdAt('assignment', `${draft.n}/${number}`, at);
    return { id, agencyId: agency.id, unitId, zone: agency.timeZone, role };
  });
}
