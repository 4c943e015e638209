// The audit log of readings: rows are added, never changed but for the words that go with an erased person.
import type { EntityManager } from 'typeorm';
import type { Dialect } from '../../../platform/db/dialect';
import type { ChainedReading, Reading } from '../domain/reading';

const COLUMNS = [
  ...['id', 'at', 'field_class', 'actor_kind', 'actor_id', 'agency_id', 'role', 'person_id', 'report_id'],
  ...['request_id', 'once', 'reason', 'purpose', 'purpose_salt', 'purpose_commitment', 'seq', 'link'],
];

export interface NewReading extends Reading {
  /** Two rows with the same are one. */
  readonly once: string;
}

export interface NewLink {
  readonly seq: number;
  readonly link: string;
  readonly purposeSalt: string;
  readonly purposeCommitment: string;
}

function toRow(reading: NewReading, link: NewLink | null): unknown[] {
  const { id, at, fieldClass, actorKind, actorId, agencyId, role, personId, reportId, requestId } = reading;
  return [
    ...[id, at, fieldClass, actorKind, actorId, agencyId, role, personId, reportId, requestId, reading.once],
    ...[reading.reason, reading.purpose, link?.purposeSalt ?? null, link?.purposeCommitment ?? null],
    ...[link?.seq ?? null, link?.link ?? null],
  ];
}

const columnList = COLUMNS.map((name) => `\`${name}\``).join(', ');
const group = `(${COLUMNS.map(() => '?').join(', ')})`;

/** One statement, however many names a request has read; those read within the hour before are left as they are. */
export async function insertNameReadings(
  tx: EntityManager,
  dialect: Dialect,
  readings: readonly NewReading[],
): Promise<void> {
  const groups = readings.map(() => group).join(', ');
  await tx.query(
    `${dialect.insertIgnore} INTO reading (${columnList}) VALUES ${groups}`,
    readings.flatMap((reading) => toRow(reading, null)),
  );
}

export interface ChainHead {
  readonly seq: number;
  readonly link: string;
}

const CHAIN = 'identity';
const FIRST: ChainHead = { seq: 0, link: '' };

/** Nobody else adds to the chain until the transaction ends. */
export async function lockChain(tx: EntityManager, dialect: Dialect): Promise<ChainHead> {
  await tx.query(`${dialect.insertIgnore} INTO reading_chain (name, seq, link) VALUES (?, 0, '')`, [CHAIN]);
  const rows = (await tx.query(`SELECT seq, link FROM reading_chain WHERE name = ? ${dialect.lockRow}`, [
    CHAIN,
  ])) as ChainHead[];
  return rows[0] ? { seq: Number(rows[0].seq), link: rows[0].link } : FIRST;
}

export async function readChainHead(manager: EntityManager): Promise<ChainHead> {
  const rows = (await manager.query('SELECT seq, link FROM reading_chain WHERE name = ?', [CHAIN])) as ChainHead[];
  return rows[0] ? { seq: Number(rows[0].seq), link: rows[0].link } : FIRST;
}

/** Under the lock. */
export async function appendReading(tx: EntityManager, reading: NewReading, link: NewLink): Promise<void> {
  await tx.query(`INSERT INTO reading (${columnList}) VALUES ${group}`, toRow(reading, link));
  await tx.query('UPDATE reading_chain SET seq = ?, link = ? WHERE name = ?', [link.seq, link.link, CHAIN]);
}

/** Who has used this grant already, and in which request. */
export async function findUse(tx: EntityManager, once: string): Promise<{ actorId: string; requestId: string } | null> {
  const rows = (await tx.query('SELECT actor_id AS actorId, request_id AS requestId FROM reading WHERE `once` = ?', [
    once,
  ])) as { actorId: string; requestId: string }[];
  return rows[0] ?? null;
}

export async function countOpenings(tx: EntityManager, actorId: string, since: number): Promise<number> {
  const rows = (await tx.query(
    "SELECT COUNT(*) AS count FROM reading WHERE actor_id = ? AND at > ? AND field_class = 'IDENTITY'",
    [actorId, since],
  )) as { count: number }[];
  return Number(rows[0]?.count ?? 0);
}

/** What somebody wrote of the person goes with the person. */
export async function dropPurposesOf(tx: EntityManager, personId: string): Promise<void> {
  await tx.query('UPDATE reading SET purpose = NULL, purpose_salt = NULL WHERE person_id = ? AND purpose IS NOT NULL', [
    personId,
  ]);
}

export interface ReadingFilter {
  readonly actorId: string | null;
  readonly personId: string | null;
  readonly from: number | null;
  /** Exclusive. */
  readonly to: number | null;
}

export interface ReadingPageRequest {
  readonly filter: ReadingFilter;
  readonly after: { readonly at: number; readonly id: string } | null;
  readonly limit: number;
}

const FIELDS =
  'id, at, field_class AS fieldClass, actor_kind AS actorKind, actor_id AS actorId, agency_id AS agencyId, role, ' +
  'person_id AS personId, report_id AS reportId, request_id AS requestId, reason, purpose';

/** The newest first. */
export async function listReadingRows(
  manager: EntityManager,
  dialect: Dialect,
  { filter, after, limit }: ReadingPageRequest,
): Promise<Reading[]> {
  const parts: [string, unknown[]][] = [['1 = 1', []]];
  if (filter.personId !== null) parts.push(['person_id = ?', [filter.personId]]);
  if (filter.actorId !== null) parts.push(['actor_id = ?', [filter.actorId]]);
  if (filter.from !== null) parts.push(['at >= ?', [filter.from]]);
  if (filter.to !== null) parts.push(['at < ?', [filter.to]]);
  if (after !== null) parts.push(['at <= ? AND (at < ? OR id < ?)', [after.at, after.at, after.id]]);
  const where = parts.map(([sql]) => sql).join(' AND ');
  const index = dialect.useIndex(pickIndex(filter));
  const rows = (await manager.query(
    `SELECT ${FIELDS} FROM reading ${index} WHERE ${where} ORDER BY at DESC, id DESC LIMIT ?`,
    [...parts.flatMap(([, values]) => values), limit],
  )) as Reading[];
  return rows.map((row) => ({ ...row, at: Number(row.at) }));
}

function pickIndex({ personId, actorId }: ReadingFilter): string {
  if (personId !== null) return 'reading_by_person';
  return actorId !== null ? 'reading_by_actor' : 'reading_by_time';
}

export interface StoredLink extends ChainedReading {
  readonly link: string;
  readonly purposeSalt: string | null;
}

/** The chain in its order, for whoever verifies it. */
export async function listLinksAfter(manager: EntityManager, seq: number, limit: number): Promise<StoredLink[]> {
  const rows = (await manager.query(
    `SELECT ${FIELDS}, seq, link, purpose_salt AS purposeSalt, purpose_commitment AS purposeCommitment FROM reading ` +
      'WHERE seq > ? ORDER BY seq LIMIT ?',
    [seq, limit],
  )) as StoredLink[];
  return rows.map((row) => ({ ...row, at: Number(row.at), seq: Number(row.seq) }));
}
