// Reads the event log of another subgraph and applies it, cursor and effect in one transaction.
// Used by reports (agencies' reference data) and statistics (the projection).
import { setTimeout } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { SequencedEvent } from '../../schema/contract/events';
import type { Database } from '../db/database';
import type { Logger } from '../log';
import type { SubgraphClient } from '../signing/subgraphClient';
import type { EventsPage } from './eventsRoute';

const WAIT_MS = 10_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 5_000;

export interface ConsumerOptions {
  readonly source: string;
  readonly client: SubgraphClient;
  readonly database: Database;
  readonly log: Logger;
  readonly batch: number;
  /** Applies events in order, inside the transaction that moves the cursor. Must not have effects elsewhere. */
  apply(tx: EntityManager, events: readonly SequencedEvent[]): Promise<void>;
  /** Called after the commit of a batch. */
  onApplied?(): Promise<void>;
}

export interface Consumer {
  /** Last number applied, last number known at the source, and when it was last known that nothing was missing. */
  status(): { readonly seq: number; readonly head: number; readonly caughtUpAt: number | null };
  /** Resolves once everything that the source had at the time of the call is applied. */
  whenCaughtUp(): Promise<void>;
  stop(): Promise<void>;
}

export function startConsumer(options: ConsumerOptions): Consumer {
  const { log, source } = options;
  const state = { seq: 0, head: 0, caughtUpAt: null as number | null };
  let isListening = false;
  const waiting: (() => void)[] = [];
  const abort = new AbortController();

  async function pull(): Promise<void> {
    isListening = state.caughtUpAt !== null && state.seq >= state.head;
    const query = `after=${state.seq}&limit=${options.batch}&waitMs=${isListening ? WAIT_MS : 0}`;
    const page = await options.client
      .getJson<EventsPage>(`/internal/events?${query}`, { timeoutMs: WAIT_MS + 5_000, signal: abort.signal })
      .finally(() => {
        if (isListening) state.caughtUpAt = Date.now();
        isListening = false;
      });
    if (page.events.length > 0) {
      state.seq = await applyBatch(options, page.events);
      await options.onApplied?.();
    }
    state.head = Math.max(page.head, state.seq);
    if (state.seq < state.head) return;
    state.caughtUpAt = Date.now();
    for (const resolve of waiting.splice(0)) resolve();
  }

  async function run(): Promise<void> {
    state.seq = await readCursor(options.database.reader, source);
    let retryMs = FIRST_RETRY_MS;
    while (!abort.signal.aborted) {
      try {
        await pull();
        retryMs = FIRST_RETRY_MS;
      } catch (error) {
        if (abort.signal.aborted) return;
        log.warn({ source, err: error, retryMs }, 'events could not be read or applied; trying again');
        await setTimeout(retryMs, undefined, { signal: abort.signal }).catch(() => undefined);
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      }
    }
  }

  const running = run();
  return {
    // An open long poll at the head is answered at once by the next event: nothing is missing now.
    status: () => ({ ...state, caughtUpAt: isListening ? Date.now() : state.caughtUpAt }),
    whenCaughtUp: () =>
      state.caughtUpAt !== null && state.seq >= state.head
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push(resolve)),
    async stop() {
      abort.abort();
      await running;
    },
  };
}

/** Applies what is new of `events`. Another copy may have been faster: the cursor is read again under its lock. */
async function applyBatch(options: ConsumerOptions, events: readonly SequencedEvent[]): Promise<number> {
  const { database, source } = options;
  return database.write(async (tx) => {
    const { dialect } = database;
    await tx.query(`${dialect.insertIgnore} INTO event_cursor (source, seq) VALUES (?, 0)`, [source]);
    const seq = await readCursor(tx, source, dialect.lockRow);
    const fresh = events.filter((event) => event.seq > seq);
    const last = fresh.at(-1);
    if (last === undefined) return seq;
    if (fresh[0]?.seq !== seq + 1) throw new Error(`Events after ${seq} of ${source} are missing.`);
    await options.apply(tx, fresh);
    await tx.query('UPDATE event_cursor SET seq = ? WHERE source = ?', [last.seq, source]);
    return last.seq;
  });
}

async function readCursor(manager: EntityManager, source: string, lock = ''): Promise<number> {
  const rows = (await manager.query(`SELECT seq FROM event_cursor WHERE source = ? ${lock}`, [source])) as {
    seq: number;
  }[];
  return Number(rows[0]?.seq ?? 0);
}
