// The scope in SQL and the decision in code are one rule said twice: held together here over random rows and viewers.
// Rows are torn out of any order that the product would write, so that no invariant of it can hide a difference.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Principal } from '../../../../schema/contract/principal';
import { ROLES, SCOPES } from '../../../../schema/contract/scopes';
import { accessTo, canSeeReport } from '../../../../subgraphs/reports/app/access/reportAccess';
import { viewerOf, type Viewer } from '../../../../subgraphs/reports/app/access/viewer';
import type { ReportsContext } from '../../../../subgraphs/reports/app/context';
import { ASSIGNMENT_STATUSES, REPORT_STATUSES, standingOf } from '../../../../subgraphs/reports/domain/states';
import { findAssignmentsByReports } from '../../../../subgraphs/reports/store/findAssignments';
import { findReportsByIds } from '../../../../subgraphs/reports/store/findReports';
import { countVisibleReports, listVisibleReports } from '../../../../subgraphs/reports/store/listReports';
import { ReportEntity } from '../../../../subgraphs/reports/store/report.entity';
import type { AssignmentRow, ReportRow } from '../../../../subgraphs/reports/store/rows';
import {
  CITIZEN,
  MINISTRY,
  NEIGHBOUR,
  OTHER_CITIZEN,
  otherUnitOf,
  PANRB,
  PROVINCE,
  REGENCY,
  unitOf,
} from '../support/callers';
import { startReports, type RunningReports } from '../support/startReports';

const AGENCIES = [PROVINCE, REGENCY, NEIGHBOUR, MINISTRY];
const HOLDERS = [REGENCY, NEIGHBOUR, MINISTRY];
/** Named at random: a unit may turn up at an institution that it is none of. */
const UNITS = [unitOf(REGENCY), otherUnitOf(REGENCY)];
const ROWS = 60;
const NO_FILTER = {
  status: null,
  categoryCodes: null,
  areaCode: null,
  leadAgencyId: null,
  classification: null,
  search: null,
  isEscalated: null,
};

let reports: RunningReports;
let rows: ReportRow[];
let assignments: AssignmentRow[];

beforeAll(async () => {
  reports = await startReports();
  const { db } = reports;
  for (let n = 0; n < ROWS; n += 1) {
    await reports.insertCase({ steps: [{ action: 'DISPOSE', lead: REGENCY, supporting: [NEIGHBOUR, MINISTRY] }] });
  }
  const random = fc.sample(tornRow, { numRuns: ROWS, seed: 20261123 });
  await db.write(async (tx) => {
    const all = await tx.find(ReportEntity, { order: { id: 'ASC' } });
    for (const [index, { id }] of all.entries()) {
      const { status, isPublic, reporterId, targetAgencyId, ombudsmanSince, held } = random[index]!;
      await tx.query(
        'UPDATE report SET status = ?, is_public = ?, reporter_id = ?, target_agency_id = ?, ombudsman_since = ?, is_escalated = ? WHERE id = ?',
        [
          ...[status, isPublic ? 1 : 0, reporterId, targetAgencyId],
          ombudsmanSince,
          ombudsmanSince === null ? 0 : 1,
          id,
        ],
      );
      for (const [agencyId, state, unitId] of held) {
        const sql =
          'UPDATE assignment SET status = ?, standing = ?, agency_id = ?, unit_id = ? WHERE report_id = ? AND agency_id = ?';
        const standing = standingOf(state ?? 'RETURNED', status);
        const owner = state === null ? PANRB : agencyId;
        await tx.query(sql, [state ?? 'RETURNED', standing, owner, unitId, id, agencyId]);
      }
    }
  });
  rows = await db.reader.find(ReportEntity);
  assignments = await findAssignmentsByReports(
    db.reader,
    rows.map(({ id }) => id),
  );
});

afterAll(() => reports.close());

const tornRow = fc.record({
  status: fc.constantFrom(...REPORT_STATUSES),
  isPublic: fc.boolean(),
  reporterId: fc.constantFrom(CITIZEN, OTHER_CITIZEN, null),
  targetAgencyId: fc.constantFrom(...AGENCIES, null),
  ombudsmanSince: fc.constantFrom(null, null, 1_770_000_000_000),
  /** Null: the assignment goes to an agency that nobody here belongs to. */
  held: fc
    .tuple(
      ...HOLDERS.map(() =>
        fc.tuple(fc.option(fc.constantFrom(...ASSIGNMENT_STATUSES)), fc.constantFrom(...UNITS, null)),
      ),
    )
    .map((states) => HOLDERS.map((agency, index) => [agency, ...states[index]!] as const)),
});

const anyone: fc.Arbitrary<Principal> = fc.record({
  kind: fc.constantFrom('ANONYMOUS', 'REPORTER', 'OPERATOR', 'CLIENT'),
  id: fc.constantFrom(CITIZEN, OTHER_CITIZEN, ''),
  issuer: fc.constant('https://issuer.test'),
  subject: fc.constant('anyone'),
  client: fc.constant('test'),
  agencyId: fc.constantFrom(...AGENCIES, null),
  unitId: fc.constantFrom(...UNITS, null),
  roles: fc.subarray([...ROLES], { maxLength: 2 }),
  scopes: fc.subarray([...SCOPES], { minLength: 2 }),
});

/** Some hold the secrets of one or two rows. */
const secrets = fc.uniqueArray(fc.nat({ max: ROWS - 1 }), { maxLength: 2 });

function toViewer(principal: Principal, tracked: readonly number[]): Viewer {
  const viewer = viewerOf({ principal, services: reports.services } as ReportsContext);
  for (const index of tracked) viewer.trackedReportIds.add(rows[index]!.id);
  return viewer;
}

function seenOneByOne(viewer: Viewer): string[] {
  return rows
    .filter((report) => {
      const own = assignments.filter(({ reportId }) => reportId === report.id);
      return canSeeReport(viewer, report, accessTo(viewer, report, own));
    })
    .map(({ id }) => id)
    .sort();
}

describe('the scope of a viewer', () => {
  it('finds, lists and counts in SQL exactly the rows that the decision in code allows', async () => {
    const sizes = new Set<number>();
    await fc.assert(
      fc.asyncProperty(anyone, secrets, async (principal, tracked) => {
        const viewer = toViewer(principal, tracked);
        const { reader } = reports.db;
        const expected = seenOneByOne(viewer);
        const ids = rows.map(({ id }) => id);
        const found = await findReportsByIds(reader, ids, viewer);
        const { rows: listed } = await listVisibleReports(reports.db, viewer, NO_FILTER, { after: null, limit: 100 });
        expect(found.map(({ id }) => id).sort()).toEqual(expected);
        expect(listed.map(({ id }) => id).sort()).toEqual(expected);
        expect(await countVisibleReports(reports.db, viewer, NO_FILTER)).toBe(expected.length);
        sizes.add(expected.length);
      }),
      { numRuns: 300, seed: 7 },
    );
    // The viewers differ: nobody, somebody and everybody's rows are among the cases.
    expect([sizes.has(0), sizes.has(ROWS), sizes.size > 8]).toEqual([true, true, true]);
  });
});
