// An image is taken apart to its pixels and put together anew: position, device and author, comments, hidden archives and
// whatever stood behind the picture do not come along. What cannot be decoded is no image. Called by cleanFile.ts.
import sharp from 'sharp';
import type { AttachmentType } from '../domain/attachment';
import { CodedError } from '../../../platform/errors';

/** A phone's photograph has up to 50 million pixels. Larger ones unfold to hundreds of megabytes. */
const MAX_PIXELS = 50_000_000;
const MAX_SECONDS = 10;
const QUALITY = 88;

const FORMATS: Readonly<Partial<Record<AttachmentType, 'jpeg' | 'png' | 'webp'>>> = {
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** Only these decoders are ever reached: no SVG, no TIFF, no PDF, whatever a file claims to be. */
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
sharp.cache(false);
sharp.concurrency(1);

/** @throws CodedError FILE_DAMAGED, FILE_TOO_COMPLEX */
export async function cleanImage(path: string, type: AttachmentType, target: string): Promise<void> {
  const format = FORMATS[type];
  if (format === undefined) throw new Error(`${type} is no image.`);
  try {
    const image = sharp(path, { limitInputPixels: MAX_PIXELS, failOn: 'error', sequentialRead: true, pages: 1 });
    const { format: found, width, height } = await image.metadata();
    if (width * height > MAX_PIXELS) throw new CodedError('FILE_TOO_COMPLEX');
    if (found !== format) throw new CodedError('FILE_TYPE_MISMATCH');
    // Upright first: the note which way is up goes with the other notes.
    const clean = image.autoOrient().timeout({ seconds: MAX_SECONDS });
    await encode(clean, format).toFile(target);
  } catch (error) {
    throw toCoded(error);
  }
}

function encode(image: sharp.Sharp, format: 'jpeg' | 'png' | 'webp'): sharp.Sharp {
  if (format === 'jpeg') return image.jpeg({ quality: QUALITY });
  return format === 'png' ? image.png() : image.webp({ quality: QUALITY });
}

function toCoded(error: unknown): unknown {
  const { message = '', code } = (error ?? {}) as { message?: string; code?: string };
  if (error instanceof CodedError || code !== undefined) return error;
  if (/pixel limit|timeout/i.test(message)) return new CodedError('FILE_TOO_COMPLEX');
  // libvips tells of a full disk in words only.
  if (/no space left|write error|disc full/i.test(message)) return new CodedError('STORAGE_FULL');
  return new CodedError('FILE_DAMAGED');
}
