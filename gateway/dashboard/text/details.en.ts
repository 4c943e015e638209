// What the pages below the start page say, in English.
import type { DETAILS_ID } from './details.id';

export const DETAILS_EN: typeof DETAILS_ID = {
  ranking: {
    title: 'Ranking of institutions',
    measure: 'Measure',
    order: 'Order',
    lowest: 'Lowest first',
    highest: 'Highest first',
    kind: 'Kind of institution',
    anyKind: 'All kinds',
    rule: (n) => `Only institutions connected for the whole period with at least ${n} cases.`,
    counts: (ranked, notRanked) =>
      `${ranked} institutions are ranked; ${notRanked} connected ones are not: too few cases, connected too recently, or protected figures.`,
    none: 'No institution qualifies for a rank in this period.',
    n: (n) => `n = ${n}`,
    all: 'All institutions by code',
    next: 'Next page',
    first: 'Back to the beginning',
  },
  kinds: {
    MINISTRY: 'Ministry',
    INSTITUTION: 'National institution',
    PROVINCE: 'Government of a province',
    REGENCY: 'Government of a regency',
    CITY: 'Government of a city',
    STATE_ENTERPRISE: 'State enterprise',
    STATE_UNIVERSITY: 'State university',
    MISSION: 'Mission abroad',
  },
  member: {
    path: 'Where this page is',
    nation: 'Indonesia',
    peers: (median, count) => `Median of ${count} peers: ${median}`,
    institutions: 'Connected institutions in this province',
    months: (year) => `Reports received and closed by month, ${year}`,
    noMonths: 'No month of this year is published yet.',
    notConnected: 'This institution is not connected to LAPOR! yet.',
    connectedSince: (day) => `Connected since ${day}`,
    zone: (zone) => `Time zone ${zone}`,
    topics: 'Topics',
    topicNote:
      'An institution’s own topics are seen by that institution and national admins only. Open to all are the topics of the nation.',
    topicLink: 'See the nation’s topics',
  },
  definitions: {
    title: 'Definitions of the measures',
    lead: 'What is counted, of what, and by which rule.',
    numerator: 'Numerator',
    denominator: 'Denominator',
    unit: 'Unit',
    source: 'Source',
    code: 'Name in the schema',
    units: { CASES: 'number', SHARE: 'per cent', WORKING_DAYS: 'working days', SCORE: 'score 1–5' },
    rules: 'How to read',
    ruleDays: 'Days and months are those of WIB (UTC+7); deadlines count working days in the institution’s time zone.',
    ruleRanking:
      'Rankings hold institutions with enough cases that were connected for the whole period; the others are counted only.',
  },
};
