// Files that must not come in, transfers that break, and addresses that must end: over real HTTP, through the real gateway.
import { existsSync, readdirSync, statfsSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newId } from '../../../platform/ids';
import { eraseFiles } from '../../../subgraphs/reports/store/attachments';
import { openLocalFiles } from '../../../subgraphs/reports/files/localFiles';
import { openStaging } from '../../../subgraphs/reports/files/staging';
import { removeDueFiles } from '../../../subgraphs/reports/jobs/removeFiles';
import {
  ACTIVE_PDFS,
  makeNoise,
  makePdf,
  makePdfBomb,
  makePhoto,
  makePixelBomb,
} from '../../support/files/sampleFiles';
import { announce, get, put, sha256Of, submit, upload } from './attaching';
import { startFileStack, type FileStack } from './startFileStack';

let stack: FileStack;
let photo: Buffer;

beforeAll(async () => {
  stack = await startFileStack({
    gateway: { LAPOR_FILE_SILENCE_MS: '300', LAPOR_CORS_ORIGINS: 'https://app.example' },
  });
  photo = await makePhoto();
}, 120_000);
afterAll(() => stack.close());

const siti = () => stack.tokens.asCitizen(3);
const folderOf = (name: string) => join(stack.dataDir, 'files', name);
const listFiles = (name: string): string[] =>
  existsSync(folderOf(name))
    ? readdirSync(folderOf(name), { recursive: true, encoding: 'utf8' }).filter((path) => /[0-9a-f]{40}$/.test(path))
    : [];
const files = () => ({
  store: openLocalFiles(folderOf('kept')),
  staging: openStaging(folderOf('incoming'), 0),
  maxBytes: 1,
});
const runRemovals = (now: number) => removeDueFiles({ db: stack.database, clock: { now: () => now } }, files());
const DAY_MS = 86_400_000;

async function refusalOf(bytes: Buffer, type: string): Promise<string | null> {
  const { uploadUrl } = await announce(stack, siti(), { bytes, type });
  return (await put(stack, uploadUrl, bytes)).code;
}

/** Sends a PUT by hand: the head, then `part` of the body, and gives what came back. */
function sendPart(url: string, announcedBytes: number, part: Buffer, end: 'wait' | 'cut'): Promise<string> {
  const { hostname, port } = new URL(stack.url);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(`PUT ${url} HTTP/1.1\r\nhost: x\r\ncontent-length: ${announcedBytes}\r\n\r\n`);
      socket.write(part, () => (end === 'cut' ? setTimeout(() => socket.destroy(), 100) : undefined));
    });
    socket.on('data', (data) => {
      answer += data.toString('utf8');
      if (answer.includes('"errors"')) socket.destroy();
    });
    socket.on('error', () => undefined).on('close', () => resolve(answer));
  });
}

