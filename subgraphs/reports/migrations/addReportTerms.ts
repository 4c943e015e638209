// The terms by which reports are found (`platform/search/toTerms.ts`), of new reports and of those that are there.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { dialectOfRunner } from '../../../platform/db/ddl';
import { joinTerms, toTerms } from '../../../platform/search/toTerms';

const REPORT_TERMS = { name: 'report_terms', key: 'report_id' };
const BATCH = 2_000;

interface Text {
  readonly id: string;
  readonly title: string;
  readonly body: string;
}

export class AddReportTerms implements MigrationInterface {
  readonly name = 'AddReportTerms1795529200007';

  /** A server commits each CREATE by itself: after a cut it begins again where the rows end. */
  async up(runner: QueryRunner): Promise<void> {
    const { fullText } = dialectOfRunner(runner);
    for (const sql of fullText.createTable(REPORT_TERMS)) await runner.query(sql);
    const last = (await runner.query('SELECT MAX(report_id) AS id FROM report_terms')) as { id: string | null }[];
    let after = last[0]?.id ?? '';
    for (;;) {
      const texts = (await runner.query('SELECT id, title, body FROM report WHERE id > ? ORDER BY id LIMIT ?', [
        after,
        BATCH,
      ])) as Text[];
      if (texts.length === 0) return;
      const rows = texts.map(({ id, title, body }) => [id, joinTerms(toTerms(`${title}\n${body}`))]);
      await bulkInsert(runner.manager, { table: REPORT_TERMS.name, columns: ['report_id', 'terms'], rows });
      after = texts.at(-1)?.id ?? after;
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    const { fullText } = dialectOfRunner(runner);
    for (const sql of fullText.dropTable(REPORT_TERMS)) await runner.query(sql);
  }
}
