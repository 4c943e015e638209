// Attachments from a citizen's telephone to an agency's screen, over the real gateway and the real subgraphs.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { makePdf, makePhoto } from '../../support/files/sampleFiles';
import { startFileStack, type FileStack } from './startFileStack';
import { announce, get, put, sha256Of, submit, upload } from './attaching';

let stack: FileStack;
let photo: Buffer;

beforeAll(async () => {
  stack = await startFileStack();
  photo = await makePhoto();
}, 120_000);
afterAll(() => stack.close());

const siti = () => stack.tokens.asCitizen(3);

describe('a file that is announced, sent and named', () => {
  it('hangs on the report and is downloaded as a file, never as a page', async () => {
    const { attachmentId } = await upload(stack, siti(), { bytes: photo, name: '../../etc/Foto Jalan.JPG' });
    const { report, userErrors } = await submit(stack, siti(), { attachmentIds: [attachmentId] });
    expect(userErrors).toEqual([]);
    const [attachment] = report.attachments;
    expect(attachment).toMatchObject({
      ...{ id: attachmentId, fileName: 'Foto Jalan.jpg', contentType: 'image/jpeg', status: 'AVAILABLE' },
    });
    const file = await get(stack, attachment.downloadUrl);
    expect(file.status).toBe(200);
    expect([file.bytes.length, sha256Of(file.bytes)]).toEqual([attachment.sizeBytes, attachment.sha256]);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'content-disposition': `attachment; filename="Foto Jalan.jpg"; filename*=UTF-8''Foto%20Jalan.jpg`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    const head = await get(stack, attachment.downloadUrl, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), head.bytes.length]).toEqual([
      200,
      String(attachment.sizeBytes),
      0,
    ]);
  });

  it('has lost where and with what it was taken', async () => {
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { attachmentId } = await upload(stack, siti(), { bytes: photo });
    const { report } = await submit(stack, siti(), { attachmentIds: [attachmentId] });
    const { bytes } = await get(stack, report.attachments[0].downloadUrl);
    expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 64, height: 64 });
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('Rahasia')).toBe(false);
  });

  it('may be sent without an account, and used with the secret that came with it', async () => {
    const first = await upload(stack, null, { bytes: await makePdf(), type: 'application/pdf', name: 'surat.pdf' });
    const input = { attachmentIds: [first.attachmentId] };
    expect((await submit(stack, null, input)).userErrors).toEqual([
      { code: 'NOT_FOUND', field: ['attachmentIds', '0'] },
    ]);
    const { report } = await submit(stack, null, { ...input, attachmentSecrets: [first.attachmentSecret] });
    const { bytes } = await get(stack, report.attachments[0].downloadUrl);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.includes('Rahasia')).toBe(false);
  });

  it('is its sender’s alone', async () => {
    const { attachmentId } = await upload(stack, siti(), { bytes: photo });
    const { userErrors } = await submit(stack, stack.tokens.asCitizen(4), { attachmentIds: [attachmentId] });
    expect(userErrors).toEqual([{ code: 'NOT_FOUND', field: ['attachmentIds', '0'] }]);
  });

  it('is used once', async () => {
    const { attachmentId } = await upload(stack, siti(), { bytes: photo });
    await submit(stack, siti(), { attachmentIds: [attachmentId] });
    const { userErrors } = await submit(stack, siti(), { attachmentIds: [attachmentId] });
    expect(userErrors).toEqual([{ code: 'ATTACHMENT_IN_USE', field: ['attachmentIds', '0'] }]);
  });

  it('is sent again after a lost answer, and answered alike; other bytes are refused', async () => {
    const { uploadUrl, attachmentId } = await announce(stack, siti(), { bytes: photo });
    expect((await submit(stack, siti(), { attachmentIds: [attachmentId] })).userErrors).toEqual([
      { code: 'ATTACHMENT_NOT_UPLOADED', field: ['attachmentIds', '0'] },
    ]);
    const first = await put(stack, uploadUrl, photo);
    const again = await put(stack, uploadUrl, photo);
    expect([first.status, again.status, again.json]).toEqual([201, 201, first.json]);
    const other = Buffer.from(photo).fill(0, 40);
    expect((await put(stack, uploadUrl, other)).code).toBe('UPLOAD_DONE');
  });
});
