// `lapor log verify`: recomputes the case log of this installation's reports, and names the first thing that does not fit.
// It only reads, and may run beside the processes.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Environment } from '../../platform/config';
import { openDatabase } from '../../platform/db/database';
import { isId } from '../../platform/ids';
import { createLogKeys } from '../../subgraphs/reports/app/caseLog/logKeys';
import { verifyCaseLog, type Verification } from '../../subgraphs/reports/app/caseLog/verifyCaseLog';
import { readReportsConfig } from '../../subgraphs/reports/config';
import { anchorFileOf, readAnchorFile } from '../../subgraphs/reports/store/anchorFile';

export interface VerifyOptions {
  readonly report?: string;
  readonly from?: string;
}

interface Screen {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

const PROGRESS_EVERY = 20_000;

/** True when everything fits. */
export async function verifyLog(env: Environment, options: VerifyOptions, screen: Screen): Promise<boolean> {
  checkOptions(options);
  const config = readReportsConfig(env);
  const { databaseUrl, dataDir, caseLog } = config;
  const file = join(dataDir, 'reports.sqlite');
  if (databaseUrl === null && !existsSync(file)) throw new ConfigError([`There is no database ${file}.`]);
  const db = await openDatabase({
    ...{ url: databaseUrl, file, entities: [], migrations: [], statementTimeoutMs: 0, poolSize: 2 },
  });
  try {
    const verification = await verifyCaseLog(db, {
      keys: createLogKeys(caseLog),
      fileAnchors: readAnchorFile(anchorFileOf(config)),
      ...{ reportId: options.report, from: options.from },
      onProgress: createProgress(screen),
    });
    screen.write(`${describe(verification)}\n`);
    return verification.broken === null;
  } finally {
    await db.close();
  }
}

function checkOptions({ report, from }: VerifyOptions): void {
  const faults: string[] = [];
  const isKnownForm: boolean = report === undefined || isId(report);
  if (!isKnownForm) faults.push(`--report: wants the id of a report (got "${report}")`);
  if (from !== undefined && !isDay(from)) faults.push(`--from: wants a day as YYYY-MM-DD (got "${from}")`);
  if (report !== undefined && from !== undefined) faults.push('--report and --from: name one of them');
  if (faults.length > 0) throw new ConfigError(faults);
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

function createProgress(screen: Screen): (entries: number) => void {
  let told = 0;
  return (entries) => {
    if (!screen.isTTY || entries - told < PROGRESS_EVERY) return;
    told = entries;
    screen.write(`\r${entries} entries …\r`);
  };
}

function describe({ broken, entries, reports, anchors, anchoredUntil }: Verification): string {
  if (broken !== null) {
    const { reportId, version, what } = broken;
    const place = [reportId && `report ${reportId}`, version && `version ${version}`].filter(Boolean).join(', ');
    return place === '' ? `Broken: ${what}.` : `Broken at ${place}: ${what}.`;
  }
  const anchored =
    anchoredUntil === null ? 'no day is anchored yet' : `${anchors} days anchored up to ${anchoredUntil}`;
  return `Whole: ${entries} entries of ${reports} reports; ${anchored}.`;
}
