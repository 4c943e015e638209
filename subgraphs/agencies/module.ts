// The agencies subgraph: institutions, their units and areas. Public reference data, published to the others as events.
import { deriveKey } from '../../platform/crypto';
import type { SubgraphModule } from '../../platform/subgraph/module';
import type { AgenciesServices } from './app/context';
import { seedAgencies } from './app/seedAgencies';
import { Agency } from './graphql/agency.type';
import { AgencyConnectionResolver, AgencyResolver } from './graphql/agency.resolver';
import { AreaResolver } from './graphql/area.resolver';
import { Area } from './graphql/area.type';
import { references } from './graphql/references';
import { UnitResolver } from './graphql/unit.resolver';
import { Unit } from './graphql/unit.type';
import { CreateAgencies1760000000000 } from './migrations/createAgencies';
import { PublishUnits1795529200004 } from './migrations/publishUnits';
import { AgencyEntity } from './store/agency.entity';
import { AreaEntity } from './store/area.entity';
import { hasAgencies } from './store/seed';
import { UnitEntity } from './store/unit.entity';

export const agenciesModule: SubgraphModule<AgenciesServices> = {
  name: 'agencies',
  entities: [AgencyEntity, AreaEntity, UnitEntity],
  migrations: [CreateAgencies1760000000000, PublishUnits1795529200004],
  schema: {
    resolvers: [AgencyResolver, AgencyConnectionResolver, AreaResolver, UnitResolver],
    orphanedTypes: [Agency, Area, Unit],
    references,
  },
  callers: ['reports', 'statistics', 'users'],
  isPublisher: true,
  createServices: ({ config }) => ({ cursorKey: deriveKey(config.rootKey, 'cursor') }),
  seed: seedAgencies,
  isInUse: ({ db }) => hasAgencies(db.reader),
};
