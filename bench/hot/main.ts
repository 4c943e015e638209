// `node bench/run.mjs hot DATABASE_URL…`: the hot queries on a seeded MariaDB, each against `SELECT 1` on the same connection.
import { createConnection, type Connection } from 'mysql2/promise';
import { CodedError } from '../../platform/errors';
import type { Principal } from '../../schema/contract/principal';
import { listInbox } from '../../subgraphs/reports/app/listInbox';
import { listReports } from '../../subgraphs/reports/app/listReports';
import type { Counted } from '../../subgraphs/reports/app/pages';
import { listHandlingRequests, listReportFilters, listVerificationRequests, listViewers } from './filters';
import { openPlace, reportsContext, type Place, type Statement } from './openPlace';
import { listHotQueries, type HotQuery } from './queries';
import { findTargets } from './targets';

interface Measured {
  readonly name: string;
  readonly statements: number;
  readonly rowsRead: number;
  readonly medianMs: number;
  readonly ratio: number;
  readonly goal: number | null;
}

interface Probe {
  readonly query: HotQuery;
  readonly statements: readonly Statement[];
  readonly times: number[];
  readonly ones: number[];
}

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;

async function runAll(connection: Connection, statements: readonly Statement[]): Promise<number> {
  const startedAt = performance.now();
  for (const { sql, parameters } of statements) await connection.query(sql, [...parameters]);
  return performance.now() - startedAt;
}

/** What the storage engine handed out: rows and index entries. */
async function countRowsRead(connection: Connection, statements: readonly Statement[]): Promise<number> {
  await connection.query('FLUSH STATUS');
  await runAll(connection, statements);
  const [rows] = await connection.query("SHOW SESSION STATUS LIKE 'Handler_read%'");
  return (rows as { Variable_name: string; Value: string }[])
    .filter(({ Variable_name }) => !/rnd|retry|deleted/.test(Variable_name))
    .reduce((sum, { Value }) => sum + Number(Value), 0);
}

async function measureHot(url: string, rounds: number): Promise<Measured[]> {
  const place = await openPlace({ dataDir: '', urlOf: (name) => `${url}_${name}` });
  const connections = {
    reports: await createConnection(`${url}_reports`),
    statistics: await createConnection(`${url}_statistics`),
  };
  try {
    const queries = await listHotQueries(place, await findTargets(place));
    const probes: Probe[] = [];
    for (const query of queries)
      probes.push({
        query,
        statements: await place.capture(() => query.run()),
        times: [],
        ones: [],
      });
    for (let round = -10; round < rounds; round += 1) {
      for (const { query, statements, times, ones } of probes) {
        const connection = connections[query.database];
        const one = await runAll(connection, [{ sql: 'SELECT 1', parameters: [] }]);
        const time = await runAll(connection, statements);
        if (round < 0) continue;
        ones.push(one);
        times.push(time);
      }
    }
    const oneMs = (database: string): number =>
      median(probes.filter(({ query }) => query.database === database).flatMap((probe) => probe.ones));
    const measured: Measured[] = [];
    for (const { query, statements, times } of probes) {
      measured.push({
        ...{ name: query.name, statements: statements.length, goal: query.goal },
        rowsRead: await countRowsRead(connections[query.database], statements),
        medianMs: median(times),
        ratio: median(times) / oneMs(query.database),
      });
    }
    return measured;
  } finally {
    await connections.reports.end();
    await connections.statistics.end();
    await place.close();
  }
}

const ROUNDS = 200;

/** `url` without a database's name: `mysql://user:password@host/lapor` means lapor_reports and lapor_statistics; `queries` leaves out the filters. */
export async function run([url, rounds = String(ROUNDS), only]: readonly string[]): Promise<void> {
  if (url === undefined) throw new Error('Give the DATABASE_URL of seeded databases, as for npm start.');
  const count = Number(rounds);
  if (count > 0) console.log(renderHot(await measureHot(url, count)));
  if (only !== 'queries') console.log(await measureFilters(url));
}