describe('a file is refused', () => {
  it.each([
    ['SVG that is called JPEG', () => Buffer.from('<svg onload="alert(1)"/>'), 'image/jpeg', 'FILE_TYPE_NOT_ALLOWED'],
    [
      'HTML that is called PDF',
      () => Buffer.from('<script>alert(1)</script>'),
      'application/pdf',
      'FILE_TYPE_NOT_ALLOWED',
    ],
    ['a PNG that is called JPEG', () => makePhoto('png'), 'image/jpeg', 'FILE_TYPE_MISMATCH'],
    ['half a picture', async () => (await makeNoise(64, 64, 'jpeg')).subarray(0, 2_000), 'image/jpeg', 'FILE_DAMAGED'],
    ['a bomb of pixels', () => makePixelBomb(), 'image/png', 'FILE_TOO_COMPLEX'],
    ['a bomb of objects', () => makePdfBomb(), 'application/pdf', 'FILE_TOO_COMPLEX'],
    [
      'a PDF with a script',
      () => makePdf({ change: ACTIVE_PDFS['a script'] }),
      'application/pdf',
      'FILE_ACTIVE_CONTENT',
    ],
  ])('%s, and nothing of it stays', async (_name, make, type, code) => {
    const before = listFiles('kept');
    expect(await refusalOf(await make(), type)).toBe(code);
    expect([listFiles('incoming'), listFiles('kept')]).toEqual([[], before]);
  });

  it('of another length or hash than announced', async () => {
    const other = await announce(stack, siti(), { bytes: photo, sizeBytes: photo.length + 1 });
    expect((await put(stack, other.uploadUrl, photo)).code).toBe('FILE_LENGTH_MISMATCH');
    const hashed = await announce(stack, siti(), { bytes: photo, sha256: sha256Of(Buffer.from('other')) });
    expect((await put(stack, hashed.uploadUrl, photo)).code).toBe('FILE_HASH_MISMATCH');
    const right = await announce(stack, siti(), { bytes: photo, sha256: sha256Of(photo) });
    expect((await put(stack, right.uploadUrl, photo)).status).toBe(201);
  });

  it('before it is sent, when it is too large, empty, of a type that is not taken, or badly described', async () => {
    const input = { idempotencyKey: newId(), fileName: 'a.jpg', contentType: 'image/jpeg', sizeBytes: 1 };
    const codes = async (change: object): Promise<string[]> => {
      const document = `mutation ($input: CreateAttachmentUploadInput!) { createAttachmentUpload(input: $input) { userErrors { code } } }`;
      const { data } = await stack.query(siti(), document, { input: { ...input, ...change } });
      return data.createAttachmentUpload.userErrors.map(({ code }: { code: string }) => code);
    };
    expect(await codes({ sizeBytes: 10 * 1024 * 1024 + 1 })).toEqual(['FILE_TOO_LARGE']);
    expect(await codes({ sizeBytes: 0, contentType: 'image/svg+xml' })).toEqual([
      'FILE_TYPE_NOT_ALLOWED',
      'INVALID_INPUT',
    ]);
    expect(await codes({ sha256: 'zz' })).toEqual(['INVALID_INPUT']);
  });

  it('by the gateway, when nobody says how long it is or it is longer than any may be', async () => {
    const { uploadUrl } = await announce(stack, siti(), { bytes: photo });
    const body = new Blob([photo]).stream();
    const chunked = await fetch(`${stack.url}${uploadUrl}`, { method: 'PUT', body, duplex: 'half' } as never);
    expect([chunked.status, ((await chunked.json()) as any).errors[0].extensions.code]).toEqual([
      411,
      'LENGTH_REQUIRED',
    ]);
    expect(await sendPart(uploadUrl, 10_485_761, Buffer.alloc(10), 'wait')).toContain('FILE_TOO_LARGE');
  });
});

describe('a transfer', () => {
  it('that its sender cuts leaves nothing, and can be made again', async () => {
    const noise = await makeNoise(200, 200);
    const { uploadUrl } = await announce(stack, siti(), { bytes: noise, type: 'image/png' });
    await sendPart(uploadUrl, noise.length, noise.subarray(0, 30_000), 'cut');
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(listFiles('incoming')).toEqual([]);
    expect((await put(stack, uploadUrl, noise)).status).toBe(201);
  });

  it('that falls silent is ended with an answer', async () => {
    const { uploadUrl } = await announce(stack, siti(), { bytes: photo });
    const startedAt = performance.now();
    expect(await sendPart(uploadUrl, photo.length, photo.subarray(0, 100), 'wait')).toContain('UPLOAD_BROKEN');
    expect(performance.now() - startedAt).toBeLessThan(5_000);
  });

  it('of ten megabytes arrives and leaves whole', async () => {
    const large = await makeNoise(1_850, 1_850);
    expect(large.length).toBeGreaterThan(9_000_000);
    const { attachmentId } = await upload(stack, siti(), { bytes: large, type: 'image/png' });
    const { report } = await submit(stack, siti(), { attachmentIds: [attachmentId] });
    const { bytes, headers } = await get(stack, report.attachments[0].downloadUrl);
    expect([sha256Of(bytes), headers.get('content-length')]).toEqual([
      report.attachments[0].sha256,
      String(bytes.length),
    ]);
  });

  it('is answered with 503 while reports is away, and works when it is back', async () => {
    const { uploadUrl } = await announce(stack, siti(), { bytes: photo });
    await stack.stopSubgraph('reports');
    expect(await put(stack, uploadUrl, photo)).toMatchObject({ status: 503, code: 'SUBGRAPH_UNAVAILABLE' });
    await stack.restartSubgraph('reports');
    expect((await put(stack, uploadUrl, photo)).status).toBe(201);
  });

  it('is refused while the disk has no room left', async () => {
    const { bavail, bsize } = statfsSync(stack.dataDir);
    await expect(openStaging(folderOf('incoming'), bavail * bsize + 1e12).checkRoom(1)).rejects.toThrow('no room');
    const full = openStaging(folderOf('incoming'), 0);
    const work = full.withFile(() => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })));
    await expect(work).rejects.toMatchObject({ code: 'STORAGE_FULL' });
  });
});

