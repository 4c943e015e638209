// An anonymous report of misconduct: nobody but its reporter is told who wrote it, on no path; the national admin may open
// the identity with a reason, and the reporter then sees who did. The limit is that of supervised complaints.
import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { getAgency } from '../../../schema/reference/agencies';
import { seedReporter } from '../../../schema/reference/reporters';
import { countDueDate } from '../../subgraph/reports/seed/seededReports';
import { castOf, EVERYBODY, onlySeenBy, type Cast } from '../support/castOf';
import { readOperation } from '../../support/operations';
import type { Scene } from '../support/openScene';

const MEDAN = 'PEMKOT-1271';

export function tellWhistleBlower(on: () => Scene): void {
  describe('an anonymous whistle-blower', () => {
    let scene: Scene;
    let cast: Cast;
    let reportId = '';

    beforeAll(async () => {
      scene = on();
      scene.sleepOver();
      cast = castOf(scene, { agency: MEDAN, other: 'PEMKOT-3273', above: 'PEMPROV-12' });
      const given = { title: 'Pungutan liar di loket', body: 'Petugas meminta uang tanpa kuitansi.', anonymous: true };
      reportId = (await scene.submit(cast.reporter, { ...given, areaCode: '12.71' })).id;
      const input = { reportId, leadAgencyId: getAgency(MEDAN).id, supervision: 'SUPERVISORY' };
      await scene.act(cast.national, 'disposeReport', input);
    });

    it('is named to nobody but themselves, though everybody may read the report', async () => {
      expect(await scene.whoSees(cast, reportId)).toEqual(onlySeenBy('DISPOSED', EVERYBODY));
      expect(await scene.whoKnows(cast, reportId)).toEqual(['reporter']);
      for (const who of [cast.admin, cast.national, cast.nobody])
        expect(await scene.read(who, reportId)).toMatchObject({ reporter: null, reporterHidden: 'ANONYMOUS' });
    });

    it('gets the long limit of an examination', async () => {
      const dueAt = countDueDate(scene.now(), 60, true, 'WIB');
      expect(await scene.dueDates(cast.admin, reportId)).toMatchObject({ [`RESOLVE ${MEDAN}`]: dueAt });
    });

    it('is opened to the national admin with a reason alone, and sees that', async () => {
      const open = (who: Cast[keyof Cast]) =>
        scene.stack.query(who, readOperation('operator/openIdentity'), {
          input: {
            ...{ idempotencyKey: randomUUID(), reportId, reason: 'CONTACT_REPORTER' },
            purpose: 'Menanyakan waktu kejadian',
          },
        });
      const refused = await open(cast.admin);
      expect(refused.data?.openIdentity?.identity ?? null).toBeNull();
      const { data } = await open(cast.national);
      expect(data.openIdentity).toMatchObject({ userErrors: [], identity: { name: seedReporter(1).name } });
      const read = () => scene.stack.query(cast.reporter, readOperation('citizen/whoReadMyData'), { first: 10 });
      const seen = (await read()).data.viewer.identityReadings.nodes;
      expect(seen).toEqual(
        expect.arrayContaining([expect.objectContaining({ role: 'NATIONAL_ADMIN', reason: 'CONTACT_REPORTER' })]),
      );
      expect((await scene.read(cast.national, reportId)).reporter).toBeNull();
    });

    it('may withdraw, and the report is gone from the public’s eyes', async () => {
      expect(await scene.act(cast.reporter, 'withdrawReport', { reportId })).toBe('WITHDRAWN');
      const inside = ['reporter', 'admin', 'system', 'coordinator', 'national'] as const;
      expect(await scene.whoSees(cast, reportId)).toEqual(onlySeenBy('WITHDRAWN', inside));
      expect(scene.verifyLog(reportId)).toMatch(/^Whole: 3 entries/);
    });
  });
}
