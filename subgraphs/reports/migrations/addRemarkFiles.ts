// Files (lampiran) may hang on what was said with a step: the answer to the question of a postponed report. The column that says
// what a file hangs on takes one value more.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replaceEnum } from '../../../platform/db/alterTable';

const BEFORE = ['REPORT', 'REPLY', 'RESPONSE', 'INTERIM_REPLY', 'NOTE'];

export class AddRemarkFiles implements MigrationInterface {
  readonly name = 'AddRemarkFiles1795529200320';

  up(runner: QueryRunner): Promise<void> {
    return replaceEnum(runner, { table: 'attachment', name: 'target_kind', values: [...BEFORE, 'REMARK'] });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE attachment SET target_kind = 'REPLY' WHERE target_kind = 'REMARK'");
    await replaceEnum(runner, { table: 'attachment', name: 'target_kind', values: BEFORE });
  }
}
