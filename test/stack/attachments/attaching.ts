// Sends files to a stack as a client does: announce, PUT, use.
import { createHash } from 'node:crypto';
import { newId } from '../../../platform/ids';
import { loadCategories } from '../../../schema/reference/categories';
import type { Token } from '../../support/askGateway';
import type { Stack } from '../../support/startStack';

export interface Announced {
  readonly attachmentId: string;
  readonly uploadUrl: string;
  readonly attachmentSecret: string | null;
}

export interface FileToSend {
  readonly bytes: Buffer;
  readonly type?: string;
  readonly name?: string;
  readonly sha256?: string;
  /** Instead of its true length. */
  readonly sizeBytes?: number;
}

const ANNOUNCE = `mutation ($input: CreateAttachmentUploadInput!) { createAttachmentUpload(input: $input) {
  attachmentId uploadUrl expiresAt headers { name value } attachmentSecret userErrors { code field message } } }`;

export async function announce(stack: Stack, token: Token, file: FileToSend): Promise<Announced> {
  const { bytes, type = 'image/jpeg', name = 'foto.jpg', sha256, sizeBytes = bytes.length } = file;
  const input = { idempotencyKey: newId(), fileName: name, contentType: type, sizeBytes, sha256 };
  const { data, errors } = await stack.query(token, ANNOUNCE, { input });
  const payload = data?.createAttachmentUpload;
  if (!payload || payload.userErrors.length > 0) throw new Error(JSON.stringify([errors, payload?.userErrors]));
  return payload as Announced;
}

export interface FileAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly bytes: Buffer;
  /** Of an error, or of an upload's answer. */
  readonly json: any;
  readonly code: string | null;
}

export async function put(stack: Stack, url: string, bytes: Buffer, headers: Record<string, string> = {}) {
  return readAnswer(await fetch(`${stack.url}${url}`, { method: 'PUT', body: bytes as never, headers }));
}

export async function get(stack: Stack, url: string, init: RequestInit = {}) {
  return readAnswer(await fetch(`${stack.url}${url}`, init));
}

async function readAnswer(response: Response): Promise<FileAnswer> {
  const bytes = Buffer.from(await response.arrayBuffer());
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  const json = isJson ? JSON.parse(bytes.toString('utf8')) : null;
  return {
    ...{ status: response.status, headers: response.headers, bytes, json },
    code: json?.errors?.[0]?.extensions.code ?? null,
  };
}

/** Announced and sent; the id to use. */
export async function upload(stack: Stack, token: Token, file: FileToSend): Promise<Announced> {
  const announced = await announce(stack, token, file);
  const answer = await put(stack, announced.uploadUrl, file.bytes);
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.code}`);
  return announced;
}

const TODAY = new Date().toISOString().slice(0, 10);
const CATEGORY = loadCategories().find(
  ({ validFrom, validUntil }) => (validFrom ?? TODAY) <= TODAY && TODAY <= (validUntil ?? TODAY),
)?.code as string;

const SUBMIT = `mutation ($input: SubmitReportInput!) { submitReport(input: $input) {
  trackingSecret userErrors { code field }
  report { id version trackingId attachments { id fileName contentType sizeBytes sha256 downloadUrl status attachedAt } } } }`;

export async function submit(stack: Stack, token: Token, input: Record<string, unknown>) {
  const report = {
    title: 'Jalan rusak',
    body: 'Berlubang besar.',
    classification: 'COMPLAINT',
    categoryCode: CATEGORY,
  };
  const { data, errors } = await stack.query(token, SUBMIT, {
    input: { idempotencyKey: newId(), ...report, ...input },
  });
  if (!data) throw new Error(JSON.stringify(errors));
  return data.submitReport as { trackingSecret: string; userErrors: { code: string; field: string[] }[]; report: any };
}

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
