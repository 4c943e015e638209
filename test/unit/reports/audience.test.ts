// Who is told of a step and who may see the case are one rule said twice: held together here over the seed's histories.
import { describe, expect, it } from '@jest/globals';
import type { AudienceMember } from '../../../schema/contract/events';
import { ANONYMOUS } from '../../../schema/contract/principal';
import { seedId } from '../../../schema/reference/ids';
import { accessTo } from '../../../subgraphs/reports/app/access/reportAccess';
import type { Viewer } from '../../../subgraphs/reports/app/access/viewer';
import { listAudience } from '../../../subgraphs/reports/domain/audience';
import type { CaseChange, CaseState } from '../../../subgraphs/reports/domain/caseState';
import { RecentCases } from '../../../subgraphs/reports/seed/recentCases';
import { createSeedWorld } from '../../../subgraphs/reports/seed/seedWorld';
import { listSubmissions } from '../../../subgraphs/reports/seed/submissions';
import { tellCase } from '../../../subgraphs/reports/seed/tellCase';

const CASES = 400;
const otherUnitOf = (agencyId: string): string => seedId('test-unit', agencyId);
const world = createSeedWorld({ scale: 'demo', count: CASES, until: '2026-11-23' }, { rootKey: Buffer.alloc(32, 1) });

const NOBODY: Viewer = {
  ...{ principal: ANONYMOUS, isNationalAdmin: false, isBlind: false, reporterId: null, isOmbudsman: false, unit: null },
  ...{ agencyIds: new Set<string>(), targetAgencyIds: new Set<string>(), trackedReportIds: new Set<string>() },
};
const liaisonOf = (id: string): Viewer => ({ ...NOBODY, agencyIds: new Set([id]) });
const targetOf = (id: string): Viewer => ({ ...NOBODY, targetAgencyIds: new Set([id]) });
const unitLiaisonOf = (agencyId: string, id: string): Viewer => ({
  ...{ ...NOBODY, agencyIds: new Set([agencyId]), unit: { id, memberId: '' } },
});

type Sight = readonly [way: string, had: boolean, has: boolean];

/** By the right to read, before and after the step: every institution and unit that the case has to do with. */
function judge({ before, after }: CaseChange, targetAgencyId: string | null): Sight[] {
  const facts = { id: '', reporterId: null, isPublic: false, isAnonymous: false, targetAgencyId };
  const see = (viewer: Viewer, state: CaseState | null): boolean => {
    if (state === null) return false;
    const { isHolder, isTarget } = accessTo(viewer, { ...facts, status: state.status }, state.assignments);
    return isHolder || isTarget;
  };
  const all = [...(before?.assignments ?? []), ...after.assignments];
  const viewers = new Map<string, Viewer>(all.map(({ agencyId }) => [`ASSIGNMENT ${agencyId}`, liaisonOf(agencyId)]));
  if (targetAgencyId !== null) viewers.set(`TARGET ${targetAgencyId}`, targetOf(targetAgencyId));
  for (const { agencyId, unitId } of all)
    if (unitId !== null) viewers.set(`UNIT ${unitId}`, unitLiaisonOf(agencyId, unitId));
  return [...viewers].map(([way, viewer]) => [way, see(viewer, before), see(viewer, after)] as const);
}

const wayOf = ({ via, agencyId, unitId }: AudienceMember): string => `${via} ${unitId ?? agencyId}`;

const inSight = (sights: readonly Sight[]): Sight[] =>
  sights.filter(([, had, has]) => had || has).sort(([a], [b]) => (a < b ? -1 : 1));

function compare(change: CaseChange, targetAgencyId: string | null): Sight[] {
  const facts = { targetAgencyId, targetAgencyIdBefore: targetAgencyId, actorAgencyId: null, assignmentId: null };
  const told = listAudience(change, facts).map((each): Sight => [wayOf(each), each.had, each.has]);
  expect(inSight(told)).toEqual(inSight(judge(change, targetAgencyId)));
  return told;
}

/** The seed does not move a case from unit to unit. */
function toAnotherUnit({ before, after, ...change }: CaseChange): CaseChange {
  const assignments = after.assignments.map((each) => ({ ...each, unitId: otherUnitOf(each.agencyId) }));
  return { ...change, before: after, after: { ...after, assignments } };
}

describe('the audience of a step', () => {
  it('is exactly who gains, keeps or loses sight of the case by it', () => {
    const kinds = new Set<string>();
    const recent = new RecentCases();
    const times = [...listSubmissions(world)].flatMap((day) => day.times);
    for (const [n, at] of times.entries()) {
      const { steps, draft } = tellCase(n, at, world, recent);
      for (const { change } of steps) {
        for (const each of [change, toAnotherUnit(change)]) {
          const told = compare(each, draft.content.targetAgencyId);
          for (const [way, had, has] of told) kinds.add(`${way.split(' ')[0]} ${had} ${has}`);
        }
      }
    }
    // Arrivals, changes and losses by each way are among the cases.
    const ways = ['ASSIGNMENT', 'TARGET', 'UNIT'];
    expect([...kinds].sort()).toEqual(
      ways.flatMap((way) => [`${way} false true`, `${way} true false`, `${way} true true`]).sort(),
    );
  });
});
