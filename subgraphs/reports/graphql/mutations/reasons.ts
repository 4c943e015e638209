// The reasons that mutations ask for, as enums.
import { ARCHIVE_REASONS, POSTPONE_REASONS, REOPEN_REASONS, RETURN_REASONS } from '../../domain/states';
import { createEnum } from '../enums';

export const PostponeReasonEnum = createEnum(
  'PostponeReason',
  POSTPONE_REASONS,
  'What a postponed report lacks (alasan penundaan).',
  {
    DETAILS_MISSING: 'Facts are missing (data kurang lengkap).',
    PLACE_UNCLEAR: 'It is not clear where it is (lokasi tidak jelas).',
    EVIDENCE_MISSING: 'Evidence is missing (bukti kurang).',
    TARGET_UNCLEAR: 'It is not clear whom or what it is about (terlapor tidak jelas).',
  },
);

export const ArchiveReasonEnum = createEnum(
  'ArchiveReason',
  ARCHIVE_REASONS,
  'Why a report is put away (alasan pengarsipan).',
  {
    UNCLEAR: 'It cannot be understood (tidak jelas).',
    TOO_GENERAL: 'It names nothing that could be handled (terlalu umum).',
    NOT_GOVERNMENT: 'It is not about a public service (bukan kewenangan pemerintah).',
    OUT_OF_SCOPE: 'Another procedure is provided for it (di luar ruang lingkup).',
    SPAM: 'Advertising, or sent many times (spam).',
    PERSONAL_DATA: 'It exposes personal data (memuat data pribadi).',
  },
);

export const ReturnReasonEnum = createEnum(
  'ReturnReason',
  RETURN_REASONS,
  'Why an institution is not competent (alasan bukan wewenang).',
  {
    NOT_COMPETENT: 'The matter is not its own (bukan kewenangan instansi).',
    OTHER_REGION: 'It lies in another region (wilayah lain).',
    OTHER_LEVEL: 'Another level of government is competent (tingkat pemerintahan lain).',
    OTHER_INSTITUTION: 'Another institution of this level is competent (instansi lain).',
  },
);

export const ReopenReasonEnum = createEnum(
  'ReopenReason',
  REOPEN_REASONS,
  'Why a closed report is opened again (alasan pembukaan kembali).',
  {
    NOT_RESOLVED: 'Nothing has changed (belum selesai).',
    PARTLY_RESOLVED: 'Only a part was done (selesai sebagian).',
    RECURRED: 'It has happened again (terulang kembali).',
    ANSWER_INCORRECT: 'The answer is not right (jawaban tidak sesuai).',
  },
);
