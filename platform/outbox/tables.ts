// The tables of the one mechanism by which data crosses subgraphs. A subgraph that publishes or reads lists them in a migration.
import type { TableDefinition } from '../db/ddl';

/** Events that were committed together with the change they tell of, and are not numbered yet. */
export const outboxTable: TableDefinition = {
  name: 'outbox',
  columns: (t) => ({
    id: `${t.id} NOT NULL`,
    aggregate_id: `${t.id} NOT NULL`,
    aggregate_version: `${t.int} NOT NULL`,
    recorded_at: `${t.bigint} NOT NULL`,
    payload: `${t.json} NOT NULL`,
  }),
  primaryKey: ['id'],
};

/** The numbered log. `seq` has no gaps and follows the order of commits of each aggregate. */
export const eventLogTable: TableDefinition = {
  name: 'event_log',
  columns: (t) => ({
    seq: `${t.bigint} NOT NULL`,
    id: `${t.id} NOT NULL`,
    recorded_at: `${t.bigint} NOT NULL`,
    payload: `${t.json} NOT NULL`,
  }),
  primaryKey: ['seq'],
};

/** One row a sequence: whoever holds its lock is the sequencer. */
export const sequenceTable: TableDefinition = {
  name: 'sequence',
  columns: (t) => ({ name: `${t.code(32)} NOT NULL`, last: `${t.bigint} NOT NULL` }),
  primaryKey: ['name'],
};

/** How far this subgraph has read the log of another; written in the transaction that applies the events. */
export const eventCursorTable: TableDefinition = {
  name: 'event_cursor',
  columns: (t) => ({ source: `${t.code(32)} NOT NULL`, seq: `${t.bigint} NOT NULL` }),
  primaryKey: ['source'],
};

export const PUBLISHER_TABLES = [outboxTable, eventLogTable, sequenceTable];
