// A poor answer: the report is closed, its reporter comes back within thirty days and says why. The agency owes
// an answer under new clocks; confirmed at last, it can be opened again for thirty days and no longer.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { countDueDate } from '../../subgraph/reports/seed/seededReports';
import { castOf, type Cast } from '../support/castOf';
import type { Scene } from '../support/openScene';

const BEKASI = 'PEMKOT-3275';
const WHY = 'Petugas belum pernah datang.';
const DAY_MS = 86_400_000;

export function tellReopened(on: () => Scene): void {
  describe('a report opened again after a poor answer', () => {
    let scene: Scene;
    let cast: Cast;
    let reportId = '';
    let closedAt = 0;
    const answer = (body: string) =>
      scene.act(cast.system, 'publishResponse', { reportId, finding: 'INFORMATION_GAP', body });

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      cast = castOf(scene, { agency: BEKASI, other: 'PEMKOT-3273', above: 'PEMPROV-32' });
      reportId = (await scene.submit(cast.reporter, { areaCode: '32.75' })).id;
      await scene.act(cast.national, 'disposeReport', { reportId, leadAgencyId: getAgency(BEKASI).id });
      await answer('Akan kami perhatikan.');
      await scene.act(cast.national, 'closeReport', { reportId, reason: 'ANSWERED_IN_FULL' });
    });

    it('starts the clocks of the agency anew, and counts', async () => {
      scene.sleepOver(4);
      const input = { reportId, reason: 'NOT_RESOLVED', explanation: WHY };
      expect(await scene.tryTo(cast.neighbour, 'reopenReport', input)).toEqual(['FORBIDDEN']);
      expect(await scene.act(cast.reporter, 'reopenReport', input)).toBe('REPORTER_REPLIED');
      expect(await scene.dueDates(cast.nobody, reportId)).toEqual({
        [`FIRST_RESPONSE ${BEKASI}`]: countDueDate(scene.now(), 5, true, 'WIB'),
        [`RESOLVE ${BEKASI}`]: countDueDate(scene.now(), 14, true, 'WIB'),
      });
      const read = () => scene.figures(cast.admin, BEKASI);
      expect(await scene.until(read, ({ reopened }) => reopened === 1)).toMatchObject({
        reopened: 1,
        closed: 1,
        open: 1,
      });
    });

    it('says why to those who handle it, not to the public', async () => {
      const remarkTo = async (who: Cast[keyof Cast]) => {
        const { timeline } = await scene.read(who, reportId);
        return timeline.nodes.find(({ action }: any) => action === 'REOPEN').remark?.body ?? null;
      };
      expect(await Promise.all([cast.admin, cast.coordinator, cast.national, cast.reporter].map(remarkTo))).toEqual(
        Array(4).fill(WHY),
      );
      expect(await Promise.all([cast.nobody, cast.neighbour, cast.otherAdmin].map(remarkTo))).toEqual(
        Array(3).fill(null),
      );
    });

    it('is answered better and confirmed; after thirty days nobody opens it any more', async () => {
      await answer('Jalan telah diaspal ulang pada hari Selasa.');
      closedAt = scene.now();
      expect(await scene.act(cast.reporter, 'confirmResolution', { reportId, rating: 5 })).toBe('CLOSED');
      const { reopenableUntil, reopenCount } = await scene.read(cast.reporter, reportId);
      expect([Date.parse(reopenableUntil), reopenCount]).toEqual([closedAt + 30 * DAY_MS, 1]);
      scene.moveTo(closedAt + 30 * DAY_MS + 1);
      const late = { reportId, reason: 'RECURRED', explanation: WHY };
      expect(await scene.tryTo(cast.reporter, 'reopenReport', late)).toEqual(['TRANSITION_NOT_ALLOWED']);
      expect(scene.verifyLog(reportId)).toMatch(/^Whole: 7 entries/);
    });
  });
}
