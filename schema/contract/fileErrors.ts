// Of the registry: answers of /files/… (lampiran). Called by errors.ts alone.
import { spec, type ErrorSpec } from './errorSpec';

export const FILE_ERRORS = {
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
} as const satisfies Record<string, ErrorSpec>;
