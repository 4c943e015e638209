// What stores hand out: plain rows in the domain's words. The entities themselves stay in store/.
import type { AssignmentEntity } from './assignment.entity';
import type { AttachmentEntity } from './attachment.entity';
import type { ClockEntity } from './clock.entity';
import type { DueChangeEntity } from './dueChange.entity';
import type { HistoryEntity } from './history.entity';
import type { InterimReplyEntity } from './interimReply.entity';
import type { NoteEntity } from './note.entity';
import type { ReplyEntity } from './reply.entity';
import type { ReportEntity } from './report.entity';
import type { ResponseEntity } from './response.entity';
import type { ResponseTemplateEntity } from './responseTemplate.entity';
import type { ResponseDraftEntity } from './responseDraft.entity';
import type { StepTextEntity } from './stepText.entity';

export type ReportRow = Readonly<ReportEntity>;
export type AssignmentRow = Readonly<AssignmentEntity>;
export type ClockRow = Readonly<ClockEntity>;
export type DueChangeRow = Readonly<DueChangeEntity>;
export type HistoryRow = Readonly<HistoryEntity>;
export type ResponseRow = Readonly<ResponseEntity>;
export type StepTextRow = Readonly<StepTextEntity>;
export type ReplyRow = Readonly<ReplyEntity>;
export type ResponseDraftRow = Readonly<ResponseDraftEntity>;
export type InterimReplyRow = Readonly<InterimReplyEntity>;
export type NoteRow = Readonly<NoteEntity>;
export type ResponseTemplateRow = Readonly<ResponseTemplateEntity>;
export type AttachmentRow = Readonly<AttachmentEntity>;
