// Where the rows of each table come from. Called by routes.ts.
import { askBreakdown } from '../data/breakdown';
import {
  askInstitutionList,
  askInstitutions,
  readInstitutionsQuery,
  type InstitutionsQuery,
} from '../data/institutions';
import {
  askInstitution,
  askProvince,
  askTopic,
  listInstitutions,
  readMonths,
  yearOf,
  type MonthFields,
} from '../data/members';
import { askOverview, chooseMonths } from '../data/overview';
import { readOne, type RawQuery } from '../data/pageQuery';
import type { AgencyNode } from '../data/answers';
import type { Ask } from '../data/askGraphQL';
import type { View } from '../view';
import type { Table } from './table';
import {
  backlogTable,
  categoriesTable,
  institutionsTable,
  listWaits,
  memberMonthsTable,
  monthsTable,
  provincesTable,
  rankingTable,
  waitsTable,
} from './tables';

export interface Loaded<Row> {
  readonly watermark: string;
  readonly rows: readonly Row[];
  /** Where the rows come in several pages. */
  next?(): Promise<Loaded<Row>>;
}

export interface Source<Row> {
  table(view: View): Table<Row>;
  load(view: View, raw: RawQuery, ask: Ask): Promise<Loaded<Row>>;
}

// Each keeps its own type of row; who reads them only passes rows from `load` to the columns of `table`.
const source = <Row>(given: Source<Row>): Source<unknown> => given as Source<unknown>;

const codeOf = (raw: RawQuery): string => readOne(raw, 'code') ?? '';

function monthsOf<T extends { readonly national: { readonly watermark: string } }>(
  name: string,
  askMember: (view: View, code: string, ask: Ask) => Promise<T>,
  memberOf: (answer: T) => MonthFields,
): Source<unknown> {
  return source({
    table: (view) => memberMonthsTable(view.text, name, yearOf(view)),
    async load(view, raw, ask) {
      const answer = await askMember(view, codeOf(raw), ask);
      return { watermark: answer.national.watermark, rows: readMonths(memberOf(answer)) };
    },
  });
}

export const SOURCES: Readonly<Record<string, Source<unknown>>> = {
  months: source({
    table: ({ text }) => monthsTable(text),
    async load(view, _raw, ask) {
      const overview = await askOverview(view, ask);
      return { watermark: overview.current.watermark, rows: chooseMonths(view, overview) };
    },
  }),
  durations: source({
    table: ({ text }) => waitsTable(text),
    async load(view, _raw, ask) {
      const { current } = await askOverview(view, ask);
      return { watermark: current.watermark, rows: listWaits(current.durations) };
    },
  }),
  backlog: source({
    table: ({ text }) => backlogTable(text),
    async load(view, _raw, ask) {
      const { current } = await askOverview(view, ask);
      return { watermark: current.watermark, rows: current.backlogByAge };
    },
  }),
  provinces: source({
    table: ({ text }) => provincesTable(text),
    async load(view, _raw, ask) {
      const { watermark, byProvince } = await askBreakdown(view, ask);
      return { watermark, rows: byProvince.nodes };
    },
  }),
  categories: source({
    table: ({ text }) => categoriesTable(text),
    async load(view, _raw, ask) {
      const { watermark, byCategory } = await askBreakdown(view, ask);
      return { watermark, rows: byCategory.nodes };
    },
  }),
  ranking: source({
    table: ({ text }) => rankingTable(text),
    async load(view, raw, ask) {
      const { watermark, ranking } = await askInstitutions(view, readInstitutionsQuery(raw), ask);
      return { watermark, rows: ranking.entries };
    },
  }),
  institutions: source({
    table: ({ text }) => institutionsTable(text),
    load: (view, raw, ask) => loadInstitutions(view, readInstitutionsQuery(raw), ask),
  }),
  'province-institutions': source({
    table: ({ text }) => institutionsTable(text, 'province-institutions', text.member.institutions),
    async load(view, raw, ask) {
      const answer = await askProvince(view, codeOf(raw), ask);
      return { watermark: answer.national.watermark, rows: listInstitutions(answer) };
    },
  }),
  'province-months': monthsOf('province-months', askProvince, ({ area }) => area),
  'topic-months': monthsOf('topic-months', askTopic, ({ category }) => category),
  'institution-months': monthsOf('institution-months', askInstitution, ({ agency }) => agency),
};

async function loadInstitutions(view: View, query: InstitutionsQuery, ask: Ask): Promise<Loaded<AgencyNode>> {
  const { watermark, byAgency } = await askInstitutionList(view, query, ask);
  const { hasNextPage, endCursor } = byAgency.pageInfo;
  const next = hasNextPage ? () => loadInstitutions(view, { ...query, after: endCursor }, ask) : undefined;
  return { watermark, rows: byAgency.nodes, next };
}
