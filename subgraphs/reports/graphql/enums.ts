// The enums of this subgraph, registered from the arrays of the domain: a value exists in one place only.
import { registerEnumType } from 'type-graphql';
import { DUE_WINDOWS } from '../domain/dueWindow';
import {
  ASSIGNMENT_ROLES,
  ASSIGNMENT_STATUSES,
  CHANNELS,
  CLASSIFICATIONS,
  CLOCK_KINDS,
  CLOSE_REASONS,
  FINDINGS,
  REPORT_ACTIONS,
  REPORT_STATUSES,
  SUPERVISIONS,
} from '../domain/states';
import { ACTOR_ROLES } from '../app/toTimelineEntry';
import { INBOX_ORDERS, INBOX_QUEUES } from '../app/inboxPlan';
import { REPORTER_HIDDEN } from '../app/readReporter';

/** The compiler demands a description of every value. */
export function createEnum<T extends string>(
  name: string,
  values: readonly T[],
  description: string,
  terms: Readonly<Record<T, string>>,
): { readonly [V in T]: V } {
  const object = Object.fromEntries(values.map((value) => [value, value])) as { readonly [V in T]: V };
  const valuesConfig = Object.fromEntries(values.map((value) => [value, { description: terms[value] }]));
  registerEnumType(object, { name, description, valuesConfig: valuesConfig as never });
  return object;
}

export const ReportStatusEnum = createEnum('ReportStatus', REPORT_STATUSES, 'Where a report stands (status laporan).', {
  SUBMITTED: 'Handed in, waiting for verification (belum terverifikasi).',
  NEEDS_INFO: 'Waiting for an answer of the reporter (tunda).',
  DISPOSED: 'Disposed to institutions, not taken up yet (terdisposisi).',
  IN_PROGRESS: 'An institution works on it (proses).',
  RESPONDED: 'Every institution that holds it has answered (ditindaklanjuti oleh instansi).',
  REPORTER_REPLIED: 'The reporter has replied to the answer (ditanggapi oleh pelapor).',
  CLOSED: 'Closed (selesai).',
  ARCHIVED: 'Put away by the verifier (arsip).',
  MERGED: 'Merged into another report (digabung).',
  WITHDRAWN: 'Withdrawn by its reporter (dicabut pelapor).',
});

export const AssignmentStatusEnum = createEnum(
  'AssignmentStatus',
  ASSIGNMENT_STATUSES,
  'Where an assignment stands (status disposisi).',
  {
    PENDING: 'Waiting to be taken up (menunggu).',
    ACCEPTED: 'Taken up (diterima).',
    ANSWERED: 'A response is published (sudah ditindaklanjuti).',
    DONE: 'Its report has ended (selesai).',
    RETURNED: 'Returned as not competent (bukan wewenang).',
    WITHDRAWN: 'Taken back by the national admin (ditarik).',
    FORWARDED: 'Handed on to another institution (diteruskan).',
  },
);

export const AssignmentRoleEnum = createEnum(
  'AssignmentRole',
  ASSIGNMENT_ROLES,
  'Part of an institution in a report (peran disposisi).',
  { LEAD: 'Leads; its state decides the report’s (instansi utama).', SUPPORTING: 'Supports (instansi pendukung).' },
);

export const ClassificationEnum = createEnum(
  'Classification',
  CLASSIFICATIONS,
  'What sort of report it is (klasifikasi).',
  {
    COMPLAINT: 'Complaint about a public service (pengaduan).',
    INFORMATION_REQUEST: 'Request for information (permintaan informasi).',
    ASPIRATION: 'Proposal or wish (aspirasi).',
  },
);

export const SupervisionEnum = createEnum(
  'Supervision',
  SUPERVISIONS,
  'Whether a complaint is about misconduct (kadar pengawasan).',
  {
    NON_SUPERVISORY: 'Without misconduct (tidak berkadar pengawasan).',
    SUPERVISORY: 'Misconduct that needs examination (berkadar pengawasan).',
  },
);

export const ChannelEnum = createEnum('Channel', CHANNELS, 'Through which channel (kanal) a report came.', {
  WEBSITE: 'The website (situs web).',
  SMS: 'Text message to 1708 (SMS).',
  X: 'X, formerly Twitter (media sosial X).',
  ANDROID: 'The Android application (aplikasi Android).',
  IOS: 'The iOS application (aplikasi iOS).',
  WHATSAPP: 'WhatsApp (WhatsApp).',
  AGENCY: 'A channel of an institution’s own (kanal instansi).',
});

export const FindingEnum = createEnum('Finding', FINDINGS, 'What a response found (temuan).', {
  STANDARD_BREACH: 'A service standard was not kept (pelanggaran standar pelayanan).',
  NEGLIGENCE: 'Negligence (kelalaian).',
  INFORMATION_GAP: 'The reporter lacked information (kesenjangan informasi).',
  SERVICE_IMPROVED: 'The service was improved (pelayanan diperbaiki).',
  NOT_SUBSTANTIATED: 'Nothing was found to support it (tidak terbukti).',
});

export const CloseReasonEnum = createEnum('CloseReason', CLOSE_REASONS, 'Why a report was closed (alasan selesai).', {
  CONFIRMED: 'The reporter confirmed that it is resolved (dikonfirmasi pelapor).',
  NO_REPLY: 'The reporter did not reply in time (tanpa tanggapan).',
  ANSWERED_IN_FULL: 'Closed by the national admin: answered in full (dijawab tuntas).',
  HANDLED_ELSEWHERE: 'Closed by the national admin: handled elsewhere (ditangani pihak lain).',
  LEGAL_PROCESS: 'Closed by the national admin: before a court or the police (proses hukum).',
  REPORTER_UNREACHABLE: 'Closed by the national admin: the reporter cannot be reached (pelapor tidak dapat dihubungi).',
});

