// Is the process of this container ready? Exit code 0 or 1, as HEALTHCHECK wants it. Works for the gateway and each subgraph,
// which all answer /ready on PORT; `healthcheck.mjs /live` asks only whether it is alive.
import { get } from 'node:http';

const TIMEOUT_MS = 4_000;
const path = process.argv[2] ?? '/ready';

function end(code, sentence) {
  console.log(sentence);
  process.exit(code);
}

const request = get({ host: '127.0.0.1', port: process.env.PORT ?? 4000, path, timeout: TIMEOUT_MS }, (response) => {
  end(response.statusCode === 200 ? 0 : 1, `${path}: ${response.statusCode}`);
});
request.on('timeout', () => end(1, `${path}: no answer within ${TIMEOUT_MS} ms`));
request.on('error', (error) => end(1, `${path}: ${error.code ?? error.message}`));
