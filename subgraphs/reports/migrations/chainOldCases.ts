// Gives the cases from before the case log their chains, with commitments to the texts that they hold now: what is
// proved of them begins on the day of this migration. In batches of its own transactions, and again from where it was cut
// off.
import { randomBytes } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { sha256 } from '../../../platform/crypto';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { dialectOfRunner } from '../../../platform/db/ddl';
import { encodeLogEntry, encodeTexts, LOG_FORMAT, type LoggedText } from '../domain/logEntry';

type Row = Record<string, string | number | null>;

/** Reports of one transaction. */
const BATCH = 500;
const CHAIN_COLUMNS = ['prev_hash', 'hash', 'dues', 'texts'];

export class ChainOldCases implements MigrationInterface {
  readonly name = 'ChainOldCases1795529200006';
  /** A nation's history would be too much for one. */
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (;;) {
      const sql = `SELECT id, title, body, incident_place, external_reference FROM report WHERE log_head IS NULL ORDER BY id LIMIT ${BATCH}`;
      const reports = (await runner.query(sql)) as Row[];
      if (reports.length === 0) return;
      await runner.startTransaction();
      try {
        await chainReports(runner, reports);
        await runner.commitTransaction();
      } catch (error) {
        await runner.rollbackTransaction();
        throw error;
      }
    }
  }

  down(): Promise<void> {
    return Promise.resolve();
  }
}

async function chainReports(runner: QueryRunner, reports: readonly Row[]): Promise<void> {
  const ids = reports.map(({ id }) => id);
  const list = ids.map(() => '?').join(', ');
  const rowsOf = async (table: string, order: string): Promise<Row[]> =>
    (await runner.query(`SELECT * FROM ${table} WHERE report_id IN (${list}) ORDER BY ${order}`, ids)) as Row[];
  const history = group(await rowsOf('history', 'report_id, version'));
  const responses = group(await rowsOf('response', 'published_at, id'));
  const replies = group(await rowsOf('reply', 'at, id'));
  const salts: Salts = { report: new Map(), response: new Map(), reply: new Map() };
  const sealed: Row[] = [];
  const heads = new Map<unknown, string>();
  for (const report of reports) {
    const own = history.get(report.id) ?? [];
    const texts = [
      ...textsOfReport(report, salts),
      ...textsOfRows(responses.get(report.id) ?? [], 'RESPONSE', 'published_at', salts),
      ...textsOfRows(replies.get(report.id) ?? [], 'REPLY', 'at', salts),
    ];
    sealed.push(...chain(own, texts));
    // A report without a history is no case; its mark keeps it out of the next batch.
    heads.set(report.id, String(sealed.at(-1)?.report_id === report.id ? sealed.at(-1)?.hash : '-'));
  }
  await writeHistory(runner, sealed);
  await setColumn(runner, 'report', 'text_salt', salts.report);
  await setColumn(runner, 'response', 'salt', salts.response);
  await setColumn(runner, 'reply', 'salt', salts.reply);
  await setColumn(runner, 'report', 'log_head', heads);
}

type Salts = Readonly<Record<'report' | 'response' | 'reply', Map<unknown, string>>>;

interface TimedText {
  /** Null: it came with the report. */
  readonly at: number | null;
  readonly action: string;
  readonly text: LoggedText;
}

function commit(kind: string, id: unknown, salt: Buffer, text: unknown): LoggedText {
  const commitment = sha256(Buffer.concat([salt, Buffer.from(String(text))])).toString('base64url');
  return { kind, id: String(id), commitment };
}

function textsOfReport(report: Row, salts: Salts): TimedText[] {
  const salt = randomBytes(16);
  salts.report.set(report.id, salt.toString('base64url'));
  const columns = { TITLE: 'title', BODY: 'body', PLACE: 'incident_place', REFERENCE: 'external_reference' };
  return Object.entries(columns)
    .filter(([, column]) => report[column] !== null)
    .map(([kind, column]) => ({ at: null, action: 'SUBMIT', text: commit(kind, report.id, salt, report[column]) }));
}

function textsOfRows(rows: readonly Row[], kind: 'RESPONSE' | 'REPLY', atColumn: string, salts: Salts): TimedText[] {
  const isReply = kind === 'REPLY';
  return rows.map((row) => {
    const salt = randomBytes(16);
    salts[isReply ? 'reply' : 'response'].set(row.id, salt.toString('base64url'));
    const action = isReply ? 'REPLY' : 'PUBLISH_RESPONSE';
    return { at: Number(row[atColumn]), action, text: commit(kind, row.id, salt, row.body) };
  });
}

/** Each text belongs to the step that brought it; one whose step cannot be told, to the last. */
function chain(history: readonly Row[], texts: readonly TimedText[]): Row[] {
  const placed = new Map<number, LoggedText[]>();
  for (const { at, action, text } of texts) {
    const found = history.findIndex((row) => row.action === action && (at === null || Number(row.at) === at));
    const index = found === -1 ? history.length - 1 : found;
    placed.set(index, [...(placed.get(index) ?? []), text]);
  }
  let previous: string | null = null;
  return history.map((row, index) => {
    const sealed: Row = { ...row, prev_hash: previous, dues: null, texts: encodeTexts(placed.get(index) ?? []) };
    const hash: string = `${LOG_FORMAT}.${sha256(encodeLogEntry(toEntry(sealed))).toString('base64url')}`;
    previous = hash;
    return { ...sealed, hash };
  });
}

function toEntry(row: Row) {
  const text = (name: string): string => String(row[name]);
  const optional = (name: string): string | null => (row[name] === null ? null : String(row[name]));
  return {
    ...{ reportId: text('report_id'), version: Number(row.version), previousHash: optional('prev_hash') },
    ...{ id: text('id'), at: Number(row.at), action: text('action'), fromStatus: optional('from_status') },
    ...{ toStatus: text('to_status'), actorRole: text('actor_role'), actorAgencyId: optional('actor_agency_id') },
    ...{ actorOperatorId: optional('actor_operator_id'), actorClientId: optional('actor_client_id') },
    ...{ assignmentId: optional('assignment_id'), reason: optional('reason') },
    ...{ dues: optional('dues'), texts: optional('texts') },
  };
}

async function writeHistory(runner: QueryRunner, rows: readonly Row[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {});
  const tail = dialectOfRunner(runner).upsertReplace(['report_id', 'version'], CHAIN_COLUMNS);
  const values = rows.map((row) => columns.map((name) => row[name]));
  await bulkInsert(runner.manager, { table: 'history', columns, rows: values, tail });
}

async function setColumn(
  runner: QueryRunner,
  table: string,
  column: string,
  values: ReadonlyMap<unknown, string>,
): Promise<void> {
  if (values.size === 0) return;
  const ids = [...values.keys()];
  const cases = ids.map(() => 'WHEN ? THEN ?').join(' ');
  await runner.query(
    `UPDATE \`${table}\` SET \`${column}\` = CASE id ${cases} END WHERE id IN (${ids.map(() => '?').join(', ')})`,
    [...[...values].flat(), ...ids],
  );
}

function group(rows: readonly Row[]): Map<unknown, Row[]> {
  const groups = new Map<unknown, Row[]>();
  for (const row of rows) {
    const own = groups.get(row.report_id);
    if (own) own.push(row);
    else groups.set(row.report_id, [row]);
  }
  return groups;
}