export const ClockKindEnum = createEnum('ClockKind', CLOCK_KINDS, 'What a deadline is for (jenis batas waktu).', {
  VERIFY: 'Verification and disposal (verifikasi): 3 working days.',
  FIRST_RESPONSE: 'First reaction of an institution (respons awal): 5 working days.',
  RESOLVE: 'Answer of an institution (penyelesaian): 5, 14 or 60 working days by classification.',
  AUTO_CLOSE: 'Reply of the reporter, then the report closes (selesai otomatis): 10 working days.',
  COMPLETE: 'Answer of the reporter to a question, then the report is archived (kelengkapan): 30 days.',
});

export const ReportActionEnum = createEnum(
  'ReportAction',
  REPORT_ACTIONS,
  'What can happen to a report (tindakan). `AvailableTransition` names the mutation of each.',
  {
    SUBMIT: 'Hand in (kirim).',
    DISPOSE: 'Verify and dispose to institutions (verifikasi dan disposisi).',
    POSTPONE: 'Ask the reporter for what is missing (tunda).',
    COMPLETE: 'Give what was asked for (lengkapi).',
    EXPIRE: 'Archived, because nothing was given (kedaluwarsa).',
    ARCHIVE: 'Put away with a reason (arsipkan).',
    RESTORE: 'Take out of the archive (pulihkan).',
    MERGE: 'Merge into another report (gabung).',
    UNMERGE: 'Undo a merge (batal gabung).',
    RETURN: 'Return as not competent (bukan wewenang).',
    FORWARD: 'Hand an assignment on to another institution (teruskan).',
    ADD_AGENCY: 'Add a supporting institution (tambah instansi).',
    TAKE_BACK: 'Take an assignment back (tarik disposisi).',
    DISPOSE_TO_UNIT: 'Dispose to a unit (disposisi ke unit kerja).',
    ASSIGN_OPERATOR: 'Give to a person of the institution, or to nobody (tugaskan kepada petugas).',
    NAME_LEAD: 'Name the leading institution (tetapkan instansi utama).',
    ACCEPT: 'Take up (terima).',
    INTERIM_REPLY: 'Tell that work goes on (respons awal).',
    DRAFT_RESPONSE: 'Draft a response (konsep tindak lanjut).',
    APPROVE_RESPONSE: 'Approve a draft (setujui tindak lanjut).',
    DISCARD_RESPONSE: 'Throw a draft away (buang konsep).',
    PUBLISH_RESPONSE: 'Publish a response (tindak lanjut).',
    REPLY: 'Reply of the reporter (tanggapan pelapor).',
    AUTO_CLOSE: 'Closed after a time without a reply (selesai otomatis).',
    CONFIRM: 'Confirm that it is resolved, with a rating (konfirmasi selesai).',
    CLOSE: 'Close with a reason (tutup).',
    REOPEN: 'Reopen within 30 days (buka kembali).',
    ESCALATE: 'Flag as late, or take to the Ombudsman (eskalasi).',
    RECLASSIFY: 'Change the classification (ubah klasifikasi).',
    RECATEGORISE: 'Change the category (ubah kategori).',
    CHANGE_VISIBILITY: 'Make confidential or not (ubah kerahasiaan).',
    CORRECT_CALENDAR:
      'Due dates counted anew, because the calendar of working days was corrected (koreksi kalender kerja).',
    WITHDRAW: 'Withdraw (cabut laporan).',
    ERASE: 'Texts and reporter erased on the demand of the reporter (penghapusan data pelapor).',
  },
);

export const ActorRoleEnum = createEnum('ActorRole', ACTOR_ROLES, 'As what somebody acted (peran pelaku).', {
  REPORTER: 'The reporter (pelapor); never told by name here.',
  NATIONAL_ADMIN: 'National admin (Admin Nasional).',
  INSTITUTION_ADMIN: 'Institution admin (Admin Instansi).',
  LIAISON: 'Liaison officer (Pejabat Penghubung).',
  INTEGRATION_CLIENT: 'An institution’s own system (sistem instansi).',
  SYSTEM: 'LAPOR! itself, when a deadline ran out (sistem).',
});

export const ReporterHiddenEnum = createEnum(
  'ReporterHidden',
  REPORTER_HIDDEN,
  'Why `reporter` is null (alasan pelapor tidak ditampilkan).',
  {
    ANONYMOUS: 'The reporter asked to stay hidden (anonim).',
    NOT_PERMITTED: 'You do not handle this report (tidak berwenang).',
    NO_ACCOUNT: 'It was handed in without an account (tanpa akun).',
    ERASED: 'The reporter had their data erased (data pelapor dihapus).',
  },
);

export const InboxQueueEnum = createEnum('InboxQueue', INBOX_QUEUES, 'Which work waits (antrean).', {
  VERIFICATION:
    'Reports to verify and dispose (verifikasi): all for a national admin, those sent straight to it for an institution admin.',
  HANDLING: 'Reports disposed to your institution (tindak lanjut).',
});

export const DueWindowEnum = createEnum(
  'DueWindow',
  DUE_WINDOWS,
  'When a deadline ends (jatuh tempo), in the zone of the institution; a verification counts in WIB.',
  { TODAY: 'Before today is over (hari ini).', THIS_WEEK: 'Before Sunday is over, today included (minggu ini).' },
);

export const InboxOrderEnum = createEnum('InboxOrder', INBOX_ORDERS, 'Order of the inbox (urutan).', {
  DUE_DATE: 'Nearest deadline first (batas waktu terdekat); without a running deadline last.',
  NEWEST: 'Handed in last first (terbaru).',
});
