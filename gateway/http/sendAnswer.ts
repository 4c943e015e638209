// The text of an answer → its bytes on the wire: media type, size limit, compression. Called by serveGraphQL.ts.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GuardError } from '../guard/guardError';
import { chooseEncoding, compress } from './acceptEncoding';
import { addVary } from './addVary';
import type { ReplyType } from './replyAccept';

/** Larger answers come from asking for too much at once; pages exist for that. */
const MAX_ANSWER_BYTES = 5_000_000;

export interface Answer {
  readonly status: number;
  readonly text: string | Buffer;
  readonly type: ReplyType;
}

/** `compressAbove`: answers of fewer characters are sent as they are; null: all are. */
export async function sendAnswer(
  { status, text, type }: Answer,
  compressAbove: number | null,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  if (text.length > MAX_ANSWER_BYTES) {
    throw new GuardError('QUERY_TOO_COSTLY', 'The answer would be larger than 5 MB; ask for smaller pages.');
  }
  addVary(reply, 'Accept, Accept-Encoding');
  void reply.code(status).header('content-type', `${type}; charset=utf-8`);
  const isLarge = compressAbove !== null && text.length >= compressAbove;
  const encoding = isLarge ? chooseEncoding(request.headers['accept-encoding']) : null;
  if (encoding === null) return reply.send(text);
  return reply.header('content-encoding', encoding).send(await compress(text, encoding));
}
