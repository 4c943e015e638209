// The right to be forgotten: a reporter has their data erased. Their words and their name are gone on every path, the
// institution's answer, the figures and the case log stay.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { castOf, EVERYBODY, onlySeenBy, type Cast } from '../support/castOf';
import type { Submitted } from '../support/mutations';
import type { Scene } from '../support/openScene';

const MALANG = 'PEMKOT-3573';
const GONE = '[dihapus atas permintaan pelapor]';
const LEAVING = 40;

export function tellErasure(on: () => Scene): void {
  describe('a reporter who is forgotten', () => {
    let scene: Scene;
    let cast: Cast;
    let report: Submitted;
    let before: Record<string, number>;
    /** Without `overdue`: that one is of today, and the reply before the erasure may not be counted yet. */
    const read = async () => {
      const { overdue: _, ...figures } = await scene.figures(cast.national, MALANG);
      return figures as Record<string, number>;
    };

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      const shared = castOf(scene, { agency: MALANG, other: 'PEMKOT-3273', above: 'PEMPROV-35' });
      cast = { ...shared, reporter: await scene.stack.tokens.asCitizen(LEAVING) };
      report = await scene.submit(cast.reporter, { areaCode: '35.73', title: 'Rumah saya kebanjiran' });
      const reportId = report.id;
      await scene.act(cast.national, 'disposeReport', { reportId, leadAgencyId: getAgency(MALANG).id });
      await scene.act(cast.system, 'publishResponse', {
        reportId,
        finding: 'SERVICE_IMPROVED',
        body: 'Sudah dikeruk.',
      });
      await scene.act(cast.reporter, 'replyToReport', { reportId, body: 'Terima kasih, rumah saya kering.' });
      before = await scene.until(read, ({ responded }) => responded === 1);
    });

    it('reads all their reports before they go', async () => {
      const query = '{ myReports(first: 10) { totalCount nodes { id } } }';
      const { data } = await scene.stack.query(cast.reporter, query);
      expect(data.myReports).toEqual({ totalCount: 1, nodes: [{ id: report.id }] });
    });

    it('is erased at their word: name, text and replies are gone, the answer stays', async () => {
      const document = `mutation ($input: RequestErasureInput!) {
        requestErasure(input: $input) { erasedAt userErrors { code } }
      }`;
      const input = { idempotencyKey: randomUUID(), confirm: 'HAPUS DATA SAYA' };
      const { data } = await scene.stack.query(cast.reporter, document, { input });
      expect(data.requestErasure.userErrors).toEqual([]);
      // Reports follows users; until then the name that it would lead to is gone already.
      const ask = () =>
        scene.stack.query(cast.national, 'query ($id: ID!) { report(id: $id) { reporterHidden } }', { id: report.id });
      await scene.until(ask, (answer) => answer.data.report.reporterHidden === 'ERASED');
      const seen = await scene.read(cast.national, report.id);
      expect(seen).toMatchObject({ title: GONE, body: GONE, reporter: null, status: 'REPORTER_REPLIED' });
      expect(seen.replies.nodes).toEqual([{ body: GONE }]);
      expect(seen.responses.nodes).toMatchObject([{ body: 'Sudah dikeruk.' }]);
      const { data: found } = await scene.stack.query(
        cast.national,
        '{ reports(first: 10, filter: { text: "rumah kebanjiran" }) { nodes { id } } }',
      );
      expect(found.reports.nodes).toEqual([]);
    });

    it('leaves a case that everybody sees as before, whose agency is told to clear its copy', async () => {
      const others = EVERYBODY.filter((name) => name !== 'reporter');
      const { reporter: _, ...rest } = cast;
      const { reporter: __, ...expected } = onlySeenBy('REPORTER_REPLIED', others);
      expect(await scene.whoSees(rest as Cast, report.id)).toEqual(expected);
      const feed = await scene.until(
        () => scene.feed(cast.system, report.id),
        (all) => all.at(-1)?.startsWith('ERASED') ?? false,
      );
      expect(feed.at(-1)).toMatch(/^ERASED/);
    });

    it('changes no figure, and the case log is still whole', async () => {
      const isAsBefore = (now: unknown) => JSON.stringify(now) === JSON.stringify(before);
      expect(await scene.until(read, isAsBefore)).toEqual(before);
      expect(scene.verifyLog(report.id)).toMatch(/^Whole: 5 entries/);
    });
  });
}
