// The one registry of error codes: HTTP status, whether a retry can help, log level, text in English and Indonesian.
// Gateway and subgraphs build every error from it; `docs/reference/errors.md` is generated from it.
import { spec, type ErrorSpec } from './errorSpec';
import { FILE_ERRORS } from './fileErrors';
import { REQUEST_ERRORS } from './requestErrors';

export type { ErrorSpec } from './errorSpec';

/** Codes by the layer that raises them. The text is the default; a raiser may give a more exact one. */
export const ERRORS = {
  ...REQUEST_ERRORS,

  // Identity and rights
  UNAUTHENTICATED: spec(401, false, 'info', 'The token is missing or not valid.', 'Token tidak ada atau tidak sah.'),
  FORBIDDEN: spec(403, false, 'info', 'This is not permitted to you.', 'Anda tidak berwenang melakukan ini.'),
  NOT_FOUND: spec(
    404,
    false,
    'info',
    'It does not exist or may not be seen.',
    'Tidak ditemukan atau tidak boleh dilihat.',
  ),

  // Refusals of a mutation (in userErrors)
  INVALID_INPUT: spec(400, false, 'info', 'The value is not valid.', 'Nilai tidak sah.'),
  REQUIRED: spec(400, false, 'info', 'A value is required.', 'Nilai wajib diisi.'),
  TOO_LONG: spec(400, false, 'info', 'The text is too long.', 'Teks terlalu panjang.'),
  TOO_MANY_ITEMS: spec(400, false, 'info', 'The list is too long.', 'Daftar terlalu panjang.'),
  VERSION_CONFLICT: spec(
    409,
    false,
    'info',
    'The report has changed since you read it; read it again.',
    'Laporan telah berubah sejak Anda baca; baca kembali.',
  ),
  TRANSITION_NOT_ALLOWED: spec(
    409,
    false,
    'info',
    'This action is not possible in the present state of the report.',
    'Tindakan ini tidak dapat dilakukan pada status laporan saat ini.',
  ),
  ATTACHMENT_NOT_UPLOADED: spec(
    409,
    false,
    'info',
    'Send the bytes to uploadUrl before you use the attachment.',
    'Kirim isi berkas ke uploadUrl sebelum memakai lampiran.',
  ),
  ATTACHMENT_IN_USE: spec(409, false, 'info', 'The attachment is in use already.', 'Lampiran sudah dipakai.'),
  IDEMPOTENCY_KEY_REUSED: spec(
    409,
    false,
    'info',
    'This idempotencyKey was used with other arguments.',
    'idempotencyKey ini pernah dipakai dengan argumen lain.',
  ),
  IDEMPOTENCY_IN_PROGRESS: spec(
    409,
    true,
    'info',
    'The same request is still running; try again shortly.',
    'Permintaan yang sama masih berjalan; coba lagi sebentar.',
  ),

  ...FILE_ERRORS,

  // Faults
  TIMEOUT: spec(504, true, 'warn', 'The request took too long.', 'Permintaan memakan waktu terlalu lama.'),
  OVERLOADED: spec(
    503,
    true,
    'warn',
    'The service is busy; try again later.',
    'Layanan sedang sibuk; coba lagi nanti.',
  ),
  SUBGRAPH_UNAVAILABLE: spec(
    503,
    true,
    'error',
    'A part of the system cannot be reached right now.',
    'Sebagian sistem tidak dapat dijangkau saat ini.',
  ),
  SIGNATURE_INVALID: spec(
    401,
    false,
    'warn',
    'This address serves only the gateway.',
    'Alamat ini hanya melayani gerbang.',
  ),
  INTERNAL: spec(500, true, 'error', 'Something went wrong on our side.', 'Terjadi kesalahan di pihak kami.'),
} as const satisfies Record<string, ErrorSpec>;

export type ErrorCode = keyof typeof ERRORS;

export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code);
}
