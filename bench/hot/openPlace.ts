// Opens the databases of reports and statistics as their processes do, without starting these: what hot queries run on.
// Every SQL statement that the product issues is kept, with its parameters. Called by bench/hot and by test/store.
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { systemClock, type Clock } from '../../platform/clock';
import { newId } from '../../platform/ids';
import { openRuntime, type OpenRuntime } from '../../platform/subgraph/openRuntime';
import type { SubgraphConfig, SubgraphModule } from '../../platform/subgraph/module';
import { seedOnce } from '../../platform/subgraph/seedOnce';
import type { Principal } from '../../schema/contract/principal';
import type { ReportsContext, ReportsServices } from '../../subgraphs/reports/app/context';
import { reportsModule } from '../../subgraphs/reports/module';
import type { StatisticsContext, StatisticsServices } from '../../subgraphs/statistics/app/services';
import { statisticsModule } from '../../subgraphs/statistics/module';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

export interface Place {
  readonly reports: Opened<ReportsServices>;
  readonly statistics: Opened<StatisticsServices>;
  /** What `work` runs, in order. */
  capture(work: () => Promise<unknown>): Promise<Statement[]>;
  close(): Promise<void>;
}

export interface Opened<S> {
  readonly runtime: OpenRuntime;
  readonly services: S;
}

export interface PlaceOptions {
  readonly dataDir: string;
  readonly urlOf: (name: 'reports' | 'statistics') => string | null;
  /** Fills empty databases of reports with the demonstration's data. */
  readonly seedUntil?: string;
  readonly clock?: Clock;
}

export async function openPlace(options: PlaceOptions): Promise<Place> {
  let statements: Statement[] = [];
  const onStatement = (sql: string, parameters: readonly unknown[]): void => void statements.push({ sql, parameters });
  const open = async <S>(name: 'reports' | 'statistics', module: SubgraphModule<S>): Promise<Opened<S>> => {
    const { clock = systemClock } = options;
    const runtime = await openRuntime(module, configure(name, options), { onStatement, clock });
    if (name === 'reports') await seedOnce(module, runtime);
    return { runtime, services: await module.createServices(runtime) };
  };
  const reports = await open('reports', reportsModule);
  const statistics = await open('statistics', statisticsModule);
  // No projection runs here: its figures are taken as complete up to now.
  statistics.services.watermark.follow([() => statistics.runtime.clock.now()]);
  return {
    reports,
    statistics,
    async capture(work) {
      statements = [];
      await work();
      const captured = statements;
      // What runs afterwards belongs to nobody.
      statements = [];
      return captured;
    },
    async close() {
      await reports.runtime.close();
      await statistics.runtime.close();
    },
  };
}

function configure(name: 'reports' | 'statistics', { dataDir, urlOf, seedUntil }: PlaceOptions): SubgraphConfig {
  const seed = seedUntil === undefined ? null : ({ scale: 'demo', until: seedUntil } as SubgraphConfig['seed']);
  return {
    ...{ host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir, databaseUrl: urlOf(name), peers: {}, seed },
    rootKey: randomBytes(32),
  };
}

export const reportsContext = ({ reports }: Place, principal: Principal): ReportsContext =>
  contextOf(reports, principal);
export const statisticsContext = ({ statistics }: Place, principal: Principal): StatisticsContext =>
  contextOf(statistics, principal);

/** As for one request: with loaders of its own. */
function contextOf<S>({ runtime, services }: Opened<S>, principal: Principal) {
  const { db, clock, log } = runtime;
  const deadlineMs = clock.now() + 60_000;
  return { principal, requestId: newId(), deadlineMs, db, clock, log, services, loaders: new Map() };
}
