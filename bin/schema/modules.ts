// The four subgraphs, in the order in which the product names them.
import { agenciesModule } from '../../subgraphs/agencies/module';
import { reportsModule } from '../../subgraphs/reports/module';
import { statisticsModule } from '../../subgraphs/statistics/module';
import { usersModule } from '../../subgraphs/users/module';
import type { AnyModule } from './composeSubgraphs';

export const MODULES: readonly AnyModule[] = [reportsModule, agenciesModule, usersModule, statisticsModule];
