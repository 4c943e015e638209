// At the stop of a server: ends connections that have never carried a request. Node counts them as busy, and waits for them up
// to its time limits; an HTTP client leaves such a one behind whenever a call of it was given up. Called by HTTP servers.
import type { FastifyInstance } from 'fastify';
import type { Socket } from 'node:net';

export function endUnusedConnections(app: FastifyInstance): void {
  const unused = new Set<Socket>();
  app.server.on('connection', (socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  app.server.on('request', ({ socket }) => unused.delete(socket));
  app.addHook('preClose', async () => {
    for (const socket of unused) socket.destroy();
  });
}
