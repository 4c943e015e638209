// Clocks as data: policies, calendars, what corrections moved; what the system's own jobs find their work by, and their
// leases. Databases that hold reports already get the new columns filled; policies and calendars come from the repository.
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createIndex, dropColumns, dropIndex } from '../../../platform/db/alterTable';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import {
  addColumns,
  createTableSql,
  dialectOfRunner,
  enumColumn,
  type TableDefinition,
} from '../../../platform/db/ddl';
import { leaseTable } from '../../../platform/lease';
import type { TimeZone } from '../../../schema/contract/events';
import { holidayDates, listHolidays } from '../../../schema/reference/holidays';
import { createCalendar } from '../domain/calendar';
import { remainingDays } from '../domain/dueDate';
import { CLOCK_POLICIES, createLimitBook, LIMIT_UNITS } from '../domain/policy';
import { CLASSIFICATIONS, CLOCK_KINDS, SUPERVISIONS } from '../domain/states';
import { HOLIDAY_KINDS } from '../domain/holiday';

/** Behind all instants. */
const NO_DUE = Number.MAX_SAFE_INTEGER;

const clockPolicy: TableDefinition = {
  name: 'clock_policy',
  columns: (t) => ({
    name: `${t.code(64)} NOT NULL`,
    valid_from: `${t.day} NULL`,
    valid_until: `${t.day} NULL`,
    source: `${t.line(500)} NOT NULL`,
  }),
  primaryKey: ['name'],
};

const clockRule: TableDefinition = {
  name: 'clock_rule',
  columns: (t) => ({
    policy: `${t.code(64)} NOT NULL`,
    name: `${t.code(64)} NOT NULL`,
    position: `${t.int} NOT NULL`,
    clock: enumColumn(t, 'clock', CLOCK_KINDS),
    classification: enumColumn(t, 'classification', CLASSIFICATIONS, true),
    supervision: enumColumn(t, 'supervision', SUPERVISIONS, true),
    limit_days: `${t.int} NOT NULL`,
    unit: enumColumn(t, 'unit', LIMIT_UNITS),
  }),
  primaryKey: ['policy', 'name'],
};

const calendarYear: TableDefinition = {
  name: 'calendar_year',
  columns: (t) => ({ year: `${t.int} NOT NULL`, version: `${t.int} NOT NULL` }),
  primaryKey: ['year'],
};

const holiday: TableDefinition = {
  name: 'holiday',
  columns: (t) => ({
    date: `${t.day} NOT NULL`,
    year: `${t.int} NOT NULL`,
    name: `${t.line(200)} NOT NULL`,
    kind: enumColumn(t, 'kind', HOLIDAY_KINDS),
    source: `${t.line(300)} NOT NULL`,
    is_proposal: `${t.bool} NOT NULL`,
    version: `${t.int} NOT NULL`,
  }),
  primaryKey: ['date'],
  indexes: { holiday_year: ['year', 'date'] },
};

/** What was asked for, by whom, and how far the due dates have been counted anew. */
const calendarCorrection: TableDefinition = {
  name: 'calendar_correction',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    year: `${t.int} NOT NULL`,
    version: `${t.int} NOT NULL`,
    at: `${t.bigint} NOT NULL`,
    operator_id: `${t.id} NULL`,
    added: `${t.json} NOT NULL`,
    removed: `${t.json} NOT NULL`,
    first_day: `${t.day} NULL`,
    last_day: `${t.day} NULL`,
    is_done: `${t.bool} NOT NULL`,
    not_before: `${t.bigint} NOT NULL`,
    pass: `${t.int} NOT NULL`,
    after_due_at: `${t.bigint} NOT NULL`,
    after_report_id: `${t.code(36)} NOT NULL`,
    checked: `${t.int} NOT NULL`,
    moved: `${t.int} NOT NULL`,
    failed: `${t.int} NOT NULL`,
    finished_at: `${t.bigint} NULL`,
  }),
  primaryKey: ['id'],
  unique: { calendar_correction_version: ['year', 'version'] },
  indexes: { calendar_correction_open: ['is_done', 'not_before', 'at'] },
};

/** Old and new due dates of a step that moved them. */
const dueChange: TableDefinition = {
  name: 'due_change',
  columns: (t) => ({
    report_id: `${t.id} NOT NULL`,
    version: `${t.int} NOT NULL`,
    seq: `${t.int} NOT NULL`,
    kind: enumColumn(t, 'kind', CLOCK_KINDS),
    assignment_id: `${t.id} NULL`,
    old_due_at: `${t.bigint} NOT NULL`,
    new_due_at: `${t.bigint} NOT NULL`,
  }),
  primaryKey: ['report_id', 'version', 'seq'],
};

