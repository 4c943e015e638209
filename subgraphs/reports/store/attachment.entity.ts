// One attachment (lampiran) as stored: what was announced, where its file lies, and what it hangs on. Never leaves store/.
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { bigintColumn } from '../../../platform/db/bigintColumn';
import type { AttachmentState, AttachmentTarget, AttachmentType, UploaderKind } from '../domain/attachment';

@Entity('attachment')
export class AttachmentEntity {
  @PrimaryColumn({ type: 'varchar', name: 'id' })
  id!: string;

  @Column({ type: 'varchar', name: 'state' })
  state!: AttachmentState;

  @Column({ type: 'varchar', name: 'uploader_kind' })
  uploaderKind!: UploaderKind;

  /** Null for a caller without an account: they prove by a secret that the upload is theirs. */
  @Column({ type: 'varchar', name: 'uploader_id', nullable: true })
  uploaderId!: string | null;

  @Column({ type: 'varchar', name: 'file_name' })
  fileName!: string;

  @Column({ type: 'varchar', name: 'content_type' })
  contentType!: AttachmentType;

  @Column(bigintColumn('announced_bytes'))
  announcedBytes!: number;

  @Column({ type: 'varchar', name: 'announced_sha256', nullable: true })
  announcedSha256!: string | null;

  /** Of the bytes that came, before they were cleaned: by it a repeated upload is known. */
  @Column({ type: 'varchar', name: 'uploaded_sha256', nullable: true })
  uploadedSha256!: string | null;

  @Column({ type: 'varchar', name: 'storage_key', nullable: true })
  storageKey!: string | null;

  @Column(bigintColumn('size_bytes', { nullable: true }))
  sizeBytes!: number | null;

  /** Of the file as it is handed out. */
  @Column({ type: 'varchar', name: 'sha256', nullable: true })
  sha256!: string | null;

  @Column({ type: 'varchar', name: 'report_id', nullable: true })
  reportId!: string | null;

  @Column({ type: 'varchar', name: 'target_kind', nullable: true })
  targetKind!: AttachmentTarget | null;

  @Column({ type: 'varchar', name: 'target_id', nullable: true })
  targetId!: string | null;

  @Column({ type: 'int', name: 'position' })
  position!: number;

  @Column(bigintColumn('created_at'))
  createdAt!: number;

  /** Unused until then it is forgotten; null once it hangs on something. */
  @Column(bigintColumn('forget_at', { nullable: true }))
  forgetAt!: number | null;

  @Column(bigintColumn('attached_at', { nullable: true }))
  attachedAt!: number | null;
}