describe('an address', () => {
  it('of another file, another method, a changed or an invented one is not found', async () => {
    const { uploadUrl, attachmentId } = await announce(stack, siti(), { bytes: photo });
    const grant = uploadUrl.slice(uploadUrl.indexOf('?'));
    const changed = `${uploadUrl.slice(0, -2)}AA`;
    const urls = [`/files/${newId()}${grant}`, `/files/${attachmentId}`, `/files/${attachmentId}?grant=x`, changed];
    for (const url of urls) expect(await put(stack, url, photo)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(await get(stack, uploadUrl)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    for (const url of ['/files/', '/files/%2Finternal%2Fevents', `/files/${attachmentId}/x`]) {
      expect((await get(stack, url)).code).toBe('PATH_NOT_FOUND');
    }
  });

  it('takes GET, HEAD and PUT alone, and tells a page of another origin so', async () => {
    const answer = await get(stack, '/files/x', { method: 'DELETE' });
    expect([answer.status, answer.code, answer.headers.get('allow')]).toEqual([
      405,
      'METHOD_NOT_ALLOWED',
      'GET, HEAD, PUT',
    ]);
    expect(answer.json.errors[0].extensions.requestId).toBe(answer.headers.get('x-request-id'));
    const headers = { origin: 'https://app.example', 'access-control-request-method': 'PUT' };
    const preflight = await get(stack, '/files/x', { method: 'OPTIONS', headers });
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
  });

  it('of an erased file ends at once; its bytes leave the disk with the next round', async () => {
    const { attachmentId } = await upload(stack, siti(), { bytes: photo });
    const { report } = await submit(stack, siti(), { attachmentIds: [attachmentId] });
    const { downloadUrl } = report.attachments[0];
    expect((await get(stack, downloadUrl)).status).toBe(200);
    const before = listFiles('kept').length;
    await stack.database.write((tx) => eraseFiles(tx, { reportId: report.id }));
    expect(await get(stack, downloadUrl)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    await runRemovals(Date.now());
    expect(listFiles('kept').length).toBe(before - 1);
    const document = '{ report(id: "ID") { attachments { status fileName sizeBytes sha256 downloadUrl } } }';
    const { data } = await stack.query(siti(), document.replace('ID', report.id));
    expect(data.report.attachments).toEqual([
      { status: 'ERASED', fileName: null, sizeBytes: null, sha256: null, downloadUrl: null },
    ]);
  });

  it('that was handed to the public ends when the report is hidden from it', async () => {
    const { attachmentId } = await upload(stack, siti(), { bytes: photo });
    const { report } = await submit(stack, siti(), { attachmentIds: [attachmentId] });
    const setPublic = (value: number) =>
      stack.database.write((tx) => tx.query('UPDATE report SET is_public = ? WHERE id = ?', [value, report.id]));
    const document = `{ report(id: "${report.id}") { attachments { downloadUrl } } }`;
    expect((await stack.query(null, document)).codes).toEqual(['NOT_FOUND']);
    await setPublic(1);
    const { data } = await stack.query(null, document);
    const [{ downloadUrl }] = data.report.attachments;
    expect((await get(stack, downloadUrl)).status).toBe(200);
    await setPublic(0);
    expect(await get(stack, downloadUrl)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect((await get(stack, report.attachments[0].downloadUrl)).status).toBe(200);
  });
});

describe('files that nobody uses', () => {
  it('are forgotten after a day, used ones are not', async () => {
    const unused = await upload(stack, siti(), { bytes: photo });
    const used = await upload(stack, siti(), { bytes: photo });
    const { report } = await submit(stack, siti(), { attachmentIds: [used.attachmentId] });
    await runRemovals(Date.now() + DAY_MS + 60_000);
    await runRemovals(Date.now() + DAY_MS + 60_000);
    const { userErrors } = await submit(stack, siti(), { attachmentIds: [unused.attachmentId] });
    expect(userErrors).toEqual([{ code: 'NOT_FOUND', field: ['attachmentIds', '0'] }]);
    expect((await get(stack, report.attachments[0].downloadUrl)).status).toBe(200);
    const [left] = (await stack.database.reader.query('SELECT COUNT(*) AS n FROM file_removal')) as { n: number }[];
    expect(Number(left?.n)).toBe(0);
  });
});
