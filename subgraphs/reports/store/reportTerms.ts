// The terms of each report's title and body: written with the report, removed by erasure, searched beside the lists.
import type { EntityManager } from 'typeorm';
import { joinTerms, toTerms } from '../../../platform/search/toTerms';
import { allOf, isOneOf, when } from './conditions';
import type { Alias, ListReader } from './listPlan';
import type { SqlCondition } from './visibleReports';

export const REPORT_TERMS = { name: 'report_terms', key: 'report_id' } as const;

interface Said {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

export function toTermsRow({ id, title, body }: Said): { report_id: string; terms: string } {
  return { report_id: id, terms: joinTerms(toTerms(`${title}\n${body}`)) };
}

/** For erasure: these reports are found by no word any more. */
export async function removeReportTerms(tx: EntityManager, reportIds: readonly string[]): Promise<void> {
  if (reportIds.length === 0) return;
  const { sql, parameters } = isOneOf('report_id', reportIds);
  await tx.query(`DELETE FROM report_terms WHERE ${sql}`, [...parameters]);
}

/** Of a row of the lists: its report has all of the terms. As a value: an EXISTS might be turned into a join. */
export function hasTerms(alias: Alias, terms: readonly string[]): SqlCondition {
  const id = alias === 'r' ? 'r.id' : 'a.report_id';
  const { sql, parameters } = allOf(...terms.map((term) => when('t.terms LIKE ?', `% ${term} %`)));
  return when(`(SELECT COUNT(*) FROM report_terms t WHERE t.report_id = ${id} AND ${sql}) = 1`, ...parameters);
}

export interface Wanted {
  /** Looked up in the index of words. */
  readonly terms: readonly string[];
  /** Looked for in what is found. */
  readonly others: readonly string[];
  readonly limit: number;
}

/** Ids of the reports that have all of the terms; null where there are more than `limit`. */
export async function findByTerms(
  { reader, dialect }: ListReader,
  { terms, others, limit }: Wanted,
): Promise<readonly string[] | null> {
  const matching = dialect.fullText.selectMatching(REPORT_TERMS, terms);
  const rest = others.map((term) => when('t.terms LIKE ?', `% ${term} %`));
  const sql = [matching, ...rest].map((each) => each.sql).join(' AND ');
  const parameters = [matching, ...rest].flatMap((each) => each.parameters);
  const rows = (await reader.query(`${sql} LIMIT ${limit + 1}`, parameters)) as { report_id: string }[];
  return rows.length > limit ? null : rows.map(({ report_id }) => report_id);
}

/** The terms of the newest reports. */
export async function sampleTerms(reader: EntityManager, size: number): Promise<readonly string[]> {
  const rows = (await reader.query(`SELECT terms FROM report_terms ORDER BY report_id DESC LIMIT ${size}`)) as {
    terms: string;
  }[];
  return rows.map(({ terms }) => terms);
}
