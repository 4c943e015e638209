// The tables of the dashboard. Called by the sections that show them and by the downloads.
import type {
  AgeBucket,
  AgencyNode,
  AreaNode,
  CategoryNode,
  Count,
  Duration,
  Durations,
  MemberFigures,
  MonthNode,
  RankingEntry,
  Rate,
  Wait,
} from '../data/answers';
import type { Texts } from '../text/texts';
import { countColumn, numberColumn, rateColumn, shareColumn, textColumn, type Column, type Table } from './table';

const WAITS: readonly Wait[] = ['verify', 'respond', 'resolve'];
const NO_COUNT: Count = { value: null, isSuppressed: false };
const NO_RATE: Rate = { ...NO_COUNT, numerator: null, denominator: null };

export function monthsTable(texts: Texts): Table<MonthNode> {
  return {
    name: 'months',
    title: texts.start.trend,
    columns: [
      textColumn(texts, 'month', ({ from }) => from.slice(0, 7)),
      countColumn(texts, 'received', ({ figures }) => figures.received),
      countColumn(texts, 'closed', ({ figures }) => figures.closed),
      countColumn(texts, 'open', ({ figures }) => figures.open ?? NO_COUNT),
      rateColumn(texts, 'followUpRate', ({ figures }) => figures.followUpRate ?? NO_RATE),
    ],
  };
}

/** Of a province, a topic or an institution: their backlog is not published. */
export function memberMonthsTable(texts: Texts, name: string, year: number): Table<MonthNode> {
  const columns = monthsTable(texts).columns.filter(({ key }) => ['month', 'received', 'closed'].includes(key));
  return { name, title: texts.member.months(String(year)), columns };
}

export interface WaitRow extends Duration {
  readonly wait: Wait;
}

export function listWaits(durations: Durations | null): WaitRow[] {
  return WAITS.flatMap((wait) => {
    const duration = durations?.[wait] ?? null;
    return duration === null ? [] : [{ wait, ...duration }];
  });
}

export function waitsTable(texts: Texts): Table<WaitRow> {
  return {
    name: 'durations',
    title: texts.start.waits,
    columns: [
      textColumn(texts, 'wait', ({ wait }) => texts.waits[wait]),
      numberColumn(texts, 'median', ({ medianWorkingDays }) => medianWorkingDays),
      numberColumn(texts, 'p90', ({ p90WorkingDays }) => p90WorkingDays),
      numberColumn(texts, 'atLeast', ({ atLeastWorkingDays }) => atLeastWorkingDays),
      numberColumn(texts, 'sampleSize', ({ n }) => n),
      numberColumn(texts, 'stillOpen', ({ stillOpen }) => stillOpen),
    ],
  };
}

export function backlogTable(texts: Texts): Table<AgeBucket> {
  return {
    name: 'backlog',
    title: texts.start.backlog,
    columns: [
      textColumn(texts, 'age', ({ fromDays, toDays }) =>
        texts.age(String(fromDays), toDays === null ? null : String(toDays)),
      ),
      countColumn(texts, 'open', ({ count }) => count),
    ],
  };
}

export function rankingTable(texts: Texts): Table<RankingEntry> {
  return {
    name: 'ranking',
    title: texts.ranking.title,
    columns: [
      textColumn(texts, 'institution', ({ agency }) => agency.name),
      textColumn(texts, 'institutionCode', ({ agency }) => agency.code),
      textColumn(texts, 'institutionKind', ({ agency }) => texts.kinds[agency.kind]),
      numberColumn(texts, 'rank', ({ rank }) => rank),
      numberColumn(texts, 'sampleSize', ({ n }) => n),
      shareColumn(texts, 'value', ({ value }) => value),
    ],
  };
}

export function institutionsTable(texts: Texts, name = 'institutions', title = texts.ranking.all): Table<AgencyNode> {
  return {
    ...{ name, title },
    columns: [
      textColumn(texts, 'institution', ({ agency }) => agency.name),
      textColumn(texts, 'institutionCode', ({ agency }) => agency.code),
      textColumn(texts, 'institutionKind', ({ agency }) => texts.kinds[agency.kind]),
      ...memberColumns<AgencyNode>(texts),
    ],
  };
}

export function provincesTable(texts: Texts): Table<AreaNode> {
  return {
    name: 'provinces',
    title: texts.pages.provinces,
    columns: [
      textColumn(texts, 'province', ({ area }) => area?.name ?? null),
      textColumn(texts, 'provinceCode', ({ area }) => area?.code ?? null),
      ...memberColumns<AreaNode>(texts),
    ],
  };
}

export function categoriesTable(texts: Texts): Table<CategoryNode> {
  return {
    name: 'categories',
    title: texts.pages.categories,
    columns: [
      textColumn(texts, 'category', ({ category }) => category.name),
      textColumn(texts, 'categoryCode', ({ category }) => category.code),
      ...memberColumns<CategoryNode>(texts),
    ],
  };
}

function memberColumns<Row extends { readonly figures: MemberFigures }>(texts: Texts): Column<Row>[] {
  return [
    countColumn(texts, 'received', ({ figures }) => figures.received),
    countColumn(texts, 'closed', ({ figures }) => figures.closed),
    rateColumn(texts, 'followUpRate', ({ figures }) => figures.followUpRate),
    rateColumn(texts, 'resolutionRate', ({ figures }) => figures.resolutionRate),
    rateColumn(texts, 'firstResponseOnTimeRate', ({ figures }) => figures.firstResponseOnTimeRate),
    rateColumn(texts, 'resolveOnTimeRate', ({ figures }) => figures.resolveOnTimeRate),
    rateColumn(texts, 'returnedRate', ({ figures }) => figures.returnedRate),
    rateColumn(texts, 'reopenRate', ({ figures }) => figures.reopenRate),
  ];
}
