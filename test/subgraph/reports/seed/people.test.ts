// The demo seed of reports: how many, about what, from whom, handled by whom, and what the start screen relies on.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findAgencyById, getAgency } from '../../../../schema/reference/agencies';
import { getCategory, isCategoryValidOn, loadCategories } from '../../../../schema/reference/categories';
import { DEMO_AGENCY_CODE, DEMO_REPORTER } from '../../../../schema/reference/demo';
import { seedApiClients, seedOperators } from '../../../../schema/reference/operators';
import { getReporterId, seedReporters } from '../../../../schema/reference/reporters';
import { seedReports } from '../../../../subgraphs/reports/seed/seedReports';
import { createTrackingNumbers } from '../../../../subgraphs/reports/store/trackingNumbers';
import {
  END_MS,
  groupRows,
  isWorked,
  openReports,
  UNTIL,
  wallClock,
  type Row,
  type SeededReports,
} from './seededReports';

let seeded: SeededReports;
let reports: Row[];
let history: Row[];

beforeAll(async () => {
  seeded = await openReports();
  await seedReports(seeded.runtime, { scale: 'demo', until: UNTIL });
  reports = await seeded.rows('SELECT * FROM report');
  history = await seeded.rows('SELECT * FROM history');
}, 120_000);

afterAll(() => seeded.close());

const shareOf = (test: (row: Row) => boolean): number => reports.filter(test).length / reports.length;

describe('the demo seed of reports', () => {
  it('has 5,000 reports over the year, all topics, and tells how far it is', async () => {
    expect(reports).toHaveLength(5_000);
    expect(await seeded.rows('SELECT code FROM category')).toHaveLength(loadCategories().length);
    const days = reports.map(({ submitted_at: at }) => wallClock(at, 'WIB').toISOString().slice(0, 10)).sort();
    expect([days[0], days.at(-1)]).toEqual(['2025-11-24', UNTIL]);
    expect(seeded.progress.filter((text) => / \d+ %$/.test(text)).length).toBeGreaterThan(2);
  });

  it('is skewed over agencies as the nation is, and reaches most of them', () => {
    const counts = [...groupRows(reports, 'lead_agency_id')].filter(([id]) => id !== 'null' && id !== null);
    const sizes = counts.map(([, rows]) => rows.length).sort((a, b) => b - a);
    const held = sizes.reduce((sum, size) => sum + size, 0);
    const top = sizes.slice(0, 10).reduce((sum, size) => sum + size, 0) / held;
    expect(top).toBeGreaterThan(0.35);
    expect(top).toBeLessThan(0.7);
    expect(counts.length).toBeGreaterThan(300);
    expect(counts.every(([id]) => findAgencyById(id)?.isCounted)).toBe(true);
  });

  it('files every report under a topic of its day', () => {
    const wrong = reports.filter(({ category_code: code, submitted_at: at }) => {
      return !isCategoryValidOn(getCategory(code), wallClock(at, 'WIB').toISOString().slice(0, 10));
    });
    expect(wrong).toEqual([]);
  });

  it('has the shares of anonymous, confidential and supervisory reports, and some without an account', () => {
    expect(shareOf((row) => row.is_anonymous === 1)).toBeCloseTo(0.12, 1);
    expect(shareOf((row) => row.is_confidential === 1)).toBeCloseTo(0.05, 1);
    expect(shareOf((row) => row.supervision === 'SUPERVISORY')).toBeLessThan(0.05);
    expect(shareOf((row) => row.supervision === 'SUPERVISORY')).toBeGreaterThan(0.005);
    expect(shareOf((row) => row.reporter_id === null && row.channel !== 'AGENCY')).toBeGreaterThan(0.02);
    const known = new Set([...seedReporters('demo')].map(({ id }) => id));
    expect(reports.filter(({ reporter_id: id }) => id !== null && !known.has(id))).toEqual([]);
    expect(new Set(reports.map(({ channel }) => channel)).size).toBe(7);
  });

  it('lets only real operators and systems of the agency act, operators in office hours of working days', () => {
    const operators = new Map([...seedOperators('demo')].map((one) => [one.id, `${one.agencyId} ${one.role}`]));
    const clients = new Map([...seedApiClients()].map((one) => [one.id, one.agencyId]));
    const faults = history.filter((row) => {
      const { actor_operator_id: operator, actor_client_id: client, actor_agency_id: agencyId } = row;
      if (client) return clients.get(client) !== agencyId;
      if (!operator) return !['REPORTER', 'SYSTEM'].includes(row.actor_role);
      const wall = wallClock(row.at, findAgencyById(agencyId)?.timeZone ?? '');
      const minutes = wall.getUTCHours() * 60 + wall.getUTCMinutes();
      const isInOffice = isWorked(wall) && minutes >= 450 && minutes <= 960;
      return operators.get(operator) !== `${agencyId} ${row.actor_role}` || !isInOffice;
    });
    expect(faults).toEqual([]);
    expect(history.filter(({ actor_client_id: client }) => client !== null).length).toBeGreaterThan(300);
  });

  it('gives the demo agency a full inbox, with overdue cases and fresh reports sent straight to it', async () => {
    const { id } = getAgency(DEMO_AGENCY_CODE);
    const open = await seeded.rows(`SELECT * FROM assignment WHERE agency_id = '${id}' AND standing = 'OPEN'`);
    expect(open.length).toBeGreaterThanOrEqual(40);
    const states = new Set(open.map((row) => row.report_status));
    expect([...states]).toEqual(expect.arrayContaining(['DISPOSED', 'IN_PROGRESS', 'RESPONDED', 'REPORTER_REPLIED']));
    expect(open.filter((row) => row.due_at !== null && row.due_at < END_MS).length).toBeGreaterThan(5);
    const drafts = await seeded.rows(`SELECT * FROM response_draft WHERE agency_id = '${id}'`);
    expect(drafts.length).toBeGreaterThan(2);
    expect(new Set(drafts.map(({ status }) => status))).toEqual(new Set(['DRAFT']));
    const straight = reports.filter((row) => row.status === 'SUBMITTED' && row.target_agency_id === id);
    expect(straight.length).toBeGreaterThan(0);
  });

  it('gives the demo reporter reports in several states, and the national admin work', () => {
    const own = reports.filter((row) => row.reporter_id === getReporterId(DEMO_REPORTER));
    expect(new Set(own.map(({ status }) => status)).size).toBe(9);
    expect(reports.filter(({ status }) => status === 'SUBMITTED').length).toBeGreaterThanOrEqual(60);
  });

  it('lets the application count on from the last tracking id', async () => {
    const { db } = seeded.runtime;
    expect(await createTrackingNumbers(db)()).toBe(5_000);
  });
});