function renderHot(measured: readonly Measured[]): string {
  const rows = measured.map(({ name, statements, rowsRead, medianMs, ratio, goal }) => {
    const verdict = goal === null ? '–' : `≤ ${goal} × ${ratio <= goal ? 'met' : 'MISSED'}`;
    return `| ${name} | ${statements} | ${rowsRead} | ${medianMs.toFixed(2)} | ${ratio.toFixed(1)} × | ${verdict} |`;
  });
  return [
    '| query | statements | rows read | median ms | against SELECT 1 | goal |',
    '|---|---|---|---|---|---|',
    ...rows,
  ].join('\n');
}

/** The most rows that any combination of filters reads, by viewer, its count of all included; and how many are refused. */
async function measureFilters(url: string): Promise<string> {
  const place = await openPlace({ dataDir: '', urlOf: (name) => `${url}_${name}` });
  const connection = await createConnection(`${url}_reports`);
  try {
    const targets = await findTargets(place);
    const viewers = listViewers(targets, await findCoordinator(place));
    const page = { first: 50 };
    const groups: Record<string, (() => Promise<Counted>)[]> = {
      'inbox, HANDLING': listHandlingRequests(targets).map(
        (request) => () => listInbox(reportsContext(place, viewers.liaison), { ...request, page }),
      ),
      'inbox, VERIFICATION': listVerificationRequests(targets).map(
        (request) => () => listInbox(reportsContext(place, viewers.national), { ...request, page }),
      ),
    };
    for (const [name, viewer] of Object.entries(viewers)) {
      groups[`reports, ${name}`] = listReportFilters(targets).map(
        (filter) => () => listReports(reportsContext(place, viewer as Principal), filter, page),
      );
    }
    const lines = [];
    for (const [name, reads] of Object.entries(groups))
      lines.push(await measureGroup({ place, connection, name, reads }));
    return [
      '| list | combinations | FILTER_TOO_BROAD | statements, at most | rows read, at most | with totalCount | slowest page ms |',
      '|---|---|---|---|---|---|---|',
      ...lines,
    ].join('\n');
  } finally {
    await connection.end();
    await place.close();
  }
}

interface Group {
  readonly place: Place;
  readonly connection: Connection;
  readonly name: string;
  readonly reads: readonly (() => Promise<Counted>)[];
}

async function measureGroup({ place, connection, name, reads }: Group): Promise<string> {
  const most = { statements: 0, rows: 0, counted: 0, ms: 0 };
  let refused = 0;
  for (const read of reads) {
    let list: Counted | null = null;
    const statements = await place.capture(async () => {
      list = await read().catch((error: unknown) => {
        if (!(error instanceof CodedError) || error.code !== 'FILTER_TOO_BROAD') throw error;
        refused += 1;
        return null;
      });
    });
    const counting = await place.capture(() => (list as Counted | null)?.readTotalCount() ?? Promise.resolve());
    const rows = await countRowsRead(connection, statements);
    most.statements = Math.max(most.statements, statements.length);
    most.rows = Math.max(most.rows, rows);
    most.counted = Math.max(most.counted, rows + (await countRowsRead(connection, counting)));
    most.ms = Math.max(most.ms, await runAll(connection, statements));
  }
  return `| ${name} | ${reads.length} | ${refused} | ${most.statements} | ${most.rows} | ${most.counted} | ${most.ms.toFixed(1)} |`;
}

/** The institution with the most others below it. */
async function findCoordinator({ reports }: Place): Promise<string> {
  const rows = (await reports.runtime.db.reader.query('SELECT id FROM agency_ref')) as { id: string }[];
  const { agencies } = reports.services;
  const sized = rows.map(({ id }) => ({ id, size: agencies.withDescendants(id).size }));
  return sized.reduce((a, b) => (b.size > a.size ? b : a)).id;
}
