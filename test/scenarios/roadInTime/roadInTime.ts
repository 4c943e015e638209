// A damaged road, answered in time: verified within three working days, accepted, answered within fourteen, confirmed.
// At each step everybody sees what is theirs to see, and the figures of the nation and of the agency count one case.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { countDueDate } from '../../subgraph/reports/seed/seededReports';
import { castOf, EVERYBODY, onlySeenBy, type Cast } from '../support/castOf';
import type { Submitted } from '../support/mutations';
import type { Scene } from '../support/openScene';

const SURABAYA = 'PEMKOT-3578';
const AGENCIES = { agency: SURABAYA, other: 'PEMKOT-3273', above: 'PEMPROV-35' };

export function tellRoadInTime(on: () => Scene): void {
  describe('a damaged road, answered in time', () => {
    let scene: Scene;
    let cast: Cast;
    let road: Submitted;
    let before: Record<string, number>[];
    const readFigures = () => Promise.all([scene.figures(null), scene.figures(cast.national, SURABAYA)]);
    const movedBy = (steps: Record<string, number>) =>
      before.map((figures) =>
        Object.fromEntries(Object.entries(figures).map(([name, value]) => [name, value + (steps[name] ?? 0)])),
      );
    const isMoved = (steps: Record<string, number>) => (now: unknown) =>
      JSON.stringify(now) === JSON.stringify(movedBy(steps));

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      cast = castOf(scene, AGENCIES);
      before = await readFigures();
    });

    it('is read by its reporter and the national admin alone until it is verified', async () => {
      road = await scene.submit(cast.reporter);
      expect(await scene.whoSees(cast, road.id)).toEqual(onlySeenBy('SUBMITTED', ['reporter', 'national']));
      const dueAt = countDueDate(scene.now(), 3, true, 'WIB');
      expect(await scene.dueDates(cast.reporter, road.id)).toEqual({ VERIFY: dueAt });
    });

    it('is seen by everybody once it is disposed, with its reporter’s name for those who handle it', async () => {
      scene.sleepOver(2);
      const input = { reportId: road.id, leadAgencyId: getAgency(SURABAYA).id };
      expect(await scene.act(cast.national, 'disposeReport', input)).toBe('DISPOSED');
      expect(await scene.whoSees(cast, road.id)).toEqual(onlySeenBy('DISPOSED', EVERYBODY));
      const knowing = ['reporter', 'admin', 'system', 'coordinator', 'national'];
      expect(await scene.whoKnows(cast, road.id)).toEqual(knowing);
      expect(await scene.dueDates(cast.nobody, road.id)).toEqual({
        [`FIRST_RESPONSE ${SURABAYA}`]: countDueDate(scene.now(), 5, true, 'WIB'),
        [`RESOLVE ${SURABAYA}`]: countDueDate(scene.now(), 14, true, 'WIB'),
      });
      const feed = await scene.until(
        () => scene.feed(cast.system, road.id),
        (entries) => entries.length > 0,
      );
      expect([feed, await scene.feed(cast.otherSystem, road.id)]).toEqual([['ARRIVED DISPOSE'], []]);
    });

    it('is accepted and answered in time by the agency, and by no other', async () => {
      const input = { reportId: road.id };
      expect(await scene.tryTo(cast.otherSystem, 'acceptAssignment', input)).toEqual(['FORBIDDEN']);
      expect(await scene.act(cast.system, 'acceptAssignment', input)).toBe('IN_PROGRESS');
      scene.sleepOver(6);
      const answer = { ...input, finding: 'SERVICE_IMPROVED', body: 'Lubang telah ditambal.' };
      expect(await scene.act(cast.system, 'publishResponse', answer)).toBe('RESPONDED');
      const { deadlines } = await scene.read(cast.nobody, road.id);
      expect(deadlines.filter((each: any) => each.isOverdue)).toEqual([]);
      expect(await scene.dueDates(cast.nobody, road.id)).toEqual({
        AUTO_CLOSE: countDueDate(scene.now(), 10, true, 'WIB'),
      });
    });

    it('is closed by its reporter, and by nobody else, with a rating for all to see', async () => {
      const input = { reportId: road.id, rating: 5 };
      expect(await scene.tryTo(cast.neighbour, 'confirmResolution', input)).toEqual(['FORBIDDEN']);
      expect(await scene.act(cast.reporter, 'confirmResolution', input)).toBe('CLOSED');
      expect(await scene.read(cast.nobody, road.id)).toMatchObject({ rating: 5, closeReason: 'CONFIRMED' });
      const steps = ['SUBMIT', 'DISPOSE', 'ACCEPT', 'PUBLISH_RESPONSE', 'CONFIRM'];
      expect(await scene.steps(cast.nobody, road.id)).toEqual(steps);
    });

    it('is one case in the figures, and its log is whole', async () => {
      const steps = { received: 1, followedUp: 1, responded: 1, closed: 1 };
      expect(await scene.until(readFigures, isMoved(steps))).toEqual(movedBy(steps));
      const feed = await scene.until(
        () => scene.feed(cast.system, road.id),
        (entries) => entries.length === 4,
      );
      expect(feed.slice(1)).toEqual(['CHANGED ACCEPT', 'CHANGED PUBLISH_RESPONSE', 'CHANGED CONFIRM']);
      expect(scene.verifyLog(road.id)).toMatch(/^Whole: 5 entries/);
    });
  });
}