/** One row, which every change of policies or calendars counts up: all processes look at it. */
const ruleRevision: TableDefinition = {
  name: 'rule_revision',
  columns: (t) => ({ name: `${t.code(32)} NOT NULL`, revision: `${t.bigint} NOT NULL` }),
  primaryKey: ['name'],
};

const TABLES = [
  ...[clockPolicy, clockRule, calendarYear, holiday, calendarCorrection],
  ...[dueChange, ruleRevision, leaseTable],
];

const CLOCK_DUE = { table: 'clock', name: 'clock_due', columns: ['due_at', 'report_id', 'seq'] };
const REPORT_WAKE = { table: 'report', name: 'report_wake', columns: ['wake_at', 'id'] };

export class AddClockRules implements MigrationInterface {
  readonly name = 'AddClockRules1795529200003';

  async up(runner: QueryRunner): Promise<void> {
    const dialect = dialectOfRunner(runner);
    for (const table of TABLES) for (const sql of createTableSql(dialect, table)) await runner.query(sql);
    await fillPolicies(runner);
    await fillCalendars(runner);
    await addColumns(runner, 'clock', (t) => ({
      counted_from: `${t.bigint} NOT NULL DEFAULT 0`,
      counted_days: `${t.int} NOT NULL DEFAULT 0`,
      escalated_at: `${t.bigint} NULL`,
    }));
    await addColumns(runner, 'report', (t) => ({ wake_at: `${t.bigint} NOT NULL DEFAULT ${NO_DUE}` }));
    await runner.query('UPDATE report SET wake_at = due_sort WHERE due_sort < ?', [NO_DUE]);
    await fillCounted(runner);
    await createIndex(runner, CLOCK_DUE);
    await createIndex(runner, REPORT_WAKE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropIndex(runner, REPORT_WAKE);
    await dropIndex(runner, CLOCK_DUE);
    await dropColumns(runner, 'report', ['wake_at']);
    await dropColumns(runner, 'clock', ['counted_from', 'counted_days', 'escalated_at']);
    for (const { name } of [...TABLES].reverse()) await runner.query(`DROP TABLE \`${name}\``);
  }
}

async function fillPolicies({ manager }: QueryRunner): Promise<void> {
  await bulkInsert(manager, {
    table: 'clock_policy',
    columns: ['name', 'valid_from', 'valid_until', 'source'],
    rows: CLOCK_POLICIES.map(({ name, validFrom, validUntil, source }) => [name, validFrom, validUntil, source]),
  });
  await bulkInsert(manager, {
    table: 'clock_rule',
    columns: ['policy', 'name', 'position', 'clock', 'classification', 'supervision', 'limit_days', 'unit'],
    rows: CLOCK_POLICIES.flatMap((policy) =>
      policy.rules.map(({ name, clock, classification, supervision, limit, unit }, position) => [
        ...[policy.name, name, position, clock, classification, supervision, limit, unit],
      ]),
    ),
  });
  await manager.query("INSERT INTO rule_revision (`name`, revision) VALUES ('clocks', 1)");
}

async function fillCalendars({ manager }: QueryRunner): Promise<void> {
  const holidays = listHolidays();
  const yearOf = (date: string): number => Number(date.slice(0, 4));
  const years = [...new Set(holidays.map(({ date }) => yearOf(date)))];
  await bulkInsert(manager, { table: 'calendar_year', columns: ['year', 'version'], rows: years.map((y) => [y, 1]) });
  await bulkInsert(manager, {
    table: 'holiday',
    columns: ['date', 'year', 'name', 'kind', 'source', 'is_proposal', 'version'],
    rows: holidays.map(({ date, name, kind, source }) => [
      ...[date, yearOf(date), name, kind === 'NATIONAL' ? 'NATIONAL_HOLIDAY' : kind, source],
      ...[source.includes('proposed') ? 1 : 0, 1],
    ]),
  });
}

interface OpenClock {
  readonly report_id: string;
  readonly seq: number;
  readonly zone: TimeZone;
  readonly policy: string;
  readonly rule: string;
  readonly started_at: number;
  readonly due_at: number;
}

/** Clocks that have stopped are never counted again. A pause of the past counts as days that were given. */
async function fillCounted({ manager }: QueryRunner): Promise<void> {
  await manager.query('UPDATE clock SET counted_from = started_at');
  const rows = (await manager.query(
    'SELECT report_id, seq, zone, policy, rule, started_at, due_at FROM clock WHERE stopped_at IS NULL',
  )) as OpenClock[];
  const calendar = createCalendar(holidayDates());
  const limits = createLimitBook(CLOCK_POLICIES);
  for (const { report_id, seq, zone, policy, rule, started_at, due_at } of rows) {
    const { unit } = limits.ruleNamed(policy, rule);
    const days = remainingDays(Number(started_at), Number(due_at), { unit, zone, calendar });
    await manager.query('UPDATE clock SET counted_days = ? WHERE report_id = ? AND seq = ?', [days, report_id, seq]);
  }
}
