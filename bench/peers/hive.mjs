// Hive Gateway's runtime on node:http, with its JavaScript planner or (`rust`) the one of Hive Router. It neither checks tokens nor signs.
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

export async function start({ supergraphPath }, _tools, variant) {
  const rust = variant === 'rust' ? await import('@graphql-hive/router-runtime') : {};
  const runtime = createGatewayRuntime({
    supergraph: readFileSync(supergraphPath, 'utf8'),
    logging: false,
    landingPage: false,
    graphiql: false,
    maskedErrors: false,
    ...(variant === 'rust' ? { unifiedGraphHandler: rust.unifiedGraphHandler } : {}),
  });
  const server = createServer(runtime);
  server.keepAliveTimeout = 120_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
}
