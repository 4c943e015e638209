// The stock ApolloGateway behind Apollo Server's standalone server, with this project's token check and signatures.
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { readFileSync } from 'node:fs';

export async function start({ supergraphPath, urls }, { identify, sign }) {
  class SignedSource extends RemoteGraphQLDataSource {
    constructor(name, url) {
      super({ url });
      this.name = name;
    }
    willSendRequest({ request, context }) {
      // The fields that the source sends, in its order.
      const { query, operationName, variables } = request;
      const headers = sign(this.name, context.principal, JSON.stringify({ query, operationName, variables }));
      for (const [name, value] of Object.entries(headers)) request.http.headers.set(name, value);
    }
  }
  const gateway = new ApolloGateway({
    supergraphSdl: readFileSync(supergraphPath, 'utf8'),
    buildService: ({ name }) => new SignedSource(name, `${urls[name]}/graphql`),
    logger: { debug() {}, info() {}, warn: console.error, error: console.error },
  });
  const server = new ApolloServer({ gateway, csrfPrevention: false });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req }) => ({ principal: await identify(req.headers.authorization) }),
  });
  return url.replace(/\/$/, '');
}
