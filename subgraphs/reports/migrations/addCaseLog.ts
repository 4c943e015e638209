// The case log: columns of the chain and of its salts, the queue of erasures, and the daily anchors. The rows that are
// there get their chain from chainOldCases.ts.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTableSql, dialectOfRunner, type TableDefinition } from '../../../platform/db/ddl';

const HASH_LENGTH = 48;
const SALT_LENGTH = 22;

const logAnchor: TableDefinition = {
  name: 'log_anchor',
  columns: (t) => ({
    day: `${t.day} NOT NULL`,
    root: `${t.code(HASH_LENGTH)} NOT NULL`,
    count: `${t.int} NOT NULL`,
    previous_root: `${t.code(HASH_LENGTH)} NULL`,
    key_id: `${t.code(64)} NOT NULL`,
    signature: `${t.code(96)} NOT NULL`,
    signed_at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['day'],
};

const erasure: TableDefinition = {
  name: 'erasure',
  columns: (t) => ({ reporter_id: `${t.id} NOT NULL`, requested_at: `${t.bigint} NOT NULL` }),
  primaryKey: ['reporter_id'],
};

export class AddCaseLog implements MigrationInterface {
  readonly name = 'AddCaseLog1795529200005';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'history', (t) => ({
      prev_hash: `${t.code(HASH_LENGTH)} NULL`,
      hash: `${t.code(HASH_LENGTH)} NULL`,
      dues: `${t.text} NULL`,
      texts: `${t.text} NULL`,
    }));
    await addColumns(runner, 'report', (t) => ({
      log_head: `${t.code(HASH_LENGTH)} NULL`,
      text_salt: `${t.code(SALT_LENGTH)} NULL`,
      erased_at: `${t.bigint} NULL`,
    }));
    for (const table of ['response', 'reply'])
      await addColumns(runner, table, (t) => ({ salt: `${t.code(SALT_LENGTH)} NULL` }));
    await runner.query('CREATE INDEX `history_at` ON `history` (`at`)');
    const dialect = dialectOfRunner(runner);
    for (const table of [logAnchor, erasure]) for (const sql of createTableSql(dialect, table)) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['erasure', 'log_anchor']) await runner.query(`DROP TABLE \`${table}\``);
    await runner.query(
      dialectOfRunner(runner).engine === 'sqlite' ? 'DROP INDEX `history_at`' : 'DROP INDEX `history_at` ON `history`',
    );
    const columns = {
      ...{ response: ['salt'], reply: ['salt'], report: ['erased_at', 'text_salt', 'log_head'] },
      history: ['texts', 'dues', 'hash', 'prev_hash'],
    };
    for (const [table, names] of Object.entries(columns))
      for (const name of names) await runner.query(`ALTER TABLE \`${table}\` DROP COLUMN \`${name}\``);
  }
}
