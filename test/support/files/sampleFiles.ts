// Files as citizens and attackers send them, made here: pictures with and without hidden notes, documents that act, bombs.
import { crc32, deflateSync } from 'node:zlib';
import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import sharp from 'sharp';

export type ImageFormat = 'jpeg' | 'png' | 'webp';

/** With the place where it was taken and its owner in the metadata. */
export function makePhoto(format: ImageFormat = 'jpeg', size = 64): Promise<Buffer> {
  const exif = {
    IFD0: { Copyright: 'Budi Rahasia', Make: 'TelponKu' },
    IFD3: { GPSLatitude: '6/1 12/1 0/1', GPSLongitude: '106/1 49/1 0/1' },
  };
  const background = { r: 200, g: 80, b: 40 };
  return sharp({ create: { width: size, height: size, channels: 3, background } })
    .toFormat(format)
    .withExif(exif)
    .toBuffer();
}

/** Large in bytes too: pixels without a pattern do not compress. */
export function makeNoise(width: number, height: number, format: ImageFormat = 'png'): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let i = 0, seed = 1; i < pixels.length; i += 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    pixels[i] = seed >>> 24;
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .toFormat(format)
    .toBuffer();
}

/** A JPEG whose comment is a page with a script, with an archive's mark behind its end. */
export async function makePolyglot(): Promise<Buffer> {
  const photo = await makePhoto('jpeg');
  const comment = Buffer.from('<html><script>alert(document.domain)</script></html>');
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([
    photo.subarray(0, 2),
    head,
    comment,
    photo.subarray(2),
    Buffer.from('PK\u0003\u0004hidden.js'),
  ]);
}

/** A few kilobytes that unfold to 400 million pixels. Put together by hand: a library would unfold them first. */
export function makePixelBomb(): Buffer {
  const size = 20_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  // One bit a pixel, grey.
  header[8] = 1;
  const rows = deflateSync(Buffer.alloc((size / 8 + 1) * size), { level: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunkOf('IHDR', header), chunkOf('IDAT', rows), chunkOf('IEND', Buffer.alloc(0))]);
}

function chunkOf(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

export interface PdfOptions {
  readonly text?: string;
  /** Changes the document before it is written. */
  readonly change?: (document: PDFDocument) => void | Promise<void>;
}

export async function makePdf({ text = 'Surat keterangan', change }: PdfOptions = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.setTitle('Rahasia sekali');
  document.setAuthor('Budi Rahasia');
  document.addPage([300, 200]).drawText(text, { x: 20, y: 100 });
  await change?.(document);
  return Buffer.from(await document.save());
}

export const ACTIVE_PDFS: Readonly<Record<string, NonNullable<PdfOptions['change']>>> = {
  'a script': (document) => document.addJavaScript('main', 'app.alert(1)'),
  'a script that runs when it is opened': ({ catalog, context }) => {
    const action = context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') });
    catalog.set(PDFName.of('OpenAction'), action);
  },
  'a program to start': ({ catalog, context }) =>
    catalog.set(PDFName.of('OpenAction'), context.obj({ S: 'Launch', F: PDFString.of('cmd.exe') })),
  'another file': (document) =>
    document.attach(Buffer.from('MZ'), 'virus.exe', { mimeType: 'application/x-msdownload' }),
  'a form that sends': ({ catalog, context }) =>
    catalog.set(PDFName.of('AcroForm'), context.obj({ XFA: PDFString.of('<xdp/>'), Fields: [] })),
};

/** A PDF whose stream of objects is a kilobyte a megabyte long once it is decoded. */
export function makePdfBomb(megabytes = 60): Buffer {
  const packed = deflateSync(Buffer.alloc(megabytes * 1_000_000, 0x20), { level: 9 });
  const head = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n';
  const stream = `3 0 obj\n<< /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode /Length ${packed.length} >>\nstream\n`;
  const tail = '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R /Size 4 >>\n%%EOF\n';
  return Buffer.concat([Buffer.from(head + stream), packed, Buffer.from(tail)]);
}
