// A database of the first version, with cases in it, is opened by this one: its reports are found by their words, have clocks and a
// whole log, take files and steps, and the feed tells of what follows.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { openDatabase, type Database } from '../../../platform/db/database';
import { migrate } from '../../../platform/db/migrate';
import { newId } from '../../../platform/ids';
import { sequenceBatch } from '../../../platform/outbox/sequencer';
import { openRuntime, type OpenRuntime } from '../../../platform/subgraph/openRuntime';
import { verifyCaseLog } from '../../../subgraphs/reports/app/caseLog/verifyCaseLog';
import { CreateReports } from '../../../subgraphs/reports/migrations/createReports';
import { reportsModule } from '../../../subgraphs/reports/module';
import { createTestDatabase } from '../../support/testDatabase';
import { KEYS } from './caseLog/logStack';
import { CITIZEN, MINISTRY, REGENCY, asLiaison, asNationalAdmin, asReporter } from './support/callers';
import { createDirectAsk, type Ask } from './support/askDirectly';
import { FIRST_SUBMITTED_AT, type CaseStep, type InsertedCase } from './support/insertCase';
import { TODAY, startReports } from './support/startReports';

const TABLES = [
  'category',
  'agency_ref',
  'report',
  'assignment',
  'clock',
  'history',
  'response',
  'reply',
  'event_log',
  'sequence',
];
const STEPS: readonly CaseStep[] = [
  { action: 'DISPOSE', lead: REGENCY, supporting: [MINISTRY] },
  { action: 'ACCEPT', of: REGENCY },
  { action: 'PUBLISH_RESPONSE', of: REGENCY },
  { action: 'PUBLISH_RESPONSE', of: MINISTRY },
];

let old: readonly InsertedCase[];
let runtime: OpenRuntime;
let ask: Ask;
let drop: () => Promise<void>;

/** Rows as the present code writes them, less what the first version did not have. */
async function copyRows(from: Database, to: Database): Promise<void> {
  const isEmbedded = to.dialect.engine === 'sqlite';
  for (const table of TABLES) {
    const told: any[] = await to.reader.query(
      isEmbedded ? `PRAGMA table_info(\`${table}\`)` : `SHOW COLUMNS FROM \`${table}\``,
    );
    const columns = told.map((column) => String(column.name ?? column.Field));
    const rows: any[] = await from.reader.query(`SELECT * FROM \`${table}\``);
    const known = columns.filter((column) => rows[0] !== undefined && column in rows[0]);
    if (rows.length === 0) continue;
    const values = rows.map((row) => known.map((column) => row[column]));
    await to.write((tx) => bulkInsert(tx, { table, columns: known, rows: values }));
  }
}

beforeAll(async () => {
  const now = await startReports({ hasSequencer: false });
  const place = await createTestDatabase();
  drop = () => place.drop();
  const of = { submittedAt: FIRST_SUBMITTED_AT };
  old = [
    await now.insertCase({ ...of, title: 'Jembatan gantung putus', steps: STEPS.slice(0, 1) }),
    await now.insertCase({ ...of, title: 'Jembatan kayu lapuk', steps: STEPS }),
    await now.insertCase(of),
  ];
  await now.numberEvents();
  const url = place.urlFor('reports');
  const first = await openDatabase({
    ...{ url, file: join(place.dataDir, 'reports.sqlite'), entities: [], migrations: [CreateReports] },
    statementTimeoutMs: 0,
  });
  await migrate(first, 'reports');
  await copyRows(now.db, first);
  await first.close();
  await now.close();

  const shared = { host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir: place.dataDir };
  const config = { ...shared, databaseUrl: url, rootKey: randomBytes(32), peers: {}, seed: null };
  runtime = await openRuntime(reportsModule, config, { clock: { now: () => TODAY } });
  ask = createDirectAsk(runtime, await reportsModule.createServices(runtime));
}, 60_000);

afterAll(async () => {
  await runtime.close();
  await drop();
});

const rows = (sql: string, ...parameters: unknown[]): Promise<any[]> => runtime.db.reader.query(sql, parameters);

it('its reports are found by their words', async () => {
  const query = '{ reports(first: 10, filter: { text: "jembatan" }) { totalCount nodes { id } } }';
  const { data, codes } = await ask(asNationalAdmin(), query);
  expect([codes, data?.reports.totalCount]).toEqual([[], 2]);
  const found = data.reports.nodes.map(({ id }: { id: string }) => id);
  expect(found.sort()).toEqual([old[0]?.id, old[1]?.id].sort());
});

it('its clocks run on by rules that are data now', async () => {
  const query = 'query ($id: ID!) { report(id: $id) { deadlines { clock rule dueAt } } }';
  const { data, codes } = await ask(asNationalAdmin(), query, { id: old[0]?.id });
  expect(codes).toEqual([]);
  const running = data.report.deadlines.map(({ rule }: { rule: string }) => rule);
  expect(running).toEqual(expect.arrayContaining(['FIRST_RESPONSE_5_WD', 'RESOLVE_COMPLAINT_NON_SUPERVISORY_14_WD']));
  const sql = 'SELECT counted_from, counted_days FROM clock WHERE report_id = ? AND stopped_at IS NULL';
  for (const clock of await rows(sql, old[0]?.id))
    expect([Number(clock.counted_from) > 0, Number(clock.counted_days) > 0]).toEqual([true, true]);
  const [report] = await rows('SELECT wake_at FROM report WHERE id = ?', old[0]?.id);
  expect(Number(report.wake_at)).toBeGreaterThan(FIRST_SUBMITTED_AT);
});

it('takes a step with a file, which the feed tells and the log keeps whole', async () => {
  const read = 'query ($id: ID!) { report(id: $id) { version status attachments { id } } }';
  const { data } = await ask(asReporter(), read, { id: old[1]?.id });
  expect(data.report).toMatchObject({ status: 'RESPONDED', attachments: [] });
  const file = newId();
  await runtime.db.write((tx) =>
    bulkInsert(tx, {
      table: 'attachment',
      columns: [
        'id',
        'state',
        'uploader_kind',
        'uploader_id',
        'file_name',
        'content_type',
        'announced_bytes',
        'position',
        'created_at',
      ],
      rows: [[file, 'STORED', 'REPORTER', CITIZEN, 'a.jpg', 'image/jpeg', 1, 0, TODAY]],
    }),
  );
  const input = { idempotencyKey: newId(), reportId: old[1]?.id, expectedVersion: data.report.version, body: 'Belum.' };
  const reply =
    'mutation ($input: ReplyToReportInput!) { replyToReport(input: $input) { report { status } userErrors { code } } }';
  const replied = await ask(asReporter(), reply, { input: { ...input, attachmentIds: [file] } });
  expect(replied.data?.replyToReport).toEqual({ report: { status: 'REPORTER_REPLIED' }, userErrors: [] });

  while ((await sequenceBatch(runtime.db, reportsModule.onSequenced)) > 0);
  const feed = '{ changes(first: 100) { entries { reportId action version } } }';
  const { data: told, codes } = await ask(asLiaison(REGENCY), feed);
  expect(codes).toEqual([]);
  const version = Number(data.report.version) + 1;
  expect(told.changes.entries.at(-1)).toEqual({ reportId: old[1]?.id, action: 'REPLY', version });
  const { broken, reports } = await verifyCaseLog(runtime.db, { keys: KEYS, fileAnchors: [] });
  expect([broken, reports]).toEqual([null, 3]);
});
