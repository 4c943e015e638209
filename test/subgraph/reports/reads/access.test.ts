// Every viewer × report × path of the visibility table, over HTTP, against the matrix written by hand in accessMatrix.ts.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MINISTRY, NEIGHBOUR, REGENCY } from '../support/callers';
import type { InsertedCase } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';
import { CASES, INBOXES, MATRIX, VIEWERS, type CaseName, type ViewerName } from './accessMatrix';

let reports: RunningReports;
const cases = new Map<CaseName, InsertedCase>();
const caseNames = Object.keys(CASES) as CaseName[];
const viewerNames = Object.keys(VIEWERS) as ViewerName[];

beforeAll(async () => {
  reports = await startReports();
  for (const name of caseNames) cases.set(name, await reports.insertCase(CASES[name]));
});

afterAll(() => reports.close());

const FIELDS = `fragment Fields on Report {
  id title body reporter { id grant } reporterHidden
  assignments { id status agency { id } unit { id } }
  timeline(first: 100) { nodes { action actorRole actorAgency { id } actor { id } reason assignment { agency { id } } } }
  responses(first: 100) { nodes { agency { id } author { id } } }
  replies(first: 100) { nodes { reporter { id } reporterHidden } }
}`;

const PATHS = `query ($id: ID!, $trackingId: String!, $entities: [_Any!]!) {
  byId: report(id: $id) { ...Fields }
  byTrackingId: reportByTrackingId(trackingId: $trackingId) { ...Fields }
  inList: reports(first: 100) { nodes { ...Fields } }
  entities: _entities(representations: $entities) { __typename ...Fields ... on Assignment { report { ...Fields } } }
} ${FIELDS}`;

/** The letters of the matrix that an answer amounts to. Parts that belong together and disagree show as `?`. */
function lettersOf(report: any): string {
  if (!report) return '';
  const timeline: any[] = report.timeline.nodes;
  const ofAgency = (list: any[], agency: string): any => list.find((each) => each.agency.id === agency);
  const unit = ofAgency(report.assignments, REGENCY)?.unit;
  const author = ofAgency(report.responses.nodes, REGENCY)?.author;
  const toUnit = timeline.find(({ action }) => action === 'DISPOSE_TO_UNIT');
  const acceptedBy = timeline.find(({ action }) => action === 'ACCEPT')?.actor;
  const ended = ofAgency(report.assignments, NEIGHBOUR);
  const returned = timeline.find(({ action }) => action === 'RETURN');
  const names = [report.reporter, ...report.replies.nodes.map((reply: any) => reply.reporter)];
  return `R${letter('N', names)}${letter('A', [unit, author, toUnit, toUnit?.actor, acceptedBy])}${letter('B', [ended, returned, returned?.actor])}`;
}

function letter(name: string, parts: readonly unknown[]): string {
  const shown = parts.filter((part) => part !== null && part !== undefined).length;
  return shown === 0 ? '' : shown === parts.length ? name : '?';
}

describe('the visibility table', () => {
  const cells = viewerNames.flatMap((viewer) => caseNames.map((name) => [viewer, name] as const));

  it.each(cells)('%s, a report that is %s', async (viewer, name) => {
    const expected = MATRIX[viewer][name];
    const { id, trackingId, state } = cases.get(name)!;
    const assignments = state.assignments.map(({ id: key }) => ({ __typename: 'Assignment', id: key }));
    const entities = [{ __typename: 'Report', id }, ...assignments];
    const { data, codes } = await reports.ask(VIEWERS[viewer], PATHS, { id, trackingId, entities });
    expect(lettersOf(data.byId)).toBe(expected);
    expect(lettersOf(data.byTrackingId)).toBe(expected);
    expect(lettersOf(data.inList.nodes.find((node: any) => node.id === id))).toBe(expected);
    expect(lettersOf(data.entities[0])).toBe(expected);
    expect(codes).toEqual(expected === '' ? ['NOT_FOUND', 'NOT_FOUND'] : []);
    // An assignment is seen with its report; an ended one by its own agency and those above alone.
    state.assignments.forEach((assignment, index) => {
      const isSeen = expected !== '' && (assignment.agencyId !== NEIGHBOUR || expected.includes('B'));
      expect(lettersOf(data.entities[index + 1]?.report)).toBe(isSeen ? expected : '');
    });
  });

  it.each(viewerNames)('%s: lists and counts hold exactly the reports that are seen one by one', async (viewer) => {
    const expected = caseNames.filter((name) => MATRIX[viewer][name] !== '').map((name) => cases.get(name)!.id);
    const { data } = await reports.ask(VIEWERS[viewer], '{ reports(first: 100) { totalCount nodes { id } } }');
    expect(data.reports.nodes.map((node: any) => node.id).sort()).toEqual([...expected].sort());
    expect(data.reports.totalCount).toBe(expected.length);
  });

  it.each(viewerNames)('%s: the inbox holds open work of one’s own, with the same rights', async (viewer) => {
    const query = `{ inbox(first: 100) { totalCount nodes { ...Fields } } } ${FIELDS}`;
    const { data, codes } = await reports.ask(VIEWERS[viewer], query);
    const expected = INBOXES[viewer];
    if (expected === undefined) {
      expect([data, codes]).toEqual([null, ['FORBIDDEN']]);
      return;
    }
    expect(data.inbox.totalCount).toBe(expected.length);
    const letters = data.inbox.nodes.map((node: any) => [node.id, lettersOf(node)]);
    const wanted = expected.map((name) => [cases.get(name)!.id, MATRIX[viewer][name]]);
    expect(letters.sort()).toEqual(wanted.sort());
  });
});

