// The country in a period and its months: one question for the start page and the table of months.
import type { View } from '../view';
import type { AgeBucket, Coverage, Durations, MonthNode, NationalFigures } from './answers';
import type { Ask } from './askGraphQL';

export interface Overview {
  readonly current: Coverage & {
    readonly watermark: string;
    readonly totals: NationalFigures;
    readonly durations: Durations | null;
    readonly backlogByAge: readonly AgeBucket[];
    readonly previous: { readonly totals: NationalFigures };
  };
  readonly year: { readonly byMonth: readonly MonthNode[] };
  readonly yearBefore: { readonly byMonth: readonly MonthNode[] };
}

/** A year, and the same month of the year before. */
const MONTHS_SHOWN = 13;

export function askOverview({ period, query }: View, ask: Ask): Promise<Overview> {
  const year = Number(query.period.lastDay.slice(0, 4));
  return ask<Overview>('nationalOverview', { period, year: { year }, yearBefore: { year: year - 1 } });
}

/** Those that end with the period; none from before the first report. */
export function chooseMonths({ query }: View, { yearBefore, year }: Overview): MonthNode[] {
  const months = [...yearBefore.byMonth, ...year.byMonth].filter(({ from }) => from <= query.period.lastDay);
  const first = months.findIndex(({ figures }) => figures.received.value !== 0);
  return months.slice(Math.max(first, months.length - MONTHS_SHOWN, 0));
}
