// A flooded road of a city below a national one: two institutions at once, in two zones, each with clocks of its own. The
// report is answered when both have answered, and counts its silence from the last answer.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { countDueDate } from '../../subgraph/reports/seed/seededReports';
import { castOf, type Cast } from '../support/castOf';
import type { Scene } from '../support/openScene';

const MAKASSAR = 'PEMKOT-7371';
const MINISTRY = 'KEMENPUPR';

export function tellTwoAgencies(on: () => Scene): void {
  describe('two institutions at one report', () => {
    let scene: Scene;
    let cast: Cast;
    let reportId = '';
    const answer = (who: Cast[keyof Cast], body: string) =>
      scene.act(who, 'publishResponse', { reportId, finding: 'SERVICE_IMPROVED', body });

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      cast = castOf(scene, { agency: MAKASSAR, other: MINISTRY, above: 'PEMPROV-73' });
      reportId = (await scene.submit(cast.reporter, { areaCode: '73.71' })).id;
      await scene.act(cast.national, 'disposeReport', { reportId, leadAgencyId: getAgency(MAKASSAR).id });
    });

    it('have clocks of their own, each in its zone and from its own day', async () => {
      const disposedAt = scene.now();
      scene.sleepOver(2);
      await scene.act(cast.national, 'addAgency', { reportId, agencyId: getAgency(MINISTRY).id });
      expect(await scene.dueDates(cast.nobody, reportId)).toEqual({
        [`FIRST_RESPONSE ${MAKASSAR}`]: countDueDate(disposedAt, 5, true, 'WITA'),
        [`RESOLVE ${MAKASSAR}`]: countDueDate(disposedAt, 14, true, 'WITA'),
        [`FIRST_RESPONSE ${MINISTRY}`]: countDueDate(scene.now(), 5, true, 'WIB'),
        [`RESOLVE ${MINISTRY}`]: countDueDate(scene.now(), 14, true, 'WIB'),
      });
    });

    it('read the same report, but not each other’s notes', async () => {
      await scene.act(cast.admin, 'addNote', {
        reportId,
        body: 'Pompa sedang diperbaiki.',
        expectedVersion: undefined,
      });
      const notesOf = async (who: Cast[keyof Cast]) => (await scene.read(who, reportId)).notes.nodes.length;
      expect(await Promise.all([cast.admin, cast.system, cast.coordinator].map(notesOf))).toEqual([1, 1, 1]);
      expect(await Promise.all([cast.otherAdmin, cast.national, cast.reporter].map(notesOf))).toEqual([0, 0, 0]);
    });

    it('are both to answer before the report counts as answered', async () => {
      expect(await answer(cast.system, 'Saluran kota telah dibersihkan.')).toBe('IN_PROGRESS');
      expect(Object.keys(await scene.dueDates(cast.nobody, reportId)).sort()).toEqual([
        `FIRST_RESPONSE ${MINISTRY}`,
        `RESOLVE ${MINISTRY}`,
      ]);
      scene.sleepOver(3);
      expect(await answer(cast.otherSystem, 'Gorong-gorong jalan nasional telah diperlebar.')).toBe('RESPONDED');
      const dueAt = countDueDate(scene.now(), 10, true, 'WITA');
      expect(await scene.dueDates(cast.nobody, reportId)).toEqual({ AUTO_CLOSE: dueAt });
      const { responses } = await scene.read(cast.nobody, reportId);
      expect(responses.nodes.map(({ agency }: any) => agency.code)).toEqual([MAKASSAR, MINISTRY]);
    });

    it('end together, each with a step of its own in its feed', async () => {
      expect(await scene.act(cast.reporter, 'confirmResolution', { reportId, rating: 4 })).toBe('CLOSED');
      const last = (entries: string[]) => entries.at(-1) === 'CHANGED CONFIRM';
      const feeds = await Promise.all(
        [cast.system, cast.otherSystem].map((system) => scene.until(() => scene.feed(system, reportId), last)),
      );
      expect(feeds.map(([first]) => first)).toEqual(['ARRIVED DISPOSE', 'ARRIVED ADD_AGENCY']);
      expect(scene.verifyLog(reportId)).toMatch(/^Whole: /);
    });
  });
}
