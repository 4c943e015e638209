// What the change feed reads: one row for each institution that is told of a step. A database that holds reports already
// begins its feed here: there was no cursor before it, and whoever takes the first one reads its cases after that.
import type { QueryRunner } from 'typeorm';
import { createTablesMigration, enumColumn, type TableDefinition } from '../../../platform/db/ddl';

/** The row of `sequence` below which no entries are kept. */
const FEED_FLOOR = 'feed_floor';

const delivery: TableDefinition = {
  name: 'delivery',
  columns: (t) => ({
    seq: `${t.bigint} NOT NULL`,
    recipient_id: `${t.id} NOT NULL`,
    circle: enumColumn(t, 'circle', ['OWN', 'WIDE']),
    report_id: `${t.id} NOT NULL`,
    version: `${t.int} NOT NULL`,
    at: `${t.bigint} NOT NULL`,
    had: `${t.bool} NOT NULL`,
    has: `${t.bool} NOT NULL`,
    is_erased: `${t.bool} NOT NULL`,
    // null: an internal step of another institution
    action: `${t.code(32)} NULL`,
  }),
  // By number first: new rows go to the end, old ones leave from the beginning.
  primaryKey: ['seq', 'recipient_id', 'circle'],
  indexes: { delivery_feed: ['recipient_id', 'circle', 'seq'] },
};

const CreateDelivery = createTablesMigration('AddChangeFeed1795529200106', [delivery]);

export class AddChangeFeed extends CreateDelivery {
  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    const sql = "INSERT INTO `sequence` (`name`, `last`) SELECT ?, `last` FROM `sequence` WHERE `name` = 'event_log'";
    await runner.query(sql, [FEED_FLOOR]);
  }

  override async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM `sequence` WHERE `name` = ?', [FEED_FLOOR]);
    await super.down(runner);
  }
}
