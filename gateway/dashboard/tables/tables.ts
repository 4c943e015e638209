// The tables of the dashboard. Called by the sections that show them and by the downloads.
import type { AreaNode, CategoryNode, MemberFigures, MonthNode } from '../data/answers';
import type { Texts } from '../text/texts';
import { countColumn, rateColumn, textColumn, type Column, type Table } from './table';

export function monthsTable(texts: Texts): Table<MonthNode> {
  return {
    name: 'months',
    title: texts.start.trend,
    columns: [
      textColumn(texts, 'month', ({ from }) => from.slice(0, 7)),
      countColumn(texts, 'received', ({ figures }) => figures.received),
      countColumn(texts, 'closed', ({ figures }) => figures.closed),
      countColumn(texts, 'open', ({ figures }) => figures.open),
      rateColumn(texts, 'followUpRate', ({ figures }) => figures.followUpRate),
    ],
  };
}

export function provincesTable(texts: Texts): Table<AreaNode> {
  return {
    name: 'provinces',
    title: texts.pages.provinces,
    columns: [
      textColumn(texts, 'provinceCode', ({ area }) => area?.code ?? null),
      textColumn(texts, 'province', ({ area }) => area?.name ?? null),
      ...memberColumns<AreaNode>(texts),
    ],
  };
}

export function categoriesTable(texts: Texts): Table<CategoryNode> {
  return {
    name: 'categories',
    title: texts.pages.categories,
    columns: [
      textColumn(texts, 'categoryCode', ({ category }) => category.code),
      textColumn(texts, 'category', ({ category }) => category.name),
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
  ];
}
