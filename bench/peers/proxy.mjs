// The limit: passes bytes on, and does nothing else.
import { createServer } from 'node:http';
import { Pool } from 'undici';

export async function start({ playbackUrl }) {
  const pool = new Pool(playbackUrl, { connections: 128 });
  const server = createServer((request, response) => {
    pool
      .request({ method: 'POST', path: '/graphql', headers: { 'content-type': 'application/json' }, body: request })
      .then(({ statusCode, headers, body }) => {
        response.writeHead(statusCode, {
          'content-type': 'application/json',
          'content-length': headers['content-length'],
        });
        body.pipe(response);
      })
      .catch((error) => response.destroy(error));
  });
  server.keepAliveTimeout = 120_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
}
