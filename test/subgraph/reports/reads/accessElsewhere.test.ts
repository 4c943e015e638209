// The visibility table on the paths beside the report itself: search, the change feed, notes, drafts and their files, merge
// suggestions, what was said with a step, what a report was merged into, and who changed it last. Same viewers, same matrix.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../../platform/ids';
import { insertRows } from '../../../../subgraphs/reports/store/saveCase';
import { settle } from '../feed/feedClient';
import { CITIZEN, NEIGHBOUR, OTHER_CITIZEN, REGENCY, operatorOf } from '../support/callers';
import { FIRST_SUBMITTED_AT, type InsertedCase } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';
import { CASES, MATRIX, VIEWERS, type CaseName, type ViewerName } from './accessMatrix';

let reports: RunningReports;
const cases = new Map<CaseName, InsertedCase>();
const caseNames = Object.keys(CASES) as CaseName[];
const viewerNames = Object.keys(VIEWERS) as ViewerName[];
const idOf = (name: CaseName): string => cases.get(name)?.id as string;
const nameOf = (id: string): CaseName | undefined => caseNames.find((name) => idOf(name) === id);

/** For their merge suggestions and their reporters: reports that everybody sees, like the others in words and place. */
let merged: InsertedCase;
let alike: InsertedCase;

beforeAll(async () => {
  reports = await startReports();
  for (const name of caseNames) {
    const made = await reports.insertCase(CASES[name]);
    cases.set(name, made);
    await leaveInside(made);
  }
  const primary = { mergedIntoId: idOf('confidential') };
  merged = await reports.insertCase({ reporterId: OTHER_CITIZEN, ...primary, steps: [{ action: 'MERGE' }] });
  alike = await reports.insertCase({ steps: [{ action: 'DISPOSE', lead: REGENCY }] });
});

afterAll(() => reports.close());

/** A note with a file, and a draft, of A; a note of B: where they held it. And a text with each step that says something. */
async function leaveInside({ id: reportId, state }: InsertedCase): Promise<void> {
  const of = { report_id: reportId, body: 'Untuk kita.' };
  const note = (agency: string) => ({
    ...{ id: newId(), ...of, agency_id: agency, author_operator_id: operatorOf(agency), author_client_id: null },
    at: FIRST_SUBMITTED_AT,
  });
  const [ofA, ofB] = [note(REGENCY), note(NEIGHBOUR)];
  const file = {
    ...{ id: newId(), state: 'ATTACHED', uploader_kind: 'OPERATOR', uploader_id: operatorOf(REGENCY), position: 0 },
    ...{ file_name: 'a.jpg', content_type: 'image/jpeg', announced_bytes: 1, created_at: 1, attached_at: 1 },
    ...{ report_id: reportId, target_kind: 'NOTE', target_id: ofA.id },
  };
  const assignment = state.assignments.find(({ agencyId }) => agencyId === REGENCY);
  const draft = {
    ...{ id: newId(), ...of, assignment_id: assignment?.id ?? newId(), agency_id: REGENCY, finding: 'NEGLIGENCE' },
    ...{ status: 'DRAFT', drafted_at: FIRST_SUBMITTED_AT, author_operator_id: operatorOf(REGENCY) },
  };
  await reports.db.write(async (tx) => {
    const steps = (await tx.query('SELECT version, action FROM history WHERE report_id = ?', [reportId])) as any[];
    const texts = steps
      .filter(({ action }) => ['RETURN', 'POSTPONE', 'ESCALATE'].includes(action as string))
      .map(({ version }) => ({ report_id: reportId, version, id: newId(), body: 'Sebab itu.' }));
    await insertRows(tx, 'step_text', texts);
    // Nobody writes inside of what has not come to them.
    if (assignment === undefined) return;
    await insertRows(tx, 'note', [ofA, ofB]);
    await insertRows(tx, 'attachment', [file]);
    await insertRows(tx, 'response_draft', [draft]);
  });
}

const INSIDE = `query ($id: ID!) { report(id: $id) {
  notes(first: 10) { nodes { agency { id } attachments { id } } }
  responseDrafts(first: 10) { nodes { agency { id } } }
  timeline(first: 100) { nodes { action remark { body } } } } }`;

const ownersOf = (page: any): string[] => page.nodes.map(({ agency }: any) => agency.id as string).sort();

/** Institutions keep to themselves what they write inside, also from the national admin. */
function insideOf(viewer: ViewerName, name: CaseName): string[] {
  if (viewer === 'national admin') return [];
  const letters = MATRIX[viewer][name];
  return letters.includes('A') ? [REGENCY] : [];
}

const COMPLAINANTS: readonly ViewerName[] = ['the reporter', 'ombudsman', 'national admin'];

