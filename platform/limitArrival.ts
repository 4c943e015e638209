// Ends requests that take too long to arrive, but for routes that stream: the server's own `requestTimeout` knows no routes
// and has to allow for the longest of them. Called by the gateway's and the subgraphs' HTTP servers.
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Its body may be long in coming: it is signed by its length alone, and read by the route itself piece by piece. */
    isStreamed?: boolean;
  }
}

export function limitArrival(app: FastifyInstance, withinMs: number): void {
  // Heads arrive before anything is known of their route.
  app.server.headersTimeout = withinMs;
  app.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (routeOptions.config?.isStreamed === true) return;
    const timer = setTimeout(() => {
      if (!raw.complete) raw.destroy();
    }, withinMs);
    raw.once('close', () => clearTimeout(timer));
  });
}
