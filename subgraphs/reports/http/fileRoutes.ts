// /files/:id for the gateway, which streams it through. Signed like every request of the gateway; what may be sent or fetched is
// said by the grant in the address (`docs/decisions/0023-attachments.md`).
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import { CodedError } from '../../../platform/errors';
import type { Runtime } from '../../../platform/subgraph/module';
import { openDownload } from '../app/attachments/openDownload';
import { receiveUpload } from '../app/attachments/receiveUpload';
import type { ReportsContext, ReportsServices } from '../app/context';

interface FileRequest {
  readonly Params: { readonly id: string };
  readonly Querystring: { readonly grant?: string | string[] };
}

/** Never shown in a page of ours, whatever it holds: a browser saves it. */
const DOWNLOAD_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'private, no-store',
  'cross-origin-resource-policy': 'same-origin',
  'accept-ranges': 'none',
};

export function registerFileRoutes(app: FastifyInstance, runtime: Runtime, services: ReportsServices): void {
  void app.register((scope, _options, done) => {
    // The body stays a stream: nothing is read of it before its route does.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    scope.put<FileRequest>('/files/:id', { config: { isStreamed: true } }, (request, reply) =>
      takeUpload(contextOf(runtime, services, request), request, reply),
    );
    scope.route<FileRequest>({
      ...{ method: ['GET', 'HEAD'], url: '/files/:id' },
      handler: (request, reply) => sendDownload(contextOf(runtime, services, request), request, reply),
    });
    done();
  });
}

async function takeUpload(
  ctx: ReportsContext,
  request: FastifyRequest<FileRequest>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const body = request.body as Readable | undefined;
  if (body === undefined) throw new CodedError('LENGTH_REQUIRED');
  const upload = { attachmentId: request.params.id, grant: grantOf(request), body };
  const contentLength = Number(request.headers['content-length']);
  return reply.code(201).send(await receiveUpload(ctx, { ...upload, contentLength }));
}

async function sendDownload(
  ctx: ReportsContext,
  request: FastifyRequest<FileRequest>,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { id: attachmentId } = request.params;
  const file = await openDownload(ctx, { attachmentId, grant: grantOf(request) });
  reply.headers({
    ...DOWNLOAD_HEADERS,
    'content-type': file.contentType,
    'content-length': file.sizeBytes,
    'content-disposition': toDisposition(file.fileName),
  });
  return reply.send(request.method === 'HEAD' ? '' : await file.open());
}

/** Plain ASCII for old readers, the true name for the others (RFC 6266, RFC 8187). */
function toDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function grantOf({ query }: FastifyRequest<FileRequest>): string {
  return typeof query.grant === 'string' ? query.grant : '';
}

function contextOf(
  { db, clock, log }: Runtime,
  services: ReportsServices,
  { verified }: Pick<FastifyRequest, 'verified'>,
): ReportsContext {
  if (verified === null) throw new CodedError('SIGNATURE_INVALID');
  const { principal, requestId, deadlineMs } = verified;
  return { principal, requestId, deadlineMs, db, clock, log: log.child({ requestId }), services, loaders: new Map() };
}
