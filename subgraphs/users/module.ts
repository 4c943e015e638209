// The users subgraph: everything that differs from the other three, for the platform to start.
import { forgetOutcomes } from '../../platform/subgraph/forgetOutcomes';
import type { SubgraphModule } from '../../platform/subgraph/module';
import { createUsersServices } from './createServices';
import { seedUsers } from './app/seedUsers';
import type { UsersServices } from './app/services';
import { ApiClient } from './graphql/apiClient.type';
import { Operator } from './graphql/operator.type';
import { OperatorResolver } from './graphql/operator.resolver';
import {
  OperatorChangeResolver,
  OperatorChangesResolver,
  OperatorPostResolver,
  UpdateOperatorPayloadResolver,
} from './graphql/operatorChange.resolver';
import { usersReferences } from './graphql/references';
import { CorrectMyDataPayloadResolver, OwnDataResolver } from './graphql/ownData.resolver';
import { DataReadingResolver, OwnReadingsResolver } from './graphql/reading.resolver';
import { ReporterIdentity } from './graphql/reading.type';
import { Reporter } from './graphql/reporter.type';
import { ViewerResolver } from './graphql/viewer.resolver';
import { registerOAuthRoutes } from './http/oauthRoutes';
import { registerPrincipalRoute } from './http/principalRoute';
import { startFollowingAgencies } from './jobs/followAgencies';
import { AddOperatorChanges } from './migrations/addOperatorChanges';
import { AddOutbox } from './migrations/addOutbox';
import { AddReadings } from './migrations/addReadings';
import { CreateUsers } from './migrations/createUsers';
import { PublishOperators } from './migrations/publishOperators';
import { SealReporters } from './migrations/sealReporters';
import { openPersonSealer } from './openPersonSealer';
import { startResealing } from './jobs/resealReporters';
import { AgencyRefEntity } from './store/agencyRef.entity';
import { ApiClientEntity } from './store/apiClient.entity';
import { IdentityEntity } from './store/identity.entity';
import { OperatorEntity } from './store/operator.entity';
import { ReporterEntity } from './store/reporter.entity';
import { hasPeople } from './store/seed.store';

export const usersModule: SubgraphModule<UsersServices> = {
  name: 'users',
  entities: [OperatorEntity, ReporterEntity, ApiClientEntity, IdentityEntity, AgencyRefEntity],
  migrations: [CreateUsers, AddOutbox, SealReporters, PublishOperators, AddReadings, AddOperatorChanges],
  schema: {
    resolvers: [
      ViewerResolver,
      OperatorResolver,
      OperatorChangesResolver,
      OperatorChangeResolver,
      OperatorPostResolver,
      UpdateOperatorPayloadResolver,
      DataReadingResolver,
      OwnReadingsResolver,
      OwnDataResolver,
      CorrectMyDataPayloadResolver,
    ],
    orphanedTypes: [Operator, Reporter, ReporterIdentity, ApiClient],
    references: usersReferences,
  },
  // Follows who was erased.
  callers: ['reports'],
  isPublisher: true,
  createServices: createUsersServices,
  seed: async (runtime, options) => seedUsers(runtime, options, await openPersonSealer(runtime)),
  isInUse: ({ db }) => hasPeople(db),
  startJobs(runtime, { sealer }) {
    const resealing = sealer.hasOlderKeys ? [startResealing(runtime, sealer)] : [];
    return [...startFollowingAgencies(runtime), forgetOutcomes(runtime), ...resealing];
  },
  registerRoutes(app, runtime, services) {
    registerPrincipalRoute(app, runtime, services);
    registerOAuthRoutes(app, runtime, services);
  },
};
