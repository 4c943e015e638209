// What an assignment that has ended leaves in the timeline: its institution's published answer, not that it held the case.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asLiaison, asNationalAdmin, asNobody, MINISTRY, REGENCY } from '../support/callers';
import { startReports, type RunningReports } from '../support/startReports';

const QUERY = `query ($id: ID!) {
  report(id: $id) { timeline(first: 50) { nodes { action actorAgency { id } } } }
}`;

let reports: RunningReports;
let reportId: string;

beforeAll(async () => {
  reports = await startReports();
  const returned = await reports.insertCase({
    steps: [
      { action: 'DISPOSE', lead: MINISTRY, supporting: [REGENCY] },
      { action: 'ACCEPT', of: MINISTRY },
      { action: 'RETURN', of: MINISTRY, reason: 'NOT_COMPETENT' },
      { action: 'ACCEPT', of: REGENCY },
      { action: 'PUBLISH_RESPONSE', of: REGENCY, body: 'Sudah ditangani.' },
    ],
  });
  reportId = returned.id;
});

afterAll(() => reports.close());

async function stepsFor(viewer: Parameters<RunningReports['ask']>[0]): Promise<[string, string | undefined][]> {
  const { data } = await reports.ask(viewer, QUERY, { id: reportId });
  return data.report.timeline.nodes.map((node: any) => [node.action, node.actorAgency?.id]);
}

describe('the institution of a step', () => {
  it('is hidden from outsiders where the assignment that it acted on was returned', async () => {
    for (const viewer of [asNobody(), asLiaison(REGENCY)]) {
      const accepted = (await stepsFor(viewer)).filter(([action]) => action === 'ACCEPT');
      expect(accepted).toEqual([
        ['ACCEPT', undefined],
        ['ACCEPT', REGENCY],
      ]);
    }
  });

  it('is told to the institution itself and to the national admin', async () => {
    for (const viewer of [asLiaison(MINISTRY), asNationalAdmin()]) {
      expect(await stepsFor(viewer)).toContainEqual(['ACCEPT', MINISTRY]);
    }
  });
});