describe('an answer', () => {
  it('carries no key of an anonymous reporter, nor of anybody’s operator, to the public', async () => {
    const { id } = cases.get('anonymous')!;
    for (const viewer of ['nobody', 'another citizen', 'liaison of A', 'national admin'] as const) {
      const { data } = await reports.ask(
        VIEWERS[viewer],
        `query ($id: ID!) { report(id: $id) { ...Fields } } ${FIELDS}`,
        {
          id,
        },
      );
      expect(data.report).toMatchObject({ reporter: null, reporterHidden: 'ANONYMOUS' });
      expect(JSON.stringify(data)).not.toContain(VIEWERS['the reporter'].id);
    }
  });

  it('tells the public the steps of the case with role and agency, not those inside an agency', async () => {
    const { id } = cases.get('ordinary')!;
    const { data } = await reports.ask(
      VIEWERS.nobody,
      'query ($id: ID!) { report(id: $id) { timeline(first: 100) { nodes { action actorRole actorAgency { id } actor { id } reason } } } }',
      { id },
    );
    const steps = data.report.timeline.nodes.map((node: any) => [node.action, node.actorRole, node.actorAgency?.id]);
    expect(steps.filter(([, role]: string[]) => role !== 'NATIONAL_ADMIN')).toEqual([
      ['SUBMIT', 'REPORTER', undefined],
      ['ACCEPT', 'LIAISON', REGENCY],
      ['PUBLISH_RESPONSE', 'LIAISON', REGENCY],
      ['PUBLISH_RESPONSE', 'LIAISON', MINISTRY],
      ['REPLY', 'REPORTER', undefined],
    ]);
    expect(data.report.timeline.nodes.every((node: any) => node.actor === null && node.reason === null)).toBe(true);
  });

  it('is the same, after as many statements, for a hidden report and for one that does not exist', async () => {
    const { id, trackingId } = cases.get('confidential')!;
    const missing = { id: '00000000-0000-7000-8000-000000000000', trackingId: '999999999' };
    for (const viewer of ['nobody', 'liaison of B, which returned it', 'analyst of A'] as const) {
      const answers = [];
      for (const key of [{ id, trackingId }, missing]) {
        const entities = [{ __typename: 'Report', id: key.id }];
        answers.push(await reports.ask(VIEWERS[viewer], PATHS, { ...key, entities }));
      }
      const [hidden, absent] = answers.map(({ statements, ...rest }) => ({ ...rest, count: statements.length }));
      expect(hidden).toEqual(absent);
      expect(hidden).toMatchObject({ data: { byId: null, byTrackingId: null, entities: [null] } });
    }
  });

  it('is null without SQL for keys in no stored spelling', async () => {
    const { id } = cases.get('ordinary')!;
    const entities = [
      { __typename: 'Report', id: `${id} ` },
      { __typename: 'Report', id: id.toUpperCase() },
      { __typename: 'Report', id: { $gt: '' } },
      { __typename: 'Assignment', id: 0 },
    ];
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { __typename } }';
    const answered = await reports.ask(VIEWERS['national admin'], query, { of: entities });
    expect([answered.data._entities, answered.codes, answered.statements]).toEqual([[null, null, null, null], [], []]);
  });

  it('authorises every key of a batch, in one statement', async () => {
    const of = caseNames.map((name) => ({ __typename: 'Report', id: cases.get(name)!.id }));
    const query = 'query ($of: [_Any!]!) { _entities(representations: $of) { ... on Report { title } } }';
    const answered = await reports.ask(VIEWERS.nobody, query, { of: [...of, ...of] });
    const seen = caseNames.map((name) => MATRIX.nobody[name] !== '');
    expect(answered.data._entities.map((each: unknown) => each !== null)).toEqual([...seen, ...seen]);
    expect(answered.statements).toHaveLength(1);
  });
});
