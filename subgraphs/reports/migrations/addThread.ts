// The thread of a case: drafts of responses, interim replies, internal notes, supports and an institution's templates.
// Drafts and notes have tables of their own, so that no read of what is published can ever meet one.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, createTablesMigration, enumColumn, type TableDefinition } from '../../../platform/db/ddl';
import { DRAFT_STATUSES, FINDINGS } from '../domain/states';

const responseDraft: TableDefinition = {
  name: 'response_draft',
  columns: (t) => ({
    // The id of the response that it becomes.
    id: `${t.id} NOT NULL`,
    report_id: `${t.id} NOT NULL`,
    assignment_id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    author_operator_id: `${t.id} NULL`,
    author_client_id: `${t.id} NULL`,
    body: `${t.text} NOT NULL`,
    finding: enumColumn(t, 'finding', FINDINGS),
    status: enumColumn(t, 'status', DRAFT_STATUSES),
    drafted_at: `${t.bigint} NOT NULL`,
    edited_at: `${t.bigint} NULL`,
    approved_at: `${t.bigint} NULL`,
    approved_by_operator_id: `${t.id} NULL`,
  }),
  primaryKey: ['id'],
  indexes: { response_draft_report: ['report_id', 'drafted_at', 'id'] },
};

const interimReply: TableDefinition = {
  name: 'interim_reply',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    report_id: `${t.id} NOT NULL`,
    assignment_id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    author_operator_id: `${t.id} NULL`,
    author_client_id: `${t.id} NULL`,
    body: `${t.text} NOT NULL`,
    // Of its commitment in the case log.
    salt: `${t.code(22)} NULL`,
    at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['id'],
  indexes: { interim_reply_report: ['report_id', 'at', 'id'] },
};

const note: TableDefinition = {
  name: 'note',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    report_id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    author_operator_id: `${t.id} NULL`,
    author_client_id: `${t.id} NULL`,
    body: `${t.text} NOT NULL`,
    at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['id'],
  indexes: { note_report: ['report_id', 'at', 'id'] },
};

/** Who supports what is personal data; the second index finds a person's own for access and erasure. */
const support: TableDefinition = {
  name: 'report_support',
  columns: (t) => ({ report_id: `${t.id} NOT NULL`, reporter_id: `${t.id} NOT NULL`, at: `${t.bigint} NOT NULL` }),
  primaryKey: ['report_id', 'reporter_id'],
  indexes: { report_support_reporter: ['reporter_id', 'report_id'] },
};

/** Their number, spread over a few rows: one row would make a thousand supporters wait for each other. */
const supportTally: TableDefinition = {
  name: 'support_tally',
  columns: (t) => ({ report_id: `${t.id} NOT NULL`, slot: `${t.int} NOT NULL`, supports: `${t.int} NOT NULL` }),
  primaryKey: ['report_id', 'slot'],
};

const responseTemplate: TableDefinition = {
  name: 'response_template',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    agency_id: `${t.id} NOT NULL`,
    name: `${t.line(100)} NOT NULL`,
    body: `${t.text} NOT NULL`,
    updated_at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['id'],
  unique: { response_template_name: ['agency_id', 'name'] },
};

const TABLES = [responseDraft, interimReply, note, support, supportTally, responseTemplate];
const CreateTables = createTablesMigration('AddThread1795529200002', TABLES);
/** How a published response came about; unknown of those that were published without a draft. */
const ORIGIN = ['drafted_at', 'approved_at', 'approved_by_operator_id'] as const;

export class AddThread implements MigrationInterface {
  readonly name = 'AddThread1795529200002';
  private readonly tables = new CreateTables();

  async up(runner: QueryRunner): Promise<void> {
    await this.tables.up(runner);
    await addColumns(runner, 'response', (t) => ({
      drafted_at: `${t.bigint} NULL`,
      approved_at: `${t.bigint} NULL`,
      approved_by_operator_id: `${t.id} NULL`,
    }));
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const column of ORIGIN) await runner.query(`ALTER TABLE response DROP COLUMN ${column}`);
    await this.tables.down(runner);
  }
}