describe.each(viewerNames)('%s', (viewer) => {
  const seen = caseNames.filter((name) => MATRIX[viewer][name] !== '');
  const ask = (query: string, variables: Record<string, unknown> = {}) =>
    reports.askDirectly(VIEWERS[viewer], query, variables);

  it('finds by words exactly the reports that they see, and counts no others', async () => {
    const query = '{ reports(first: 100, filter: { text: "lubang tengah jalan" }) { totalCount nodes { id } } }';
    const { data } = await ask(query);
    const found = data.reports.nodes.map(({ id }: any) => nameOf(id as string)).filter(Boolean);
    expect(found.sort()).toEqual([...seen].sort());
    const others = data.reports.nodes.length - found.length;
    expect(data.reports.totalCount).toBe(seen.length + others);
  });

  it('reads in the feed no report that they do not see, and each that they do', async () => {
    await settle(reports);
    const query = '{ changes(first: 100, from: OLDEST) { entries { reportId report { id } } } }';
    const { data, codes } = await ask(query);
    if (codes.length > 0) {
      expect(['UNAUTHENTICATED', 'FORBIDDEN']).toContain(codes[0]);
      return;
    }
    for (const { reportId, report } of data.changes.entries) {
      const name = nameOf(reportId as string);
      if (name) expect([name, report !== null]).toEqual([name, MATRIX[viewer][name] !== '']);
    }
  });

  it.each(caseNames)('sees what is written inside of a report that is %s as the matrix says', async (name) => {
    const { data } = await ask(INSIDE, { id: idOf(name) });
    if (MATRIX[viewer][name] === '') {
      expect(data?.report ?? null).toBeNull();
      return;
    }
    const { notes, responseDrafts, timeline } = data.report;
    const ofA = insideOf(viewer, name);
    expect(ownersOf(responseDrafts)).toEqual(ofA);
    expect(ownersOf(notes).filter((id) => id === REGENCY)).toEqual(ofA);
    expect(notes.nodes.flatMap(({ attachments }: any) => attachments)).toHaveLength(ofA.length);
    const isOfB = viewer !== 'national admin' && MATRIX[viewer][name].includes('B');
    if (isOfB) expect(ownersOf(notes)).toContain(NEIGHBOUR);
    const told = (action: string): boolean =>
      timeline.nodes.some((node: any) => node.action === action && node.remark !== null);
    expect(told('RETURN')).toBe(MATRIX[viewer][name].includes('B'));
    if (name === 'confidential, with the Ombudsman') expect(told('ESCALATE')).toBe(COMPLAINANTS.includes(viewer));
    // Whoever sees this one is inside of it.
    if (name === 'sent to A, which asked back') expect(told('POSTPONE')).toBe(true);
  });

  it('is suggested no report for a merge that they do not see', async () => {
    const query = 'query ($id: ID!) { report(id: $id) { mergeSuggestions(first: 10) { report { id } } } }';
    const { data } = await ask(query, { id: alike.id });
    const suggested = (data?.report?.mergeSuggestions ?? []).map(({ report }: any) => nameOf(report.id as string));
    expect(suggested.filter((name: CaseName | undefined) => name && MATRIX[viewer][name] === '')).toEqual([]);
  });

  it('is told what a report was merged into as far as they see that', async () => {
    const query = 'query ($id: ID!) { report(id: $id) { mergedInto { id } } }';
    const { data } = await ask(query, { id: merged.id });
    if (!data?.report) return;
    const primary = MATRIX[viewer].confidential === '' ? null : { id: idOf('confidential') };
    expect(data.report.mergedInto).toEqual(primary);
  });
});

it('the reporter of a merged report does not learn of the confidential one that it follows; a national admin does', async () => {
  const query = 'query ($id: ID!) { report(id: $id) { mergedInto { id } } }';
  const read = async (viewer: ViewerName) =>
    (await reports.ask(VIEWERS[viewer], query, { id: merged.id })).data?.report ?? null;
  expect(await read('another citizen')).toEqual({ mergedInto: null });
  expect(await read('national admin')).toEqual({ mergedInto: { id: idOf('confidential') } });
  expect(CITIZEN).not.toBe(OTHER_CITIZEN);
});

describe('a late change is told by what it lost', () => {
  const name = 'confidential, moved to another unit';
  const CONFLICT = 'userErrors { code } versionConflict { currentVersion lastChange { action actorRole } }';

  // The last step is inside A.
  it.each<[ViewerName, string, Record<string, unknown>, boolean]>([
    ['national admin', 'reclassifyReport', { classification: 'ASPIRATION' }, true],
    ['admin of A', 'reclassifyReport', { classification: 'ASPIRATION' }, true],
    ['liaison of A', 'interimReply', { body: 'Kami periksa.' }, true],
    ['liaison of another unit of A', 'interimReply', { body: 'Kami periksa.' }, true],
    ['liaison of the supporting agency', 'interimReply', { body: 'Kami periksa.' }, false],
    ['the reporter', 'withdrawReport', {}, false],
  ])('to %s', async (viewer, field, values, isTold) => {
    const { id, state } = cases.get(name) as InsertedCase;
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
    const text = `mutation ($input: ${type}) { ${field}(input: $input) { ${CONFLICT} } }`;
    const input = { idempotencyKey: newId(), reportId: id, expectedVersion: state.version - 1, ...values };
    const { data } = await reports.ask(VIEWERS[viewer], text, { input });
    expect(data[field]).toEqual({
      userErrors: [{ code: 'VERSION_CONFLICT' }],
      versionConflict: {
        currentVersion: state.version,
        lastChange: isTold ? { action: 'DISPOSE_TO_UNIT', actorRole: 'INSTITUTION_ADMIN' } : null,
      },
    });
  });
});
