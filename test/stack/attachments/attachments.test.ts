// Attachments from a citizen's telephone to an agency's screen, over the real gateway and the real subgraphs.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../platform/ids';
import { getAgency } from '../../../schema/reference/agencies';
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

describe('files of an institution', () => {
  it('are its own while they hang on a note or a draft, and everybody’s who sees the report once that is published', async () => {
    const agency = 'KEMENPUPR';
    const [liaison, admin] = [stack.tokens.asLiaison(agency), stack.tokens.asNationalAdmin()];
    const { report } = await submit(stack, siti(), {});
    const call = async (token: Promise<string>, field: string, input: object, fields = '') => {
      const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input!`;
      const document = `mutation ($input: ${type}) { ${field}(input: $input) { userErrors { code field } ${fields} } }`;
      const { data, errors } = await stack.query(token, document, { input: { idempotencyKey: newId(), ...input } });
      expect([errors, data?.[field].userErrors]).toEqual([[], []]);
      return data[field];
    };
    let version = report.version;
    const step = async (token: Promise<string>, field: string, input: object) => {
      const target = { reportId: report.id, expectedVersion: version };
      ({ version } = (await call(token, field, { ...target, ...input }, 'report { version }')).report);
    };
    const send = async () => (await upload(stack, liaison, { bytes: photo })).attachmentId;
    await step(admin, 'disposeReport', { leadAgencyId: getAgency(agency).id });
    await step(liaison, 'acceptAssignment', {});
    await step(admin, 'postponeReport', { reason: 'EVIDENCE_MISSING', question: 'Bisa kirim foto?' });
    const evidence = (await upload(stack, siti(), { bytes: photo })).attachmentId;
    await step(siti(), 'completeReport', { answer: 'Ini.', attachmentIds: [evidence] });
    await call(liaison, 'addNote', { reportId: report.id, body: 'Foto kami.', attachmentIds: [await send()] });
    const text = { body: 'Sudah ditambal.', finding: 'SERVICE_IMPROVED' };
    await step(liaison, 'draftResponse', { ...text, attachmentIds: [await send()] });

    const inside = `{ report(id: "${report.id}") {
      notes(first: 1) { nodes { attachments { downloadUrl } } }
      responseDrafts(first: 1) { nodes { id attachments { downloadUrl } } } } }`;
    const seen = (await stack.query(liaison, inside)).data.report;
    const [note] = seen.notes.nodes[0].attachments;
    const [draft] = seen.responseDrafts.nodes[0].attachments;
    for (const { downloadUrl } of [note, draft]) expect((await get(stack, downloadUrl)).status).toBe(200);
    const { data } = await stack.query(siti(), inside);
    expect(data.report).toEqual({ notes: { nodes: [] }, responseDrafts: { nodes: [] } });

    const said = `{ report(id: "${report.id}") { timeline(first: 10) { nodes { remark { attachments { id downloadUrl } } } } } }`;
    const [file] = (await stack.query(liaison, said)).data.report.timeline.nodes.flatMap(
      ({ remark }: any) => remark?.attachments ?? [],
    );
    expect([file.id, (await get(stack, file.downloadUrl)).status]).toEqual([evidence, 200]);

    const responseId = seen.responseDrafts.nodes[0].id;
    await step(liaison, 'approveResponse', { responseId });
    await step(liaison, 'publishResponse', { responseId, attachmentIds: [await send()] });
    const outside = `{ report(id: "${report.id}") { responses(first: 1) { nodes { attachments { downloadUrl } } } } }`;
    const published = (await stack.query(null, outside)).data.report.responses.nodes[0].attachments;
    expect(published).toHaveLength(2);
    for (const { downloadUrl } of published) expect((await get(stack, downloadUrl)).status).toBe(200);
  });
});
