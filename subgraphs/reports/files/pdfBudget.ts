// A ceiling on what one PDF may unfold to. The library decodes object streams in memory with no limit of its own: ten megabytes
// could become ten gigabytes. Its decoders share one place where their buffers grow, and that is where the ceiling is.
import { decodePDFRawStream, PDFContext, PDFRawStream } from '@cantoo/pdf-lib';
import { CodedError } from '../../../platform/errors';

interface DecoderPrototype {
  ensureBuffer?: (this: { readonly buffer: Uint8Array }, requested: number) => Uint8Array;
}

const MAX_STREAM_BYTES = 16_000_000;
const MAX_BYTES = 48_000_000;
let spentBytes = 0;
let isExceeded = false;

/** At most one PDF is read at a time (cleanFile.ts), so that what is counted is that one's. */
export function openPdfBudget(): void {
  spentBytes = 0;
  isExceeded = false;
}

/** The library drops an object that cannot be decoded and goes on; a document that asked for too much is refused whole. */
export function isPdfBudgetExceeded(): boolean {
  return isExceeded;
}

function installCeiling(): void {
  const empty = PDFRawStream.of(PDFContext.create().obj({ Filter: 'RunLengthDecode' }), new Uint8Array(0));
  const prototype = Object.getPrototypeOf(Object.getPrototypeOf(decodePDFRawStream(empty))) as DecoderPrototype;
  const { ensureBuffer } = prototype;
  // A new version of the library without that place must not run unguarded.
  if (ensureBuffer === undefined) throw new Error('@cantoo/pdf-lib decodes in another way now.');
  prototype.ensureBuffer = function ensureBounded(requested) {
    const grownBytes = requested > this.buffer.byteLength ? requested - this.buffer.byteLength : 0;
    spentBytes += grownBytes;
    if (requested > MAX_STREAM_BYTES || spentBytes > MAX_BYTES) {
      isExceeded = true;
      throw new CodedError('FILE_TOO_COMPLEX');
    }
    return ensureBuffer.call(this, requested);
  };
}

installCeiling();
