// Cases with their log over several days, anchors included, and hands to tamper with them.
import { createLogKeys } from '../../../../subgraphs/reports/app/caseLog/logKeys';
import { anchorDays } from '../../../../subgraphs/reports/app/caseLog/anchorDays';
import { verifyCaseLog, type VerifyRequest } from '../../../../subgraphs/reports/app/caseLog/verifyCaseLog';
import { REGENCY, NEIGHBOUR } from '../support/callers';
import type { CaseStep } from '../support/insertCase';
import { startReports, type RunningReports } from '../support/startReports';

export const DAY = 86_400_000;
/** Eight in the morning, WIB. */
export const FIRST_DAY = Date.parse('2026-03-02T01:00:00Z');

export interface LogStack {
  readonly reports: RunningReports;
  /** Runs to the end of its own life, then as things were: what it did to the tables is undone. */
  tampered(work: () => Promise<void>): Promise<string>;
  run(sql: string, ...parameters: unknown[]): Promise<void>;
  rows(sql: string, ...parameters: unknown[]): Promise<Record<string, any>[]>;
  verify(request?: Partial<VerifyRequest>): Promise<string>;
  anchor(until?: number): Promise<number>;
  close(): Promise<void>;
}

export const LIFE: readonly CaseStep[] = [
  { action: 'DISPOSE', lead: REGENCY, supporting: [NEIGHBOUR] },
  { action: 'ACCEPT', of: REGENCY },
  { action: 'PUBLISH_RESPONSE', of: REGENCY, body: 'Sudah diperbaiki 🙏.' },
  { action: 'PUBLISH_RESPONSE', of: NEIGHBOUR, body: 'Kami bantu.' },
  { action: 'REPLY', body: 'Masih rusak.' },
];
const TABLES = ['history', 'report', 'response', 'reply', 'clock', 'log_anchor'];

export const KEYS = createLogKeys({ seed: Buffer.alloc(32, 5), oldKeys: [] });

/** One step a day of the same case. */
export function lifeFrom(at: number): CaseStep[] {
  return LIFE.map((step, index) => ({ ...step, at: at + (index + 1) * DAY }));
}

export async function startLogStack(): Promise<LogStack> {
  const reports = await startReports();
  const { db, clock } = reports;
  const run = async (sql: string, ...parameters: unknown[]): Promise<void> =>
    void (await db.write((tx) => tx.query(sql, parameters)));
  const rows = async (sql: string, ...parameters: unknown[]) =>
    (await db.reader.query(sql, parameters)) as Record<string, any>[];
  const verify = async (request: Partial<VerifyRequest> = {}): Promise<string> => {
    const { broken } = await verifyCaseLog(db, { keys: KEYS, fileAnchors: [], ...request });
    if (broken === null) return 'whole';
    return [broken.reportId, broken.version, broken.what].filter((part) => part !== null).join(' | ');
  };
  return {
    ...{ reports, run, rows, verify },
    async tampered(work) {
      for (const table of TABLES) await run(`CREATE TABLE kept_${table} AS SELECT * FROM ${table}`);
      try {
        await work();
        return await verify();
      } finally {
        for (const table of TABLES) {
          await run(`DELETE FROM ${table}`);
          await run(`INSERT INTO ${table} SELECT * FROM kept_${table}`);
          await run(`DROP TABLE kept_${table}`);
        }
      }
    },
    async anchor(until = FIRST_DAY + 30 * DAY) {
      clock.now = until;
      return anchorDays({ db, keys: KEYS, clock: { now: () => clock.now } });
    },
    close: () => reports.close(),
  };
}
