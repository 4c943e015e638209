// /files/…: attachments on their way between a client and the reports subgraph. The grant in the address says what may be done;
// this side sees to rates, sizes and times, and holds no more of a file than a few pieces of it.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { LaporConfig } from '../../config';
import { GuardError } from '../../guard/guardError';
import type { Limits } from '../../guard/limits';
import { admitCaller, type AdmissionParts } from '../admitCaller';
import { createFilesPeer, type FilesPeer } from './filesPeer';
import { createTransferSlots } from './transferSlots';
import { sendFile } from './sendFile';
import { takeFile } from './takeFile';

export interface FileTimes {
  /** For a file to pass whole. */
  readonly deadlineMs: number;
  /** Without a byte for so long, a sender is given up. */
  readonly silenceMs: number;
}

export interface FileParts extends AdmissionParts {
  readonly config: LaporConfig;
  readonly limits: Limits;
}

/** What one transfer is done with. */
export interface Transfer {
  readonly peer: FilesPeer;
  readonly times: FileTimes;
  readonly maxBytes: number;
}

const METHODS = 'GET, HEAD, PUT';
/** No encoded or relative parts: what the router matched is what reports sees. */
const SAFE_URL = /^\/files\/[A-Za-z0-9-]{1,64}(\?grant=[A-Za-z0-9_-]{0,1024})?$/;

export function registerFiles(app: FastifyInstance, parts: FileParts): void {
  const { config, limits } = parts;
  const peer = createFilesPeer(config.subgraphs.reports);
  app.addHook('onClose', () => peer.close());
  const transfer: Transfer = { peer, times: config.files, maxBytes: limits.fileBytes };
  const slots = createTransferSlots();
  void app.register((scope, _options, done) => {
    // The body stays a stream; nothing is read of it before every guard was passed.
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    scope.all('/files/*', { config: { isStreamed: true } }, async (request, reply) => {
      await admitCaller(parts, request, reply);
      const pass = choosePass(request);
      return slots.hold(request.ip, () => pass(transfer, request, reply));
    });
    done();
  });
}

type Pass = (transfer: Transfer, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>;

function choosePass({ method, url }: FastifyRequest): Pass {
  if (!SAFE_URL.test(url)) throw new GuardError('PATH_NOT_FOUND');
  if (method === 'PUT') return takeFile;
  if (method === 'GET' || method === 'HEAD') return sendFile;
  throw new GuardError('METHOD_NOT_ALLOWED', `Use ${METHODS} here.`, { headers: { allow: METHODS } });
}
