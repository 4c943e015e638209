// Files (lampiran) that hang on reports, replies and responses, and the list of stored files that are to go.
import { createTablesMigration, enumColumn, type TableDefinition } from '../../../platform/db/ddl';
import { ATTACHMENT_STATES, UPLOADER_KINDS } from '../domain/attachment';

/** As they were then; `addRemarkFiles.ts` adds one. */
const TARGETS = ['REPORT', 'REPLY', 'RESPONSE', 'INTERIM_REPLY', 'NOTE'];

const attachment: TableDefinition = {
  name: 'attachment',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    state: enumColumn(t, 'state', ATTACHMENT_STATES),
    uploader_kind: enumColumn(t, 'uploader_kind', UPLOADER_KINDS),
    uploader_id: `${t.id} NULL`,
    file_name: `${t.line(255)} NOT NULL`,
    content_type: `${t.code(64)} NOT NULL`,
    announced_bytes: `${t.bigint} NOT NULL`,
    announced_sha256: `${t.code(64)} NULL`,
    uploaded_sha256: `${t.code(64)} NULL`,
    storage_key: `${t.code(64)} NULL`,
    size_bytes: `${t.bigint} NULL`,
    sha256: `${t.code(64)} NULL`,
    report_id: `${t.id} NULL`,
    target_kind: enumColumn(t, 'target_kind', TARGETS, true),
    target_id: `${t.id} NULL`,
    position: `${t.int} NOT NULL`,
    created_at: `${t.bigint} NOT NULL`,
    forget_at: `${t.bigint} NULL`,
    attached_at: `${t.bigint} NULL`,
  }),
  primaryKey: ['id'],
  indexes: {
    attachment_target: ['target_id', 'attached_at', 'position'],
    attachment_report: ['report_id'],
    attachment_uploader: ['uploader_id', 'state'],
    attachment_forget: ['forget_at'],
  },
};

const fileRemoval: TableDefinition = {
  name: 'file_removal',
  columns: (t) => ({ storage_key: `${t.code(64)} NOT NULL`, due_at: `${t.bigint} NOT NULL` }),
  primaryKey: ['storage_key'],
  indexes: { file_removal_due: ['due_at'] },
};

export const CreateAttachments = createTablesMigration('CreateAttachments1795529200008', [attachment, fileRemoval]);
