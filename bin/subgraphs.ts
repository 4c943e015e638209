// The four subgraphs as the `lapor` command starts, migrates and seeds them. Loaded one by one: none needs the others' code.
// What the decorators of every module need before it is loaded.
import 'reflect-metadata';
import { ConfigError, type Environment } from '../platform/config';
import {
  SUBGRAPH_NAMES,
  type SubgraphConfig,
  type SubgraphModule,
  type SubgraphName,
} from '../platform/subgraph/module';

export interface LoadedSubgraph {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each subgraph has services of its own
  readonly module: SubgraphModule<any>;
  readonly readConfig: (env: Environment) => SubgraphConfig;
  readonly run: (env: Environment) => Promise<void>;
}

export function checkSubgraphName(name: string): SubgraphName {
  if ((SUBGRAPH_NAMES as readonly string[]).includes(name)) return name as SubgraphName;
  throw new ConfigError([`There is no subgraph "${name}": ${SUBGRAPH_NAMES.join(', ')}.`]);
}

/** The configuration alone: it is checked before anything large is loaded. */
export async function loadReadConfig(name: SubgraphName): Promise<(env: Environment) => SubgraphConfig> {
  switch (name) {
    case 'reports':
      return (await import('../subgraphs/reports/config')).readReportsConfig;
    case 'agencies':
      return (await import('../subgraphs/agencies/config')).readAgenciesConfig;
    case 'users':
      return (await import('../subgraphs/users/config')).readUsersConfig;
    case 'statistics':
      return (await import('../subgraphs/statistics/config')).readStatisticsConfig;
  }
}

export async function loadSubgraph(name: SubgraphName): Promise<LoadedSubgraph> {
  const readConfig = await loadReadConfig(name);
  switch (name) {
    case 'reports': {
      const { reportsModule: module } = await import('../subgraphs/reports/module');
      return { module, readConfig, run: (await import('../subgraphs/reports/main')).runReports };
    }
    case 'agencies': {
      const { agenciesModule: module } = await import('../subgraphs/agencies/module');
      return { module, readConfig, run: (await import('../subgraphs/agencies/main')).runAgencies };
    }
    case 'users': {
      const { usersModule: module } = await import('../subgraphs/users/module');
      return { module, readConfig, run: (await import('../subgraphs/users/main')).runUsers };
    }
    case 'statistics': {
      const { statisticsModule: module } = await import('../subgraphs/statistics/module');
      return { module, readConfig, run: (await import('../subgraphs/statistics/main')).runStatistics };
    }
  }
}
