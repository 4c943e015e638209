// Adds a name to the header Vary, which several parts of one answer may have to. Called by cors.ts and whatever chooses by a header.
import type { FastifyReply } from 'fastify';

export function addVary(reply: FastifyReply, name: string): void {
  const before = reply.getHeader('vary');
  reply.header('vary', before === undefined ? name : `${String(before)}, ${name}`);
}
