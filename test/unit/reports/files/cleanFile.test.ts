// What becomes of files that citizens and attackers send: told by their content, made anew, or refused.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { afterAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { CodedError } from '../../../../platform/errors';
import type { AttachmentType } from '../../../../subgraphs/reports/domain/attachment';
import { cleanFile } from '../../../../subgraphs/reports/files/cleanFile';
import {
  ACTIVE_PDFS,
  makeNoise,
  makePdf,
  makePdfBomb,
  makePhoto,
  makePixelBomb,
  makePolyglot,
  type ImageFormat,
} from '../../../support/files/sampleFiles';

const folder = mkdtempSync(join(tmpdir(), 'lapor-files-'));
let count = 0;
afterAll(() => rmSync(folder, { recursive: true }));

/** The clean file, or the code of its refusal. */
async function clean(bytes: Buffer, type: AttachmentType): Promise<Buffer | string> {
  const path = join(folder, `file-${(count += 1)}`);
  writeFileSync(path, bytes);
  try {
    await cleanFile(path, type, `${path}-clean`);
    return readFileSync(`${path}-clean`);
  } catch (error) {
    if (error instanceof CodedError) return error.code;
    throw error;
  }
}

describe('an image', () => {
  it.each<ImageFormat>(['jpeg', 'png', 'webp'])(
    'of type %s keeps its picture and loses its metadata',
    async (format) => {
      const photo = await makePhoto(format);
      expect((await sharp(photo).metadata()).exif).toBeDefined();
      const cleaned = (await clean(photo, `image/${format}`)) as Buffer;
      const { exif, xmp, icc, comments, ...found } = await sharp(cleaned).metadata();
      expect([exif, xmp, icc, comments]).toEqual([undefined, undefined, undefined, undefined]);
      expect(found).toMatchObject({ format, width: 64, height: 64 });
    },
  );

  it('stands upright afterwards, since the note which way is up is gone', async () => {
    const background = { r: 1, g: 2, b: 3 };
    const lying = sharp({ create: { width: 40, height: 20, channels: 3, background } }).withMetadata({
      orientation: 6,
    });
    const cleaned = (await clean(await lying.jpeg().toBuffer(), 'image/jpeg')) as Buffer;
    expect(await sharp(cleaned).metadata()).toMatchObject({ width: 20, height: 40 });
  });

  it('that is also a page and an archive comes out as an image alone', async () => {
    const cleaned = (await clean(await makePolyglot(), 'image/jpeg')) as Buffer;
    expect(cleaned.includes('<script>')).toBe(false);
    expect(cleaned.includes('PK\u0003\u0004')).toBe(false);
    expect((await sharp(cleaned).metadata()).format).toBe('jpeg');
  });

  it('that unfolds to 400 million pixels is refused before it does', async () => {
    const bomb = makePixelBomb();
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().rss;
    expect(await clean(bomb, 'image/png')).toBe('FILE_TOO_COMPLEX');
    expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
  });

  it('that breaks off is refused', async () => {
    const photo = await makeNoise(64, 64, 'jpeg');
    expect(await clean(photo.subarray(0, photo.length / 2), 'image/jpeg')).toBe('FILE_DAMAGED');
    expect(await clean(photo.subarray(0, 20), 'image/jpeg')).toBe('FILE_DAMAGED');
  });
});

describe('a type', () => {
  const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  it.each([
    ['SVG', SVG],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a program', Buffer.from('MZ\u0090\u0000')],
    ['an archive', Buffer.from('PK\u0003\u0004')],
    ['a GIF', Buffer.from('GIF89a\u0001\u0000\u0001\u0000')],
    ['a page before a document', Buffer.from('<html>%PDF-1.7')],
    ['nothing', Buffer.alloc(0)],
  ])('that is not taken is refused whatever it is called: %s', async (_name, bytes) => {
    for (const type of ['image/jpeg', 'application/pdf'] as const)
      expect(await clean(bytes, type)).toBe('FILE_TYPE_NOT_ALLOWED');
  });

  it('that differs from the one announced is refused', async () => {
    expect(await clean(await makePhoto('png'), 'image/jpeg')).toBe('FILE_TYPE_MISMATCH');
    expect(await clean(await makePdf(), 'image/png')).toBe('FILE_TYPE_MISMATCH');
  });

  it('that only the first bytes claim is refused', async () => {
    const fake = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), SVG]);
    expect(await clean(fake, 'image/jpeg')).toBe('FILE_DAMAGED');
    expect(await clean(Buffer.from('%PDF-1.7\n<html>'), 'application/pdf')).toBe('FILE_DAMAGED');
  });
});

describe('a PDF', () => {
  it('keeps its pages and loses title, author, program and dates', async () => {
    const cleaned = (await clean(await makePdf(), 'application/pdf')) as Buffer;
    const document = await PDFDocument.load(cleaned, { updateMetadata: false });
    expect(document.getPageCount()).toBe(1);
    expect([document.getTitle(), document.getAuthor(), document.getProducer(), document.getCreationDate()]).toEqual([
      ...[undefined, undefined, undefined, undefined],
    ]);
  });

  it('loses what was taken out of it before', async () => {
    const document = await PDFDocument.create();
    document.addPage([100, 100]);
    document.context.register(document.context.stream('halaman yang dihapus'));
    const pdf = Buffer.from(await document.save());
    expect(pdf.includes('halaman yang dihapus')).toBe(true);
    const cleaned = (await clean(pdf, 'application/pdf')) as Buffer;
    expect(cleaned.includes('halaman yang dihapus')).toBe(false);
  });

  it.each(Object.keys(ACTIVE_PDFS))('with %s is refused', async (name) => {
    expect(await clean(await makePdf({ change: ACTIVE_PDFS[name] }), 'application/pdf')).toBe('FILE_ACTIVE_CONTENT');
  });

  it('that is encrypted is refused, since nobody can look into it', async () => {
    const document = await PDFDocument.create();
    document.addPage();
    document.encrypt({ ownerPassword: 'a', userPassword: 'b', permissions: {} });
    expect(await clean(Buffer.from(await document.save()), 'application/pdf')).toBe('FILE_ACTIVE_CONTENT');
  });

  it('that unfolds to 60 megabytes is refused soon, with little memory', async () => {
    const bomb = makePdfBomb();
    expect(bomb.length).toBeLessThan(300_000);
    const before = process.memoryUsage().rss;
    const startedAt = performance.now();
    expect(await clean(bomb, 'application/pdf')).toBe('FILE_TOO_COMPLEX');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  });

  it('that is nested a hundred thousand deep is refused', async () => {
    const nested = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const pdf = `%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /X ${nested} >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF`;
    expect(await clean(Buffer.from(pdf), 'application/pdf')).toBe('FILE_DAMAGED');
  });
});

it('takes files one after the other, and refuses more than can wait', async () => {
  const photo = await makeNoise(600, 600);
  const results = await Promise.all(Array.from({ length: 12 }, () => clean(photo, 'image/png')));
  expect(results.filter((result) => result === 'OVERLOADED')).toHaveLength(4);
});

it('leaves nothing of what it refused', async () => {
  await clean(makePixelBomb(), 'image/png');
  expect(readdirSync(folder).filter((name) => name === `file-${count}-clean`)).toEqual([]);
});
