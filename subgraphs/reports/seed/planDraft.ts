// In the demonstration some cases that are being worked on have a response in draft (konsep), which a liaison has yet to approve:
// the last thing that happened to them. Drawn by itself. Called by tellCase.ts when a case has been told.
import { DEMO_AGENCY_CODE } from '../../../schema/reference/demo';
import { createRandom } from '../../../schema/reference/random';
import { findUnitFor } from '../../../schema/reference/units';
import { leadOf } from '../domain/caseState';
import { pickHandler } from './actors';
import type { CaseRun } from './caseRun';
import { drawOfficeTime } from './drawTimes';
import { agencyOf } from './agencyOf';

const DRAFTED_SHARE = 0.2;
const DRAFTED_AT_DEMO_AGENCY_SHARE = 0.6;

export function draftResponse(run: CaseRun): void {
  const { state, draft, world, lastAt } = run;
  const lead = leadOf(state.assignments);
  if (world.scale !== 'demo' || state.status !== 'IN_PROGRESS' || lead?.status !== 'ACCEPTED') return;
  const random = createRandom(`draft:${draft.n}`);
  const agency = agencyOf(lead);
  if (!random.chance(agency.code === DEMO_AGENCY_CODE ? DRAFTED_AT_DEMO_AGENCY_SHARE : DRAFTED_SHARE)) return;
  const at = drawOfficeTime(random, lastAt, { days: random.int(3), zone: lead.zone, calendar: world.calendar });
  if (at > world.endMs) return;
  const unit = lead.unitId === null ? null : findUnitFor(agency, draft.category.rootCode);
  const by = pickHandler(random, agency, unit, world.scale);
  run.take({ action: 'DRAFT_RESPONSE', at, by, whileIn: ['IN_PROGRESS'], assignmentId: lead.id });
}
