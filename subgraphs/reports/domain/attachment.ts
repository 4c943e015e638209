// What an attachment (lampiran) can be: its states, what it hangs on, which types are taken, and how many.

/** `PENDING`: announced, no bytes yet. `STORED`: bytes are here, nobody has used it. `ERASED`: the file is gone for good. */
export const ATTACHMENT_STATES = ['PENDING', 'STORED', 'ATTACHED', 'ERASED'] as const;
export type AttachmentState = (typeof ATTACHMENT_STATES)[number];

/** What it hangs on; seen by whoever sees that. `REMARK`: what was said with a step, such as the answer to a question. */
export const ATTACHMENT_TARGETS = ['REPORT', 'REPLY', 'RESPONSE', 'INTERIM_REPLY', 'NOTE', 'REMARK'] as const;
export type AttachmentTarget = (typeof ATTACHMENT_TARGETS)[number];

export const UPLOADER_KINDS = ['ANONYMOUS', 'REPORTER', 'OPERATOR', 'CLIENT'] as const;
export type UploaderKind = (typeof UPLOADER_KINDS)[number];

export const CONTENT_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'application/pdf'] as const;
export type AttachmentType = (typeof CONTENT_TYPES)[number];

export function isAttachmentType(value: string): value is AttachmentType {
  return (CONTENT_TYPES as readonly string[]).includes(value);
}

/** The name that a file of the type ends in; the first is put where none of them is. */
export const EXTENSIONS: Readonly<Record<AttachmentType, readonly string[]>> = {
  'image/jpeg': ['.jpg', '.jpeg', '.jpe', '.jfif'],
  'image/png': ['.png'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
};

/** By the first bytes: what the client says and how the file is called prove nothing. The decoder decides afterwards. */
export function sniffType(head: Uint8Array): AttachmentType | null {
  const startsWith = (bytes: readonly number[], at = 0): boolean => bytes.every((byte, i) => head[at + i] === byte);
  if (startsWith([0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (startsWith([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith([0x52, 0x49, 0x46, 0x46]) && startsWith([0x57, 0x45, 0x42, 0x50], 8)) return 'image/webp';
  // Readers look for it in the first kilobyte; what stands before it may be another file.
  if (startsWith([0x25, 0x50, 0x44, 0x46, 0x2d])) return 'application/pdf';
  return null;
}

/** Files that one step (a report, a reply, a response, a note) may bring. */
export const MAX_FILES_PER_STEP = 10;
/** Files that one of them may hold after several steps. */
export const MAX_FILES_PER_TARGET = 50;
/** Files that one account may have announced or sent without using them. */
export const MAX_UNUSED_FILES = 100;
