// Reporters' personal data lies encrypted from here on: a new table `reporter` with sealed columns only. What the old one
// holds waits in `reporter_unsealed`; the subgraph, which has the keys, moves it over at its start (sealOldReporters.ts).
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTableSql, dialectOfRunner, type TableDefinition } from '../../../platform/db/ddl';

const reporterTable: TableDefinition = {
  name: 'reporter',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    member_since: `${t.day} NOT NULL`,
    is_active: `${t.int} NOT NULL`,
    erased_at: `${t.bigint} NULL`,
    key_id: `${t.code(32)} NULL`,
    key_salt: `${t.code(32)} NULL`,
    // 200 code points of four bytes and a tag, in base64url.
    name_sealed: `${t.code(1200)} NULL`,
    contact_sealed: `${t.code(6000)} NULL`,
  }),
  primaryKey: ['id'],
};

export class SealReporters implements MigrationInterface {
  readonly name = 'SealReporters1795529200005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE reporter RENAME TO reporter_unsealed');
    for (const sql of createTableSql(dialectOfRunner(runner), reporterTable)) await runner.query(sql);
  }

  /** Only before anything was sealed: nobody turns ciphertext back into a plain table. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE reporter');
    await runner.query('ALTER TABLE reporter_unsealed RENAME TO reporter');
  }
}
