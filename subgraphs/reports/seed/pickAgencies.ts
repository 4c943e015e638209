// Which institutions a seeded report is disposed to: mostly the competent one, at times a wrong one first, and others
// that have to help. Called by planVerification.ts and planHandling.ts.
import { getAgency, getLocalAgency, type SeedAgency } from '../../../schema/reference/agencies';
import { dateOfDay, localDayOf } from '../domain/calendar';
import { pickReportTarget } from '../../../schema/reference/reportTargets';
import type { ReturnReason } from '../domain/states';
import type { CaseRun } from './caseRun';

const WRONG_SHARE = 0.06;
const SUPPORT_SHARE = 0.08;
const SECOND_SUPPORT_SHARE = 0.25;

/** Never an institution that gave the report back already, or lost it. */
export function pickLead(run: CaseRun): SeedAgency {
  const { draft, random, past } = run;
  const isFirst = past.size === 0;
  if (!past.has(draft.competent.id) && !(isFirst && random.chance(WRONG_SHARE))) return draft.competent;
  const open = listRelated(run).filter(({ id }) => !past.has(id) && id !== draft.competent.id);
  if (open.length > 0) return random.pick(open);
  const day = dateOfDay(localDayOf(run.lastAt, 'WIB'));
  for (;;) {
    const { agency } = pickReportTarget(random, day);
    if (!past.has(agency.id)) return agency;
  }
}

export function pickSupporting(run: CaseRun, lead: SeedAgency): readonly SeedAgency[] {
  const { random, past } = run;
  if (!random.chance(SUPPORT_SHARE)) return [];
  const others = random.shuffle(listRelated(run).filter(({ id }) => id !== lead.id && !past.has(id)));
  return others.slice(0, random.chance(SECOND_SUPPORT_SHARE) ? 2 : 1);
}

/** Who else has to do with the topic at that place: the local governments there, the ministries of the topic. */
function listRelated({ draft }: CaseRun): SeedAgency[] {
  const { area, category } = draft;
  const local = getLocalAgency(area.code);
  const codes = new Set([local.code, local.parentCode ?? local.code, ...category.handlerCodes]);
  return [...codes].map(getAgency).filter(({ isCounted }) => isCounted);
}

/** Why an institution is not competent (bukan wewenang), from who is. */
export function explainReturn(agency: SeedAgency, competent: SeedAgency): ReturnReason {
  if (agency.id === competent.id) return 'NOT_COMPETENT';
  if (agency.areaCode === null || competent.areaCode === null) return 'OTHER_INSTITUTION';
  const isAbove = agency.parentCode === competent.code || competent.parentCode === agency.code;
  return isAbove ? 'OTHER_LEVEL' : 'OTHER_REGION';
}
