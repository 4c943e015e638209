// The statistics subgraph: counters projected from the events of reports, and the figures read from them.
import type { SubgraphModule } from '../../platform/subgraph/module';
import type { PlannedIndicator } from './app/readMeasuredActual';
import { createServices, type StatisticsServices } from './app/services';
import { ActionPlanItemResolver } from './graphql/actionPlanItem.resolver';
import { AgencyResolver, AreaResolver, CategoryResolver } from './graphql/entities.resolver';
import { ActionPlanItem, Agency, Area, Category } from './graphql/entities.type';
import {
  AgencyStatisticsResolver,
  AreaStatisticsResolver,
  CategoryStatisticsResolver,
} from './graphql/members.resolver';
import { DimensionsResolver } from './graphql/dimensions.resolver';
import {
  AgencyStatistics,
  AreaStatistics,
  CategoryStatistics,
  ChannelStatistics,
  ClassificationStatistics,
  KindStatistics,
  NationalStatistics,
  RoleStatistics,
} from './graphql/statistics.type';
import { createWaitsResolver, DurationsResolver } from './graphql/waits.resolver';
import { StatisticsResolver } from './graphql/statistics.resolver';
import { startProjections } from './jobs/startProjections';
import { CreateStatistics } from './migrations/createStatistics';
import { RebuildCounters1764100000000 } from './migrations/rebuildCounters';
import { AgencyRefEntity } from './store/agencyRef.entity';

const RESOLVERS = [
  ...[StatisticsResolver, DimensionsResolver, AgencyResolver, AreaResolver, CategoryResolver, ActionPlanItemResolver],
  ...[AgencyStatisticsResolver, AreaStatisticsResolver, CategoryStatisticsResolver, DurationsResolver],
  ...[NationalStatistics, AgencyStatistics, AreaStatistics, CategoryStatistics].map(createWaitsResolver),
  ...[KindStatistics, RoleStatistics, ClassificationStatistics, ChannelStatistics].map(createWaitsResolver),
];

export const statisticsModule: SubgraphModule<StatisticsServices> = {
  name: 'statistics',
  entities: [AgencyRefEntity],
  migrations: [CreateStatistics, RebuildCounters1764100000000],
  schema: {
    resolvers: RESOLVERS,
    orphanedTypes: [Agency, Area, Category, ActionPlanItem],
    // A key is all that is needed: nothing is loaded, so nothing tells whether the entity exists.
    references: {
      Agency: ({ id }: { id: string }) => ({ id }),
      Area: ({ code }: { code: string }) => ({ code }),
      Category: ({ code }: { code: string }) => ({ code }),
      // With what `measuredActual` requires of it.
      ActionPlanItem: (item: PlannedIndicator & { id: string }) => item,
    },
  },
  callers: [],
  isPublisher: false,
  createServices,
  startJobs: startProjections,
};
