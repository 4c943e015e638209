// The one registry of error codes: HTTP status, whether a retry can help, log level, text in English and Indonesian.
// Gateway and subgraphs build every error from it; `docs/reference/errors.md` is generated from it.

export interface ErrorSpec {
  /** HTTP status where the error ends the whole request (GraphQL errors inside an answer travel with 200). */
  readonly status: number;
  /** May the same request succeed later, unchanged? */
  readonly retryable: boolean;
  readonly level: 'info' | 'warn' | 'error';
  readonly en: string;
  readonly id: string;
}

const spec = (status: number, retryable: boolean, level: ErrorSpec['level'], en: string, id: string): ErrorSpec => ({
  status,
  retryable,
  level,
  en,
  id,
});

/** Codes by the layer that raises them. The text is the default; a raiser may give a more exact one. */
export const ERRORS = {
  // HTTP and the guards, before any planning
  BAD_REQUEST: spec(400, false, 'info', 'The request could not be read.', 'Permintaan tidak dapat dibaca.'),
  GRAPHQL_PARSE_FAILED: spec(400, false, 'info', 'The query is not valid GraphQL.', 'Query bukan GraphQL yang sah.'),
  GRAPHQL_VALIDATION_FAILED: spec(
    400,
    false,
    'info',
    'The query does not fit the schema.',
    'Query tidak sesuai skema.',
  ),
  BAD_USER_INPUT: spec(400, false, 'info', 'An argument or variable is not valid.', 'Argumen atau variabel tidak sah.'),
  OPERATION_RESOLUTION_FAILURE: spec(
    400,
    false,
    'info',
    'Name the operation to run with operationName.',
    'Sebutkan operasi yang dijalankan dengan operationName.',
  ),
  PATH_NOT_FOUND: spec(404, false, 'info', 'There is nothing at this address.', 'Tidak ada apa pun di alamat ini.'),
  NOT_ACCEPTABLE: spec(
    406,
    false,
    'info',
    'Accept application/json or application/graphql-response+json.',
    'Terima application/json atau application/graphql-response+json.',
  ),
  HEADERS_TOO_LARGE: spec(431, false, 'info', 'The headers are too large.', 'Header terlalu besar.'),
  METHOD_NOT_ALLOWED: spec(405, false, 'info', 'Use GET or POST here.', 'Gunakan GET atau POST.'),
  CSRF_BLOCKED: spec(
    400,
    false,
    'info',
    'Send content-type application/json, or a header apollo-require-preflight.',
    'Kirim content-type application/json, atau header apollo-require-preflight.',
  ),
  PAYLOAD_TOO_LARGE: spec(413, false, 'info', 'The request body is too large.', 'Isi permintaan terlalu besar.'),
  UNSUPPORTED_MEDIA_TYPE: spec(
    415,
    false,
    'info',
    'Send application/json in UTF-8, without content-encoding.',
    'Kirim application/json dalam UTF-8, tanpa content-encoding.',
  ),
  QUERY_TOO_MANY_TOKENS: spec(
    400,
    false,
    'info',
    'The query has too many tokens.',
    'Query memiliki terlalu banyak token.',
  ),
  QUERY_TOO_DEEP: spec(400, false, 'info', 'The query is nested too deeply.', 'Query bersarang terlalu dalam.'),
  QUERY_TOO_MANY_ALIASES: spec(
    400,
    false,
    'info',
    'The query has too many aliases.',
    'Query memiliki terlalu banyak alias.',
  ),
  QUERY_TOO_MANY_ROOT_FIELDS: spec(
    400,
    false,
    'info',
    'The query has too many root fields.',
    'Query memiliki terlalu banyak field akar.',
  ),
  QUERY_TOO_MANY_DIRECTIVES: spec(
    400,
    false,
    'info',
    'The query has too many directives.',
    'Query memiliki terlalu banyak direktif.',
  ),
  QUERY_TOO_LARGE: spec(
    400,
    false,
    'info',
    'The query selects too many fields once its fragments are expanded.',
    'Query memilih terlalu banyak field setelah fragmennya diurai.',
  ),
  QUERY_TOO_COSTLY: spec(
    400,
    false,
    'info',
    'The query may touch too many objects; ask for smaller pages.',
    'Query dapat menyentuh terlalu banyak objek; minta halaman yang lebih kecil.',
  ),
  PAGE_SIZE_INVALID: spec(400, false, 'info', 'first must lie between 1 and 100.', 'first harus antara 1 dan 100.'),
  CURSOR_INVALID: spec(
    400,
    false,
    'info',
    'This cursor does not belong to this list; start again without after.',
    'Kursor ini bukan milik daftar ini; mulai lagi tanpa after.',
  ),
  CURSOR_EXPIRED: spec(
    410,
    false,
    'info',
    'This cursor is older than 90 days. Take a new one with changes(first: 1, from: NOW), then read your cases again from the inbox, then go on from the new cursor.',
    'Kursor ini lebih tua dari 90 hari. Ambil kursor baru dengan changes(first: 1, from: NOW), lalu baca ulang laporan Anda dari inbox, lalu lanjutkan dari kursor baru itu.',
  ),
  FILTER_TOO_BROAD: spec(
    400,
    false,
    'info',
    'Too many rows would have to be examined for this filter; narrow it.',
    'Terlalu banyak baris harus diperiksa untuk filter ini; persempit.',
  ),
  SEARCH_EMPTY: spec(
    400,
    false,
    'info',
    'The text has no word to search for: single letters and words such as yang or dan do not count.',
    'Teks tidak memuat kata yang dapat dicari: huruf tunggal dan kata seperti yang atau dan tidak dihitung.',
  ),
  RATE_LIMITED: spec(
    429,
    true,
    'info',
    'Too many requests; try again later.',
    'Terlalu banyak permintaan; coba lagi nanti.',
  ),

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

  // Files (lampiran): answers of /files/…
  LENGTH_REQUIRED: spec(411, false, 'info', 'Send content-length.', 'Kirim content-length.'),
  FILE_TOO_LARGE: spec(413, false, 'info', 'The file is too large.', 'Berkas terlalu besar.'),
  FILE_TYPE_NOT_ALLOWED: spec(
    415,
    false,
    'info',
    'Only JPEG, PNG, WebP and PDF files can be attached.',
    'Hanya berkas JPEG, PNG, WebP, dan PDF yang dapat dilampirkan.',
  ),
  FILE_TYPE_MISMATCH: spec(
    422,
    false,
    'info',
    'The file is not of the type that was announced.',
    'Jenis berkas tidak sesuai dengan yang dinyatakan.',
  ),
  FILE_LENGTH_MISMATCH: spec(
    422,
    false,
    'info',
    'The file has another length than was announced.',
    'Ukuran berkas tidak sesuai dengan yang dinyatakan.',
  ),
  FILE_HASH_MISMATCH: spec(
    422,
    false,
    'info',
    'The file has another SHA-256 than was announced.',
    'SHA-256 berkas tidak sesuai dengan yang dinyatakan.',
  ),
  FILE_DAMAGED: spec(422, false, 'info', 'The file cannot be read.', 'Berkas rusak atau tidak dapat dibaca.'),
  FILE_TOO_COMPLEX: spec(
    422,
    false,
    'info',
    'The file would unfold to more than is allowed.',
    'Isi berkas melebihi batas setelah diurai.',
  ),
  FILE_ACTIVE_CONTENT: spec(
    422,
    false,
    'info',
    'The PDF is encrypted, or holds scripts, forms that act, or files.',
    'PDF terenkripsi atau memuat skrip, formulir aktif, atau berkas lain.',
  ),
  UPLOAD_DONE: spec(
    409,
    false,
    'info',
    'Another file was sent to this address before.',
    'Berkas lain sudah dikirim ke alamat ini.',
  ),
  UPLOAD_BROKEN: spec(
    400,
    true,
    'info',
    'The file did not arrive whole, or too slowly; send it again.',
    'Berkas tidak diterima utuh atau terlalu lambat; kirim lagi.',
  ),
  LINK_EXPIRED: spec(
    410,
    false,
    'info',
    'This address has expired; ask for a new one.',
    'Alamat ini sudah kedaluwarsa.',
  ),
  STORAGE_FULL: spec(
    507,
    true,
    'error',
    'There is no room for files right now.',
    'Tempat penyimpanan berkas sedang penuh.',
  ),

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
