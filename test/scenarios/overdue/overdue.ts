// An agency that does nothing: the system flags each deadline that passes, once; the figures and the inbox say so. The
// reporter goes to the Ombudsman, who reads the case from then on, and nothing else.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { countDueDate } from '../../subgraph/reports/seed/seededReports';
import { castOf, type Cast } from '../support/castOf';
import type { Scene } from '../support/openScene';

const DEPOK = 'PEMKOT-3276';

export function tellOverdue(on: () => Scene): void {
  describe('an agency that misses its deadlines', () => {
    let scene: Scene;
    let cast: Cast;
    let reportId = '';
    let disposedAt = 0;
    const flags = async () => (await scene.read(cast.nobody, reportId)).escalations;

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      cast = castOf(scene, { agency: DEPOK, other: 'PEMKOT-3273', above: 'PEMPROV-32' });
      reportId = (await scene.submit(cast.reporter, { areaCode: '32.76' })).id;
      await scene.act(cast.national, 'disposeReport', { reportId, leadAgencyId: getAgency(DEPOK).id });
      disposedAt = scene.now();
    });

    it('is flagged for each of them once, by the system', async () => {
      for (const [nth, days] of [5, 14].entries()) {
        scene.moveTo(countDueDate(disposedAt, days, true, 'WIB') + 1);
        const raised = await scene.until(flags, (all) => all.length > nth);
        expect(raised).toEqual(Array(nth + 1).fill({ reason: 'OVERDUE', actorRole: 'SYSTEM' }));
      }
      expect((await scene.read(cast.nobody, reportId)).status).toBe('DISPOSED');
    });

    it('finds the case among its overdue ones, and in its figures the day after', async () => {
      scene.sleepOver();
      const inbox = '{ inbox(first: 10, filter: { overdue: true }) { edges { isOverdue node { id } } } }';
      const { data } = await scene.stack.query(cast.system, inbox);
      expect(data.inbox.edges).toEqual([{ isOverdue: true, node: { id: reportId } }]);
      const read = () => scene.figures(cast.admin, DEPOK);
      expect(await scene.until(read, ({ overdue }) => overdue === 1)).toMatchObject({ overdue: 1, open: 1 });
    });

    it('is looked at by the Ombudsman once the reporter asks for it, with the reason that the agency is not told', async () => {
      const ombudsman = scene.stack.tokens.asOmbudsman();
      await scene.act(cast.admin, 'changeVisibility', { reportId, confidential: true });
      expect(await scene.read(ombudsman, reportId)).toBeNull();
      const input = { reportId, explanation: 'Dua tenggat telah lewat.' };
      expect(await scene.tryTo(cast.neighbour, 'escalateReport', input)).toEqual(['NOT_FOUND']);
      await scene.act(cast.reporter, 'escalateReport', input);
      expect(await scene.tryTo(cast.reporter, 'escalateReport', input)).toEqual(['TRANSITION_NOT_ALLOWED']);
      expect(await scene.read(ombudsman, reportId)).toMatchObject({ status: 'DISPOSED', reporter: null });
      const told = async (who: Cast[keyof Cast]) => {
        const { timeline } = await scene.read(who, reportId);
        return timeline.nodes.find(({ reason }: any) => reason === 'TO_OMBUDSMAN').remark?.body ?? null;
      };
      expect(await Promise.all([cast.reporter, cast.national, cast.admin].map(told))).toEqual([
        ...[input.explanation, input.explanation, null],
      ]);
    });

    it('may still answer, late', async () => {
      expect(
        await scene.act(cast.system, 'publishResponse', { reportId, finding: 'NEGLIGENCE', body: 'Kami lalai.' }),
      ).toBe('RESPONDED');
      await scene.act(cast.reporter, 'confirmResolution', { reportId, rating: 1 });
      expect(scene.verifyLog(reportId)).toMatch(/^Whole: 8 entries/);
    });
  });
}
