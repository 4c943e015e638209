// What every part of a page needs to know of the reader's request. Made by the routes, handed to pages, sections and charts.
import { formatFor, type Format } from './data/format';
import { previousOf, toPeriodInput, type Period, type PeriodInput } from './data/period';
import { linkTo, type LinkQuery, type PageQuery } from './data/pageQuery';
import { TEXTS, type Texts } from './text/texts';

export interface View {
  readonly query: PageQuery;
  /** The period before the reader's. */
  readonly previous: Period;
  /** The reader's, as the schema takes it. */
  readonly period: PeriodInput;
  readonly text: Texts;
  readonly format: Format;
  readonly requestId: string;
  readonly nowMs: number;
  /** An address of the dashboard, with the reader's language and period. */
  readonly link: (path: string, more?: LinkQuery) => string;
}

export function createView(query: PageQuery, requestId: string, nowMs: number): View {
  return {
    ...{ query, requestId, nowMs },
    previous: previousOf(query.period),
    period: toPeriodInput(query.period),
    text: TEXTS[query.language],
    format: formatFor(query.language),
    link: (path, more) => linkTo(query, path, more),
  };
}
