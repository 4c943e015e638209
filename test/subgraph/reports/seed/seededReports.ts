// A database of reports with its seed in it, on whichever engine the run has, and its rows as plain objects.
import { openRuntime, type OpenRuntime } from '../../../../platform/subgraph/openRuntime';
import { listHolidays } from '../../../../schema/reference/holidays';
import { reportsModule } from '../../../../subgraphs/reports/module';
import { createTestDatabase } from '../../../support/testDatabase';

export type Row = Record<string, any>;

export interface SeededReports {
  readonly runtime: OpenRuntime;
  readonly progress: string[];
  rows(sql: string): Promise<Row[]>;
  close(): Promise<void>;
}

export const UNTIL = '2026-11-23';
/** The last instant of that day in Jakarta. */
export const END_MS = Date.parse('2026-11-23T23:59:59.999+07:00');

export async function openReports(rootKey: Buffer = Buffer.alloc(32, 1)): Promise<SeededReports> {
  const database = await createTestDatabase();
  const shared = { host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir: database.dataDir };
  const config = { ...shared, databaseUrl: database.urlFor('reports'), rootKey, peers: {}, seed: null };
  const progress: string[] = [];
  const runtime = await openRuntime(reportsModule, config, { onProgress: (text) => void progress.push(text) });
  return {
    runtime,
    progress,
    rows: (sql) => runtime.db.reader.query(sql),
    async close() {
      await runtime.close();
      await database.drop();
    },
  };
}

export function groupRows(rows: readonly Row[], column: string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(row[column]);
    if (group) group.push(row);
    else groups.set(row[column], [row]);
  }
  return groups;
}

const OFFSET_HOURS: Record<string, number> = { WIB: 7, WITA: 8, WIT: 9 };
const DAY_MS = 24 * 3_600_000;
const holidays = new Set(listHolidays().map(({ date }) => date));

/** A date of that zone's wall clock, read with the UTC methods. */
export function wallClock(atMs: number, zone: string): Date {
  return new Date(atMs + (OFFSET_HOURS[zone] ?? 0) * 3_600_000);
}

export function isWorked(wall: Date): boolean {
  return wall.getUTCDay() % 6 !== 0 && !holidays.has(wall.toISOString().slice(0, 10));
}

/** Counts day by day, as a clerk would: on purpose nothing of the product's calendar. */
export function countDueDate(startMs: number, limit: number, isWorkingDays: boolean, zone: string): number {
  let wall = wallClock(startMs, zone);
  for (let left = limit; left > 0;) {
    wall = new Date(wall.getTime() + DAY_MS);
    if (!isWorkingDays || isWorked(wall)) left -= 1;
  }
  const midnight = Date.UTC(wall.getUTCFullYear(), wall.getUTCMonth(), wall.getUTCDate() + 1);
  return midnight - (OFFSET_HOURS[zone] ?? 0) * 3_600_000 - 1;
}
