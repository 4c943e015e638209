// Silence: nobody replies to an answer, and the system closes the report when ten working days are over, not a moment
// before. A reply stops that clock.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { countDueDate } from '../../subgraph/reports/seed/seededReports';
import { castOf, EVERYBODY, onlySeenBy, type Cast } from '../support/castOf';
import type { Scene } from '../support/openScene';

const BOGOR = 'PEMKOT-3271';

export function tellAutoClose(on: () => Scene): void {
  describe('an answer that nobody replies to', () => {
    let scene: Scene;
    let cast: Cast;
    let reportId = '';
    let dueAt = 0;
    const statusNow = async () => (await scene.read(cast.nobody, reportId)).status;

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      cast = castOf(scene, { agency: BOGOR, other: 'PEMKOT-3273', above: 'PEMPROV-32' });
      reportId = (await scene.submit(cast.reporter, { areaCode: '32.71' })).id;
      await scene.act(cast.national, 'disposeReport', { reportId, leadAgencyId: getAgency(BOGOR).id });
      await scene.act(cast.system, 'publishResponse', {
        reportId,
        finding: 'SERVICE_IMPROVED',
        body: 'Sudah ditambal.',
      });
    });

    it('waits ten working days, counted anew after a reply is answered', async () => {
      scene.sleepOver(3);
      expect(await scene.act(cast.reporter, 'replyToReport', { reportId, body: 'Masih ada satu.' })).toBe(
        'REPORTER_REPLIED',
      );
      expect(Object.keys(await scene.dueDates(cast.nobody, reportId))).toEqual([`FIRST_RESPONSE ${BOGOR}`]);
      scene.sleepOver();
      await scene.act(cast.system, 'publishResponse', { reportId, finding: 'SERVICE_IMPROVED', body: 'Sudah semua.' });
      dueAt = countDueDate(scene.now(), 10, true, 'WIB');
      expect(await scene.dueDates(cast.nobody, reportId)).toEqual({ AUTO_CLOSE: dueAt });
    });

    it('is open to the last moment of the last day', async () => {
      scene.moveTo(dueAt);
      await scene
        .submit(cast.neighbour, { areaCode: '32.71' })
        .then(({ id }) => scene.act(cast.neighbour, 'withdrawReport', { reportId: id }));
      expect(await statusNow()).toBe('RESPONDED');
    });

    it('is closed by the system when that is over, for everybody to see', async () => {
      scene.moveTo(dueAt + 1);
      expect(await scene.until(statusNow, (status) => status === 'CLOSED')).toBe('CLOSED');
      expect(await scene.whoSees(cast, reportId)).toEqual(onlySeenBy('CLOSED', EVERYBODY));
      expect(await scene.read(cast.nobody, reportId)).toMatchObject({ closeReason: 'NO_REPLY', rating: null });
      expect((await scene.steps(cast.nobody, reportId)).at(-1)).toBe('AUTO_CLOSE');
      const closed = (figures: Record<string, number>) => figures.closed === 1;
      expect(await scene.until(() => scene.figures(cast.admin, BOGOR), closed)).toMatchObject({ closed: 1, open: 0 });
      const feed = await scene.until(
        () => scene.feed(cast.system, reportId),
        (all) => all.at(-1) === 'CHANGED AUTO_CLOSE',
      );
      expect(feed).toHaveLength(5);
      expect(scene.verifyLog(reportId)).toMatch(/^Whole: 6 entries/);
    });
  });
}
