// The dashboard in English; id.ts decides what there is to say.
import type { INDONESIAN } from './id';
import { DETAILS_EN } from './details.en';
import { MEASURES_EN } from './measures.en';

export const ENGLISH: typeof INDONESIAN = {
  code: 'en',
  measures: MEASURES_EN,
  ...DETAILS_EN,
  site: 'National performance',
  tagline: 'Open statistics of how complaints about public services are handled',
  skip: 'Skip to content',
  navigation: 'Parts of the dashboard',
  pages: {
    start: 'Overview',
    provinces: 'Provinces',
    institutions: 'Institutions',
    categories: 'Topics',
    definitions: 'Definitions',
  },
  switchLanguage: 'Bahasa Indonesia',
  period: {
    label: 'Period',
    show: 'Show',
    months: 'Months',
    quarters: 'Quarters',
    years: 'Years',
    quarter: (quarter, year) => `Quarter ${quarter} of ${year}`,
    week: (week, year) => `Week ${week} of ${year}`,
    against: (period, previous) => `${period}, compared with ${previous}`,
    running: (day) => `This period still runs (data until ${day}); changes are not computed yet.`,
  },
  fresh: {
    asOf: (instant) => `Data until ${instant}`,
    lag: (seconds) => `${seconds} seconds behind`,
    none: 'Nothing has been counted yet.',
  },
  start: {
    title: 'How the nation’s complaints are handled',
    keyFigures: 'Key figures',
    trend: 'Reports received and closed by month',
    onTime: 'On time',
    onTimeNote: 'Share of the deadlines that fell due in this period and were met on time.',
    map: 'Tile map of the 38 provinces',
    mapNote: 'Each tile is a province, about where it lies. Choose a tile for its details.',
    mapMeasure: 'Measure on the map',
    west: 'Tile map: Sumatra, Java and Kalimantan',
    east: 'Tile map: Bali, Nusa Tenggara, Sulawesi, Maluku and Papua',
    rising: 'Rising topics',
    risingNote: (n) =>
      `Root topics whose reports grew most; only those with at least ${n} reports in the period before.`,
    risingNone: 'No topic with enough reports grew in this period.',
    help: 'Institutions that need help',
    helpNote: (n) =>
      `Lowest share resolved on time. Only institutions connected for the whole period with at least ${n} deadlines due.`,
    helpAll: 'All ranks',
    risingFrom: (before, now) => `${before} to ${now} reports`,
  },
  change: {
    up: 'up',
    down: 'down',
    same: 'unchanged',
    points: (change) => `${change} percentage points`,
    from: (previous) => `from ${previous}`,
    none: 'nothing to compare with',
  },
  outOf: (numerator, denominator) => `${numerator} of ${denominator}`,
  cell: {
    suppressed: 'protected',
    suppressedShort: '< 5',
    none: '–',
    noneSpoken: 'none',
    note: '“Protected”: a number below 5, or one that could give away another small number, is not shown, so that nobody who reported can be singled out. It does not mean zero.',
    unpublished:
      'Details of this period are not published yet: figures by province, topic and institution are published an hour after the month has ended.',
  },
  unavailable: 'This part is not available right now.',
  table: {
    show: 'Data table',
    csv: 'CSV',
    csvBom: 'CSV for Excel',
    json: 'JSON',
    columns: 'Column dictionary',
    download: (table) => `Download ${table}`,
    nowhere: 'No area named',
  },
  columns: {
    month: { label: 'Month', definition: 'Month of the WIB calendar, YYYY-MM.' },
    province: { label: 'Province', definition: 'Province where it happened; empty where the report names none.' },
    provinceCode: {
      label: 'Area code',
      definition: 'The province’s code of the Ministry of Home Affairs, such as 35.',
    },
    category: { label: 'Topic', definition: 'Root topic, its subtopics included.' },
    categoryCode: { label: 'Topic code', definition: 'Code of the topic, such as PEKERJAAN_UMUM.' },
    institution: { label: 'Institution', definition: 'Its official name.' },
    institutionCode: { label: 'Code', definition: 'The institution’s stable code, such as PEMKOT-3578.' },
    institutionKind: { label: 'Kind', definition: 'What sort of institution it is.' },
    rank: { label: 'Rank', definition: 'Rank from 1; equal values share one.' },
    value: { label: 'Value', definition: 'The chosen measure, from 0 to 1 or more.' },
    sampleSize: { label: 'n', definition: 'The measure’s denominator: number of cases.' },
  },
  scale: {
    legend: 'Colours',
    upTo: (to) => `below ${to}`,
    between: (from, to) => `${from} – ${to}`,
    from: (from) => `${from} and above`,
  },
  chart: {
    monthsDescription: (first, last, received, closed) =>
      `Bars for reports received with a line for reports closed, ${first} to ${last}. In the last month ${received} were received and ${closed} closed. Every number is in the data table.`,
    mapDescription: (measure) =>
      `${measure} of each province as a number and a colour. Every number is in the data table.`,
    rankingDescription: (measure) => `Bars: ${measure} of each institution. Every number is in the data table.`,
    onTimeDescription: 'Bars: share of the deadlines that were met on time.',
  },
  footer: {
    public:
      'Open figures from the public schema at /graphql. Confidential, anonymous and unverified reports are counted; there is no personal data.',
    request: 'Request id',
  },
  faults: {
    title: 'This page cannot be shown',
    language: 'There is no such language here. Choose lang=id or lang=en.',
    period:
      'This period is not known or has not begun. Write a year (2026), quarter (2026-Q3), month (2026-10), week (2026-W47) or day (2026-11-23).',
    province: 'There is no province with this code.',
    institution: 'There is no institution with this code.',
    category: 'There is no root topic with this code.',
    table: 'There is no table of this name.',
    after: 'This page of the list is not known any more; begin at its start.',
    repeated: (name) => `The parameter “${name}” may stand there once only.`,
    choice: (name, choices) => `The parameter “${name}” has an unknown value. Choose from: ${choices.join(', ')}.`,
    code: 'Code',
    back: 'Back to the overview',
    retry: 'Such a disturbance is usually short; load this page again in a moment.',
  },
};
