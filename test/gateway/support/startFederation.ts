// A whole small federation for tests of the gateway: four subgraphs over HTTP, composed, with a gateway in front.
import { composeServices } from '@apollo/composition';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'graphql';
import { TOKEN_ALGORITHMS } from '../../../gateway/auth/tokenIssuer';
import type { LaporConfig } from '../../../gateway/config';
import { DEFAULT_LIMITS } from '../../../gateway/guard/limits';
import { startGateway, type GatewayOptions, type RunningGateway } from '../../../gateway/startGateway';
import { peerKey } from '../../../platform/crypto';
import { buildSubgraphSchema, printSubgraph } from '../../../platform/graphql/buildSubgraphSchema';
import type { Peer, SubgraphModule, SubgraphName } from '../../../platform/subgraph/module';
import { startSubgraph, type RunningSubgraph } from '../../../platform/subgraph/startSubgraph';
import type { Principal } from '../../../schema/contract/principal';
import { createTestDatabase } from '../../support/testDatabase';
import { AUDIENCE, createTestIssuer, type TestIssuer } from './issuer';
import { agenciesModule, createUsersModule, reportsModule, statisticsModule } from './subgraphs';

export interface Federation {
  readonly config: LaporConfig;
  readonly issuer: TestIssuer;
  /** What users knows, by subject; a test may change it. */
  readonly principals: Map<string, Principal>;
  /** Requests to /internal/principal so far. */
  readonly lookups: string[];
  startGateway(change?: Partial<LaporConfig>, options?: GatewayOptions): Promise<RunningGateway>;
  stopSubgraph(name: SubgraphName): Promise<void>;
  /** On the port that it had. */
  startSubgraph(name: SubgraphName): Promise<void>;
  close(): Promise<void>;
}

export const SYSTEM: Principal = {
  kind: 'CLIENT',
  id: '018f0000-0000-7000-8000-000000000001',
  issuer: '',
  subject: '',
  client: '',
  agencyId: '018f0000-0000-7000-8000-00000000000a',
  unitId: null,
  roles: ['INTEGRATION_CLIENT'],
  scopes: ['reports:read', 'statistics:read'],
};

export async function startFederation(): Promise<Federation> {
  const database = await createTestDatabase();
  const issuer = await createTestIssuer('http://issuer.test');
  const principals = new Map([['system-1', SYSTEM]]);
  const lookups: string[] = [];
  const users = createUsersModule((app) => {
    app.get<{ Querystring: { subject: string } }>('/internal/principal', (request) => {
      lookups.push(request.url);
      return { principal: principals.get(request.query.subject) ?? null };
    });
    app.get('/.well-known/jwks.json', () => issuer.jwks);
    app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
      done(null, body),
    );
    app.post('/oauth/token', (request) => ({ body: request.body, headers: request.headers }));
  });
  const modules = { reports: reportsModule, agencies: agenciesModule, users, statistics: statisticsModule };
  const names = Object.keys(modules) as SubgraphName[];
  const rootKeys = new Map(names.map((name) => [name, randomBytes(32)]));
  const running = new Map<SubgraphName, RunningSubgraph<null>>();
  const ports = new Map<SubgraphName, number>();

  const start = async (name: SubgraphName): Promise<void> => {
    const module: SubgraphModule<null> = modules[name];
    const subgraph = await startSubgraph(module, {
      host: '127.0.0.1',
      port: ports.get(name) ?? 0,
      logLevel: 'silent',
      dataDir: database.dataDir,
      databaseUrl: database.urlFor(name),
      rootKey: rootKeys.get(name) as Buffer,
      peers: {},
      seed: null,
    });
    running.set(name, subgraph);
    ports.set(name, Number(new URL(subgraph.url).port));
  };
  const stop = async (name: SubgraphName): Promise<void> => {
    await running.get(name)?.close();
    running.delete(name);
  };
  await Promise.all(names.map(start));

  const supergraphPath = join(database.dataDir, 'supergraph.graphql');
  writeFileSync(supergraphPath, composeModules(modules));
  const config: LaporConfig = {
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    supergraphPath,
    subgraphs: Object.fromEntries(
      names.map((name): [SubgraphName, Peer] => [
        name,
        { url: running.get(name)?.url ?? '', key: peerKey(rootKeys.get(name) as Buffer, 'gateway') },
      ]),
    ) as Record<SubgraphName, Peer>,
    issuers: [
      {
        issuer: issuer.issuer,
        audience: AUDIENCE,
        jwksUri: `${running.get('users')?.url}/.well-known/jwks.json`,
        algorithms: TOKEN_ALGORITHMS,
        isOwn: true,
      },
    ],
    trustProxy: false,
    limits: DEFAULT_LIMITS,
    rate: { anonymousPerMinute: 100_000, clientPerMinute: 100_000 },
    isForeign: false,
    corsOrigins: [],
    compressAbove: 2_048,
    // No bundle there: these tests are about GraphQL.
    playground: { folder: join(database.dataDir, 'web'), isOn: true, tokensFile: null },
    reloadMs: null,
    deadlineMs: 10_000,
    // TEST_ENTRY=apollo runs the same tests through Apollo Server.
    viaApollo: process.env.TEST_ENTRY === 'apollo',
    files: { deadlineMs: 120_000, silenceMs: 15_000 },
    subgraphDeadlineMs: 5_000,
    planBudgetMs: 20_000,
    principalCacheMs: 30_000,
    stopGraceMs: 0,
  };
  return {
    config,
    issuer,
    principals,
    lookups,
    startGateway: (change = {}, options = {}) => startGateway({ ...config, ...change }, options),
    stopSubgraph: stop,
    startSubgraph: start,
    async close() {
      for (const name of names) await stop(name);
      await database.drop();
    },
  };
}

/** The addresses in the supergraph are of no use on purpose: those of the configuration must win. */
function composeModules(modules: Record<string, SubgraphModule<null>>): string {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(modules).map(([name, module]) => ({
      name,
      url: `http://${name}.invalid/graphql`,
      typeDefs: parse(printSubgraph(buildSubgraphSchema(module.schema))),
    })),
  );
  if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
