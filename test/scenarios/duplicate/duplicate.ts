// Two neighbours report the same lamp: the second report is merged into the first. Its reporter follows the first one and
// reads there what the public reads; unmerged, it goes on where it was, under clocks of its own.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { countDueDate } from '../../subgraph/reports/seed/seededReports';
import { castOf, onlySeenBy, type Cast } from '../support/castOf';
import type { Scene } from '../support/openScene';

const BANDUNG = 'PEMKOT-3273';
const LAMP = { title: 'Lampu jalan padam', body: 'Padam sejak tiga malam.', categoryCode: 'PU_PENERANGAN_JALAN' };

export function tellDuplicate(on: () => Scene): void {
  describe('a duplicate', () => {
    let scene: Scene;
    let cast: Cast;
    let primary = '';
    let reportId = '';

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      cast = castOf(scene, { agency: BANDUNG, other: 'PEMKOT-1671', above: 'PEMPROV-32' });
      primary = (await scene.submit(cast.neighbour, { ...LAMP, areaCode: '32.73' })).id;
      await scene.act(cast.national, 'disposeReport', { reportId: primary, leadAgencyId: getAgency(BANDUNG).id });
      scene.sleepOver();
      reportId = (await scene.submit(cast.reporter, { ...LAMP, areaCode: '32.73' })).id;
    });

    it('is merged by the national admin, not by an agency that holds one of both', async () => {
      const input = { reportId, primaryReportId: primary };
      expect(await scene.tryTo(cast.admin, 'mergeReport', input)).toEqual(['NOT_FOUND']);
      expect(await scene.tryTo(cast.national, 'mergeReport', { ...input, primaryReportId: reportId })).toEqual([
        'INVALID_INPUT',
      ]);
      expect(await scene.act(cast.national, 'mergeReport', input)).toBe('MERGED');
      expect(await scene.whoSees(cast, reportId)).toEqual(onlySeenBy('MERGED', ['reporter', 'national']));
      expect(await scene.dueDates(cast.national, reportId)).toEqual({});
    });

    it('leads its reporter to the first report, of which they read what the public reads', async () => {
      const own = await scene.read(cast.reporter, reportId);
      expect(own.mergedInto).toEqual({ id: primary, status: 'DISPOSED' });
      expect(await scene.read(cast.reporter, primary)).toMatchObject({
        reporter: null,
        reporterHidden: 'NOT_PERMITTED',
      });
      const followers = async (who: Cast[keyof Cast]) => (await scene.read(who, primary)).mergedReports.nodes.length;
      expect(await Promise.all([cast.national, cast.reporter].map(followers))).toEqual([1, 1]);
      expect(await Promise.all([cast.neighbour, cast.nobody, cast.system].map(followers))).toEqual([0, 0, 0]);
      await scene.act(cast.system, 'acceptAssignment', { reportId: primary });
      expect((await scene.read(cast.reporter, reportId)).mergedInto.status).toBe('IN_PROGRESS');
    });

    it('goes on by itself when it turns out to be another lamp', async () => {
      scene.sleepOver();
      expect(await scene.act(cast.national, 'unmergeReport', { reportId })).toBe('SUBMITTED');
      const dueAt = countDueDate(scene.now(), 3, true, 'WIB');
      expect(await scene.dueDates(cast.reporter, reportId)).toEqual({ VERIFY: dueAt });
      expect((await scene.read(cast.reporter, reportId)).mergedInto).toBeNull();
      expect((await scene.read(cast.national, primary)).mergedReports.nodes).toEqual([]);
      for (const [who, id] of [
        [cast.reporter, reportId],
        [cast.neighbour, primary],
      ] as const)
        await scene.act(who, 'withdrawReport', { reportId: id });
      expect(scene.verifyLog(reportId)).toMatch(/^Whole: 4 entries/);
    });
  });
}
