// A confidential report: for the public it does not exist, on no path; those who handle it read it whole. Only the
// national admin lifts the confidence; then everybody sees it.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { castOf, EVERYBODY, onlySeenBy, type Cast } from '../support/castOf';
import type { Submitted } from '../support/mutations';
import type { Scene } from '../support/openScene';

const PALEMBANG = 'PEMKOT-1671';
const INSIDE = ['reporter', 'admin', 'system', 'coordinator', 'national'] as const;

const LISTS = `query ($trackingId: String!) {
  reports(first: 100, filter: { areaCode: "16.71" }) { totalCount nodes { id } }
  found: reports(first: 100, filter: { text: "kamar bersalin puskesmas" }) { nodes { id } }
  byTrackingId: reportByTrackingId(trackingId: $trackingId) { id }
}`;

export function tellConfidential(on: () => Scene): void {
  describe('a confidential report', () => {
    let scene: Scene;
    let cast: Cast;
    let report: Submitted;
    /** On how many of the paths somebody finds it. */
    const countPaths = async (who: Cast[keyof Cast]): Promise<number> => {
      const { data } = await scene.stack.query(who, LISTS, { trackingId: report.trackingId });
      const { reports, found, byTrackingId } = data;
      expect(reports.totalCount).toBe(reports.nodes.length);
      return [...reports.nodes, ...found.nodes, byTrackingId].filter((each) => each?.id === report.id).length;
    };

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      cast = castOf(scene, { agency: PALEMBANG, other: 'PEMKOT-3273', above: 'PEMPROV-16' });
      const given = { title: 'Kamar bersalin puskesmas', body: 'Nama pasien dibacakan di depan umum.' };
      report = await scene.submit(cast.reporter, { ...given, areaCode: '16.71', confidential: true });
      await scene.act(cast.national, 'disposeReport', { reportId: report.id, leadAgencyId: getAgency(PALEMBANG).id });
    });

    it('does not exist for others: not by id, tracking id, list, count or search', async () => {
      expect(await scene.whoSees(cast, report.id)).toEqual(onlySeenBy('DISPOSED', INSIDE));
      for (const who of [cast.nobody, cast.neighbour, cast.otherAdmin]) expect(await countPaths(who)).toBe(0);
      for (const who of [cast.reporter, cast.system, cast.national]) expect(await countPaths(who)).toBe(3);
    });

    it('is handled and answered like any other, and counted', async () => {
      const { id: reportId } = report;
      expect(await scene.act(cast.system, 'acceptAssignment', { reportId })).toBe('IN_PROGRESS');
      const answer = { reportId, finding: 'STANDARD_BREACH', body: 'Petugas telah diberi teguran.' };
      expect(await scene.act(cast.system, 'publishResponse', answer)).toBe('RESPONDED');
      const read = () => scene.figures(cast.system, PALEMBANG);
      expect(await scene.until(read, ({ responded }) => responded === 1)).toMatchObject({ received: 1, open: 1 });
      expect(await scene.read(cast.nobody, reportId)).toBeNull();
    });

    it('is everybody’s to read once the national admin has lifted the confidence, which no institution may', async () => {
      const input = { reportId: report.id, confidential: false };
      expect(await scene.tryTo(cast.otherAdmin, 'changeVisibility', input)).toEqual(['NOT_FOUND']);
      expect(await scene.tryTo(cast.admin, 'changeVisibility', input)).toEqual(['FORBIDDEN']);
      await scene.act(cast.national, 'changeVisibility', input);
      expect(await scene.whoSees(cast, report.id)).toEqual(onlySeenBy('RESPONDED', EVERYBODY));
      expect(await countPaths(cast.nobody)).toBe(3);
      await scene.act(cast.reporter, 'confirmResolution', { reportId: report.id, rating: 3 });
      expect(scene.verifyLog(report.id)).toMatch(/^Whole: 6 entries/);
    });
  });
}
