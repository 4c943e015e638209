// Four small subgraphs built on the platform, shaped like the real ones, for tests of the gateway by itself.
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { setTimeout as sleep } from 'node:timers/promises';
import { createTablesMigration } from '../../../platform/db/ddl';
import { CodedError } from '../../../platform/errors';
import type { RequestContext } from '../../../platform/subgraph/context';
import type { SubgraphModule, SubgraphName } from '../../../platform/subgraph/module';
import { seedStateTable } from '../../../platform/subgraph/seedOnce';

@ObjectType('Agency', { simpleResolvers: true })
@Directive('@key(fields: "id")')
class Agency {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  motto?: string;
}

@ObjectType('Agency', { simpleResolvers: true })
@Directive('@key(fields: "id", resolvable: false)')
class AgencyStub {
  @Field(() => ID)
  id!: string;
}

@ObjectType('Report', { simpleResolvers: true })
@Directive('@key(fields: "id")')
class Report {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => AgencyStub, { nullable: true })
  agency?: AgencyStub;
}

const reportOf = (id: string): Report => ({ id, title: `Laporan ${id}`, agency: { id: `a${id}` } });

@Resolver()
class ReportResolver {
  @Query(() => Report, { nullable: true })
  report(@Arg('id', () => ID) id: string): Report {
    return reportOf(id);
  }

  @Query(() => [Report])
  reports(@Arg('first', () => Int) first: number): Report[] {
    return Array.from({ length: first }, (_, index) => reportOf(String(index)));
  }

  @Query(() => String, { nullable: true })
  async wait(@Arg('ms', () => Int) ms: number): Promise<string> {
    await sleep(ms);
    return `waited ${ms}`;
  }

  @Query(() => String, { nullable: true })
  refuse(@Arg('code', () => String) code: string): string {
    if (code === 'crash') throw new Error('SELECT secret FROM http://10.0.0.1:4001');
    throw new CodedError('FORBIDDEN', 'Not for you.');
  }

  @Query(() => String)
  neverNull(): string {
    return null as unknown as string;
  }

  @Mutation(() => String)
  touch(): string {
    return 'touched';
  }

  @Mutation(() => Int)
  touchAll(@Arg('ids', () => [ID]) ids: string[]): number {
    return ids.length;
  }
}

@Resolver()
class AgencyResolver {
  @Query(() => Agency, { nullable: true })
  agency(@Arg('id', () => ID) id: string): Agency {
    return { id, name: `Instansi ${id}`, motto: 'Melayani' };
  }
}

@ObjectType('Viewer', { simpleResolvers: true })
class Viewer {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  kind!: string;

  @Field(() => [String])
  scopes!: string[];

  @Field(() => String)
  client!: string;

  @Field(() => String)
  requestId!: string;
}

@Resolver()
class ViewerResolver {
  @Query(() => Viewer)
  viewer(@Ctx() { principal, requestId }: RequestContext): Viewer {
    const { id, kind, scopes, client } = principal;
    return { id, kind, scopes: [...scopes], client, requestId };
  }
}

@ObjectType('Totals', { simpleResolvers: true })
class Totals {
  @Field(() => Int)
  received!: number;

  @Field(() => Int, { nullable: true })
  closed?: number;
}

@Resolver(() => Totals)
class TotalsResolver {
  @Query(() => Totals, { nullable: true })
  totals(): Totals {
    return { received: 7 };
  }

  @FieldResolver(() => Int, { nullable: true })
  closed(@Root() { received }: Totals): number {
    return received - 1;
  }
}

type Parts = Partial<Pick<SubgraphModule<null>, 'registerRoutes'>> & Pick<SubgraphModule<null>, 'schema'>;

function moduleOf(name: SubgraphName, parts: Parts): SubgraphModule<null> {
  return {
    name,
    entities: [],
    migrations: [createTablesMigration('CreateNothing1700000000000', [seedStateTable])],
    callers: [],
    isPublisher: false,
    createServices: () => null,
    ...parts,
  };
}

const nothing = { orphanedTypes: [], references: {} };

export const reportsModule = moduleOf('reports', {
  schema: {
    resolvers: [ReportResolver],
    orphanedTypes: [AgencyStub],
    references: { Report: ({ id }: { id: string }) => reportOf(id) },
  },
});

export const agenciesModule = moduleOf('agencies', {
  schema: {
    resolvers: [AgencyResolver],
    orphanedTypes: [],
    references: { Agency: ({ id }: { id: string }) => ({ id, name: `Instansi ${id}`, motto: 'Melayani' }) },
  },
});

export const statisticsModule = moduleOf('statistics', { schema: { resolvers: [TotalsResolver], ...nothing } });

/** `registerRoutes` is where a test's own issuer and directory of principals come in. */
export function createUsersModule(registerRoutes: SubgraphModule<null>['registerRoutes']): SubgraphModule<null> {
  return moduleOf('users', { schema: { resolvers: [ViewerResolver], ...nothing }, registerRoutes });
}
