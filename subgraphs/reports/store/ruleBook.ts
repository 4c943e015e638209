// Policies and calendars of the database, held in memory for the rules of a case, and read again when their revision
// has grown: by the process that changed them at once, by every other within moments (`jobs/followRules.ts`).
import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/db/database';
import { createCalendar, type WorkingCalendar } from '../domain/calendar';
import type { ClockRules } from '../domain/clockRules';
import type { CalendarYear, Holiday, HolidayKind } from '../domain/holiday';
import { createLimitBook, listPolicyFaults } from '../domain/policy';
import type { ClockPolicy, ClockRule, LimitBook, LimitUnit } from '../domain/policy';
import type { Classification, ClockKind, Supervision } from '../domain/states';

const REVISION = 'clocks';

export interface RuleBook extends ClockRules {
  readonly policies: readonly ClockPolicy[];
  yearOf(year: number): CalendarYear;
  /** Reads all again if another revision is there. @throws Error for policies that cannot be counted by; the old ones stay */
  refresh(): Promise<boolean>;
}

interface Contents {
  readonly revision: number;
  readonly policies: readonly ClockPolicy[];
  readonly limits: LimitBook;
  readonly years: ReadonlyMap<number, CalendarYear>;
  readonly calendar: WorkingCalendar;
}

export async function openRuleBook({ reader }: Database): Promise<RuleBook> {
  let contents = await readContents(reader, await readRevision(reader));
  return {
    get policies() {
      return contents.policies;
    },
    get limits() {
      return contents.limits;
    },
    get calendar() {
      return contents.calendar;
    },
    yearOf: (year) => contents.years.get(year) ?? { year, version: 0, holidays: [] },
    async refresh() {
      const revision = await readRevision(reader);
      if (revision === contents.revision) return false;
      const read = await readContents(reader, revision);
      // Two may read at once; the newer one stays, whichever ends first.
      if (read.revision > contents.revision) contents = read;
      return true;
    },
  };
}

/** Within the transaction of every change of policies or calendars. */
export async function bumpRevision(tx: EntityManager): Promise<void> {
  await tx.query('UPDATE rule_revision SET revision = revision + 1 WHERE `name` = ?', [REVISION]);
}

async function readRevision(reader: EntityManager): Promise<number> {
  const rows = (await reader.query('SELECT revision FROM rule_revision WHERE `name` = ?', [REVISION])) as {
    revision: number;
  }[];
  return Number(rows[0]?.revision);
}

/** The revision was read first: what is changed meanwhile is read now, and once more at the next look. */
async function readContents(reader: EntityManager, revision: number): Promise<Contents> {
  const policies = await readPolicies(reader);
  const faults = listPolicyFaults(policies);
  if (faults.length > 0) throw new Error(`The clock policies cannot be counted by: ${faults.join(' ')}`);
  const years = await readYears(reader);
  const dates = [...years.values()].flatMap(({ holidays }) => holidays.map(({ date }) => date));
  return { revision, policies, limits: createLimitBook(policies), years, calendar: createCalendar(dates) };
}

interface RuleRow {
  readonly policy: string;
  readonly name: string;
  readonly clock: ClockKind;
  readonly classification: Classification | null;
  readonly supervision: Supervision | null;
  readonly limit_days: number;
  readonly unit: LimitUnit;
}

async function readPolicies(reader: EntityManager): Promise<readonly ClockPolicy[]> {
  const rules = (await reader.query('SELECT * FROM clock_rule ORDER BY policy, position')) as RuleRow[];
  const rows = (await reader.query('SELECT `name`, valid_from, valid_until, source FROM clock_policy')) as {
    readonly name: string;
    readonly valid_from: string | null;
    readonly valid_until: string | null;
    readonly source: string;
  }[];
  const policies = rows.map(({ name, valid_from, valid_until, source }) => ({
    ...{ name, validFrom: valid_from, validUntil: valid_until, source },
    rules: rules.filter(({ policy }) => policy === name).map(toRule),
  }));
  return policies.sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
}

function toRule({ name, clock, classification, supervision, limit_days, unit }: RuleRow): ClockRule {
  return { name, clock, classification, supervision, limit: Number(limit_days), unit };
}

interface HolidayRow {
  readonly date: string;
  readonly year: number;
  readonly name: string;
  readonly kind: HolidayKind;
  readonly source: string;
  readonly is_proposal: number;
}

async function readYears(reader: EntityManager): Promise<ReadonlyMap<number, CalendarYear>> {
  const rows = (await reader.query('SELECT * FROM holiday ORDER BY `date`')) as HolidayRow[];
  const years = (await reader.query('SELECT `year`, version FROM calendar_year')) as {
    readonly year: number;
    readonly version: number;
  }[];
  return new Map(
    years.map(({ year, version }) => [
      Number(year),
      {
        ...{ year: Number(year), version: Number(version) },
        holidays: rows.filter((row) => Number(row.year) === Number(year)).map(toHoliday),
      },
    ]),
  );
}

function toHoliday({ date, name, kind, source, is_proposal }: HolidayRow): Holiday {
  return { date, name, kind, source, isProposal: Boolean(Number(is_proposal)) };
}
