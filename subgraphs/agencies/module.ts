// The agencies subgraph: institutions, their units and areas. Public reference data, published to the others as events;
// and the action plans (rencana aksi) that institutions draw up.
import { deriveKey } from '../../platform/crypto';
import { forgetOutcomes } from '../../platform/subgraph/forgetOutcomes';
import type { SubgraphModule } from '../../platform/subgraph/module';
import type { AgenciesServices } from './app/context';
import { seedAgencies } from './app/seedAgencies';
import { ActionPlanMutations } from './graphql/actionPlan.mutations';
import { ACTION_PLAN_PAYLOAD_RESOLVERS } from './graphql/actionPlan.payload';
import { ACTION_PLAN_RESOLVERS } from './graphql/actionPlan.resolver';
import { ActionPlan } from './graphql/actionPlan.type';
import { ActionPlanItemResolver } from './graphql/actionPlanItem.resolver';
import { ActionPlanMonitoringResolver } from './graphql/actionPlanMonitoring.resolver';
import { ActionPlanItem } from './graphql/actionPlanItem.type';
import { Agency } from './graphql/agency.type';
import { AgencyConnectionResolver, AgencyResolver } from './graphql/agency.resolver';
import { AreaResolver } from './graphql/area.resolver';
import { Area } from './graphql/area.type';
import { references } from './graphql/references';
import { UnitResolver } from './graphql/unit.resolver';
import { Unit } from './graphql/unit.type';
import { CreateActionPlans } from './migrations/createActionPlans';
import { CreateAgencies1760000000000 } from './migrations/createAgencies';
import { PublishUnits1795529200004 } from './migrations/publishUnits';
import { ActionPlanEntity } from './store/actionPlan.entity';
import { ActionPlanActualEntity } from './store/actionPlanActual.entity';
import { ActionPlanHistoryEntity } from './store/actionPlanHistory.entity';
import { ActionPlanItemEntity } from './store/actionPlanItem.entity';
import { AgencyEntity } from './store/agency.entity';
import { AreaEntity } from './store/area.entity';
import { hasAgencies } from './store/seed';
import { UnitEntity } from './store/unit.entity';

export const agenciesModule: SubgraphModule<AgenciesServices> = {
  name: 'agencies',
  entities: [
    ...[AgencyEntity, AreaEntity, UnitEntity],
    ...[ActionPlanEntity, ActionPlanItemEntity, ActionPlanActualEntity, ActionPlanHistoryEntity],
  ],
  migrations: [CreateAgencies1760000000000, PublishUnits1795529200004, CreateActionPlans],
  schema: {
    resolvers: [
      ...[AgencyResolver, AgencyConnectionResolver, AreaResolver, UnitResolver],
      ...ACTION_PLAN_RESOLVERS,
      ActionPlanItemResolver,
      ActionPlanMonitoringResolver,
      ActionPlanMutations,
      ...ACTION_PLAN_PAYLOAD_RESOLVERS,
    ],
    orphanedTypes: [Agency, Area, Unit, ActionPlan, ActionPlanItem],
    references,
  },
  callers: ['reports', 'statistics', 'users'],
  isPublisher: true,
  createServices: ({ config }) => ({ cursorKey: deriveKey(config.rootKey, 'cursor') }),
  seed: seedAgencies,
  startJobs: (runtime) => [forgetOutcomes(runtime)],
  isInUse: ({ db }) => hasAgencies(db.reader),
};
