// `Report.mergeSuggestions`: open reports about what seems to be the same matter, for those who may merge it into them.
import { CodedError } from '../../../platform/errors';
import { toTerms } from '../../../platform/search/toTerms';
import { compareScores, LEAST_SCORE, scoreMerge, type MergeScore } from '../domain/mergeScore';
import { findMergeCandidates, type MergeSearch } from '../store/findMergeCandidates';
import type { ReportRow } from '../store/rows';
import { relationsOf } from './access/relations';
import { viewerOf } from './access/viewer';
import type { ReportsContext } from './context';
import { listActions } from './listTransitions';
import { loadAssignments } from './loadAssignments';
import { loadReport } from './loadReport';

export interface MergeSuggestionData extends MergeScore {
  readonly report: ReportRow;
}

const MAX_FIRST = 10;
/** Each report costs a search of its own, which no batch makes cheaper. */
const MAX_REPORTS = 10;
/** So many of its rarest words are looked up, and one of them may be missing in the other text. */
const LOOKED_UP = 4;

const suggested = new WeakMap<ReportsContext, Set<string>>();

/** @throws CodedError PAGE_SIZE_INVALID, TOO_MANY_ITEMS */
export async function suggestMerges(
  ctx: ReportsContext,
  report: ReportRow,
  first: number,
): Promise<readonly MergeSuggestionData[]> {
  if (!Number.isInteger(first) || first < 1 || first > MAX_FIRST) {
    throw new CodedError('PAGE_SIZE_INVALID', `first must lie between 1 and ${MAX_FIRST}.`);
  }
  if (!(await listActions(ctx, report)).includes('MERGE')) return [];
  countReport(ctx, report.id);
  const ownTerms = report.erasedAt === null ? toTerms(`${report.title}\n${report.body}`) : [];
  const { rare, weightOf } = await ctx.services.termShares.weigh(ownTerms);
  const { id: reportId, submittedAt, areaCode, categoryCode } = report;
  const search = { reportId, submittedAt, areaCode, categoryCode, termSets: toSets(rare) };
  const ownerId = await readOwnerId(ctx, report);
  const candidates = await findMergeCandidates(ctx.db, { ...search, ownerId }, viewerOf(ctx));
  const own = { ...report, terms: new Set(ownTerms) };
  const { categories } = ctx.services;
  const parentOf = (code: string) => categories.get(code)?.parentCode ?? null;
  const best = candidates
    .map((other) => ({ id: other.id, score: scoreMerge(own, other, { weightOf, parentOf }) }))
    .filter(({ score }) => score.score >= LEAST_SCORE)
    .sort((a, b) => compareScores(a.score, b.score) || (a.id < b.id ? 1 : -1))
    .slice(0, first);
  const reports = await Promise.all(best.map(({ id }) => loadReport(ctx, id)));
  return best.flatMap(({ score }, n): MergeSuggestionData[] => {
    const found = reports[n] ?? null;
    return found === null ? [] : [{ ...score, report: found }];
  });
}

function countReport(ctx: ReportsContext, reportId: string): void {
  const reports = suggested.get(ctx) ?? new Set<string>();
  suggested.set(ctx, reports.add(reportId));
  if (reports.size > MAX_REPORTS) {
    throw new CodedError('TOO_MANY_ITEMS', `mergeSuggestions are given for ${MAX_REPORTS} reports of a request.`);
  }
}

/** All of them but one, in turn. Two words alone find what is not meant. */
function toSets(rare: readonly string[]): MergeSearch['termSets'] {
  const terms = rare.slice(0, LOOKED_UP);
  if (terms.length < LOOKED_UP) return terms.length < 2 ? [] : [terms];
  return terms.map((_, n) => terms.filter((__, other) => other !== n));
}

/** Null for the national admin, who merges into every report. */
async function readOwnerId(ctx: ReportsContext, report: ReportRow): Promise<string | null> {
  const relations = relationsOf(viewerOf(ctx), report, await loadAssignments(ctx, report.id));
  return relations.includes('NATIONAL_ADMIN') ? null : ctx.principal.agencyId;
}
