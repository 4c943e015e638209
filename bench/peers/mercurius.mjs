// Mercurius' gateway on fastify, over the Federation 1 form of the same subgraphs. It neither checks tokens nor signs.
import mercuriusGateway from '@mercuriusjs/gateway';
import Fastify from 'fastify';

export async function start({ urls, sdls }) {
  const app = Fastify();
  const services = Object.entries(urls).map(([name, url]) => ({ name, url: `${url}/graphql`, schema: sdls[name] }));
  await app.register(mercuriusGateway, { gateway: { services }, jit: 1 });
  await app.listen({ port: 0, host: '127.0.0.1' });
  return `http://127.0.0.1:${app.server.address().port}`;
}
