// The cases of the last days, so that somebody may report the same matter again: a duplicate, which is then merged
// (digabung) into the first report. Kept by seedReports.ts, asked by tellCase.ts before a case begins.
import { isCategoryValidOn } from '../../../schema/reference/categories';
import { createRandom } from '../../../schema/reference/random';
import { composeDuplicateText } from '../../../schema/reference/responseTexts';
import { DAY_MS, dateOfDay, localDayOf } from '../domain/calendar';
import { isOpen, type ReportStatus } from '../domain/states';
import type { CaseRun } from './caseRun';
import type { CaseDraft } from './draftCase';

const DUPLICATE_SHARE = 0.025;
const REMEMBERED_DAYS = 14;
const REMEMBERED_CASES = 1_000;

/** A report that others may be merged into. */
export interface Primary {
  readonly draft: CaseDraft;
  isOpenAt(at: number): boolean;
}

export class RecentCases {
  private cases: Primary[] = [];

  keep({ draft, steps }: CaseRun): void {
    const { content, classification, isSupervisory, primary } = draft;
    // Nobody repeats a repetition: all that follow a report are merged into that one.
    if (primary !== undefined || classification !== 'COMPLAINT' || isSupervisory || content.isConfidential) return;
    const moves = steps.map(({ change }) => [change.at, change.after.status] as const);
    this.cases.push({ draft, isOpenAt: (at) => isOpenAfter(moves, at) });
    if (this.cases.length > 2 * REMEMBERED_CASES) this.cases = this.cases.slice(-REMEMBERED_CASES);
  }

  /** Drawn by itself: a case that is no duplicate stays what it is. */
  asDuplicate(draft: CaseDraft): CaseDraft {
    const { n, submittedAt, classification, isSupervisory, content } = draft;
    const random = createRandom(`duplicate:${n}`);
    const mayBe = classification === 'COMPLAINT' && !isSupervisory && content.channel !== 'AGENCY';
    if (!mayBe || !random.chance(DUPLICATE_SHARE)) return draft;
    const primary = this.cases.findLast((other) => isSameMatter(other, draft));
    if (!primary || !primary.isOpenAt(submittedAt)) return draft;
    const { category, area, content: first } = primary.draft;
    const { title, areaCode, categoryCode, incidentPlace } = first;
    const body = composeDuplicateText(random, first.body);
    return {
      ...{ ...draft, category, area, primary },
      content: { ...content, title, body, areaCode, categoryCode, incidentPlace },
    };
  }
}

/** What an institution has heard of within days, from somebody else. */
function isSameMatter({ draft: first }: Primary, { competent, submittedAt, content }: CaseDraft): boolean {
  const today = dateOfDay(localDayOf(submittedAt, 'WIB'));
  return (
    first.competent.id === competent.id &&
    submittedAt - first.submittedAt < REMEMBERED_DAYS * DAY_MS &&
    (content.reporterId === null || content.reporterId !== first.content.reporterId) &&
    isCategoryValidOn(first.category, today)
  );
}

function isOpenAfter(moves: readonly (readonly [number, ReportStatus])[], at: number): boolean {
  const status = moves.findLast(([movedAt]) => movedAt <= at)?.[1];
  return status !== undefined && isOpen(status);
}
