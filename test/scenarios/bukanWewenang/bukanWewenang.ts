// Bukan wewenang: a provincial road lands with the city, which gives it back and says where it belongs. The report is never
// closed for that; it waits for the national admin under a new clock, and goes on to the province.
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { countDueDate } from '../../subgraph/reports/seed/seededReports';
import { castOf, type Cast } from '../support/castOf';
import type { Scene } from '../support/openScene';

const SEMARANG = 'PEMKOT-3374';
const CENTRAL_JAVA = 'PEMPROV-33';
const WHY = 'Ruas ini jalan provinsi.';

export function tellBukanWewenang(on: () => Scene): void {
  describe('a report that the agency is not competent for', () => {
    let scene: Scene;
    let cast: Cast;
    let reportId = '';

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      cast = castOf(scene, { agency: SEMARANG, other: 'PEMKOT-3372', above: CENTRAL_JAVA });
      reportId = (await scene.submit(cast.reporter, { areaCode: '33.74' })).id;
      await scene.act(cast.national, 'disposeReport', { reportId, leadAgencyId: getAgency(SEMARANG).id });
    });

    it('is given back with the reason, and waits under a new clock instead of being closed', async () => {
      scene.sleepOver();
      const suggestedAgencyId = getAgency(CENTRAL_JAVA).id;
      const input = { reportId, reason: 'OTHER_LEVEL', explanation: WHY, suggestedAgencyId };
      expect(await scene.tryTo(cast.otherAdmin, 'returnAssignment', input)).toEqual(['FORBIDDEN']);
      await scene.act(cast.admin, 'returnAssignment', input);
      expect((await scene.read(cast.reporter, reportId)).status).toBe('SUBMITTED');
      const dueAt = countDueDate(scene.now(), 3, true, 'WIB');
      expect(await scene.dueDates(cast.national, reportId)).toEqual({ VERIFY: dueAt });
    });

    it('tells its reason to the agency and the national admin, not to its reporter or the public', async () => {
      const remarkTo = async (who: Cast[keyof Cast]) => {
        const { timeline } = await scene.read(who, reportId);
        return timeline.nodes.find(({ action }: any) => action === 'RETURN')?.remark ?? null;
      };
      const remark = { body: WHY, suggestedAgency: { code: CENTRAL_JAVA } };
      expect(await Promise.all([cast.admin, cast.coordinator, cast.national].map(remarkTo))).toEqual([
        ...[remark, remark, remark],
      ]);
      expect(await Promise.all([cast.reporter, cast.nobody, cast.otherAdmin].map(remarkTo))).toEqual([
        null,
        null,
        null,
      ]);
    });

    it('goes on to the competent one; the first one has it in its feed as left, and may not act any more', async () => {
      const input = { reportId, leadAgencyId: getAgency(CENTRAL_JAVA).id };
      expect(await scene.act(cast.national, 'disposeReport', input)).toBe('DISPOSED');
      expect(await scene.tryTo(cast.system, 'acceptAssignment', { reportId })).toEqual(['FORBIDDEN']);
      const feed = await scene.until(
        () => scene.feed(cast.system, reportId),
        (entries) => entries.length > 1,
      );
      expect(feed).toEqual(['ARRIVED DISPOSE', 'LEFT RETURN']);
      const province = scene.stack.tokens.asAgency(CENTRAL_JAVA);
      const arrived = await scene.until(
        () => scene.feed(province, reportId),
        (entries) => entries.length > 0,
      );
      expect(arrived.at(-1)).toBe('ARRIVED DISPOSE');
      expect(await scene.whoKnows(cast, reportId)).toEqual(['reporter', 'coordinator', 'national']);
    });

    it('counts as returned for the first and as received for the second', async () => {
      const { returned, open } = await scene.until(
        () => scene.figures(cast.admin, SEMARANG),
        (figures) => figures.returned === 1,
      );
      expect([returned, open]).toEqual([1, 0]);
      const second = () => scene.figures(scene.stack.tokens.asAgency(CENTRAL_JAVA), CENTRAL_JAVA);
      expect(await scene.until(second, ({ open: held }) => held === 1)).toMatchObject({ received: 1, open: 1 });
      await scene.act(cast.reporter, 'withdrawReport', { reportId });
      expect(scene.verifyLog(reportId)).toMatch(/^Whole: 5 entries/);
    });
  });
}
