// A subgraph that misbehaves on the wire as told, in ways that one built on the platform cannot.
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Misbehaviour = (response: ServerResponse) => void;

export interface FaultySubgraph {
  readonly url: string;
  /** Headers and body of each POST that arrived. */
  readonly seen: { headers: IncomingHttpHeaders; body: string }[];
  behave(how: Misbehaviour): void;
  close(): Promise<void>;
}

export const answerWith =
  (status: number, body: string, type = 'application/json'): Misbehaviour =>
  (response) =>
    void response.writeHead(status, { 'content-type': type }).end(body);

export async function startFaultySubgraph(): Promise<FaultySubgraph> {
  let behaviour: Misbehaviour = answerWith(200, '{"data":null}');
  const seen: FaultySubgraph['seen'] = [];
  const server = createServer((request, response) => {
    if (request.method === 'GET') return void response.end('{}');
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      seen.push({ headers: request.headers, body });
      behaviour(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    behave: (how) => (behaviour = how),
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
