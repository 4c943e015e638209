// Reads the event log of another subgraph and applies it, cursor and effect in one transaction.
// Used by reports (agencies' reference data) and statistics (the projection).
import { setTimeout } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import type { SequencedEvent } from '../../schema/contract/events';
import type { Clock } from '../clock';
import type { Database } from '../db/database';
import type { Logger } from '../log';
import type { SubgraphClient } from '../signing/subgraphClient';
import { MAX_EVENTS_LIMIT, type EventsPage } from './eventsRoute';

const EVENT_CURSOR = 'event_cursor';
const WAIT_MS = 10_000;
const FIRST_RETRY_MS = 250;
const LAST_RETRY_MS = 1_000;

export interface ApplyOptions {
  readonly source: string;
  readonly database: Database;
  /** Where the cursor is kept: `event_cursor`, or beside other tables that are being filled anew. */
  readonly cursorTable?: string;
  /** Most events of one transaction: while much is missing, several pages are applied together. */
  readonly batch: number;
  /** Applies events in order, inside the transaction that moves the cursor. Must not have effects elsewhere. */
  apply(tx: EntityManager, events: readonly SequencedEvent[]): Promise<void>;
  /** Called after the commit of a batch. */
  readonly onApplied?: () => Promise<void>;
}

export interface ConsumerOptions extends ApplyOptions {
  readonly client: SubgraphClient;
  readonly log: Logger;
  /** Tells when it was known that nothing was missing. */
  readonly clock: Clock;
}

export type ReadPage = (after: number, limit: number) => Promise<EventsPage>;

export interface Consumer {
  /** Last number applied, last number known at the source, and when it was last known that nothing was missing. */
  status(): { readonly seq: number; readonly head: number; readonly caughtUpAt: number | null };
  /** Resolves once everything that the source had at the time of the call is applied. */
  whenCaughtUp(): Promise<void>;
  stop(): Promise<void>;
}

export function startConsumer(options: ConsumerOptions): Consumer {
  const follower = new Follower(options);
  const running = follower.run();
  return {
    status: () => follower.status(),
    whenCaughtUp: () => follower.whenCaughtUp(),
    async stop() {
      follower.abort.abort();
      await running;
    },
  };
}

/** Applies everything that the source has now, without following it. Returns the last number applied. */
export async function catchUp(options: ApplyOptions, readPage: ReadPage): Promise<number> {
  let seq = await readCursor(options.database.reader, options);
  let ahead = readAhead(readPage, seq, options.batch);
  for (;;) {
    const { events } = await ahead;
    const last = events.at(-1)?.seq;
    if (last === undefined) return seq;
    // The next batch is read while the database is busy with this one.
    ahead = readAhead(readPage, last, options.batch);
    seq = await applyBatch(options, events);
    await options.onApplied?.();
    if (seq !== last) ahead = readAhead(readPage, seq, options.batch);
  }
}

/** A failure is told to whoever awaits it, and to nobody before. */
function readAhead(readPage: ReadPage, after: number, batch: number): Promise<EventsPage> {
  const page = readBatch(readPage, after, batch);
  page.catch(() => undefined);
  return page;
}

/** As many pages as make a batch, or as there are. */
async function readBatch(readPage: ReadPage, after: number, batch: number): Promise<EventsPage> {
  const limit = Math.min(batch, MAX_EVENTS_LIMIT);
  let page = await readPage(after, limit);
  const events = [...page.events];
  while (page.events.length === limit && events.length + limit <= batch) {
    page = await readPage(events.at(-1)?.seq ?? after, limit);
    events.push(...page.events);
  }
  return { events, head: page.head };
}

class Follower {
  readonly abort = new AbortController();
  private seq = 0;
  private head = 0;
  private caughtUpAt: number | null = null;
  /** A long poll is open at the head: the next event answers it at once, so that nothing is missing now. */
  private isListening = false;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly options: ConsumerOptions) {}

  status(): ReturnType<Consumer['status']> {
    return {
      seq: this.seq,
      head: this.head,
      caughtUpAt: this.isListening ? this.options.clock.now() : this.caughtUpAt,
    };
  }

  whenCaughtUp(): Promise<void> {
    if (this.caughtUpAt !== null && this.seq >= this.head) return Promise.resolve();
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async run(): Promise<void> {
    const { source, log } = this.options;
    const { signal } = this.abort;
    let retryMs = FIRST_RETRY_MS;
    let isKnown = false;
    while (!signal.aborted) {
      try {
        // Read again after a failure: a rebuild that took the place of the counts may have set the cursor back.
        if (!isKnown) this.seq = await readCursor(this.options.database.reader, this.options);
        isKnown = true;
        await this.pull();
        retryMs = FIRST_RETRY_MS;
      } catch (error) {
        if (signal.aborted) return;
        isKnown = false;
        logFailure(log, { source, retryMs }, error);
        await setTimeout(retryMs, undefined, { signal }).catch(() => undefined);
        retryMs = Math.min(retryMs * 2, LAST_RETRY_MS);
      }
    }
  }

  private async pull(): Promise<void> {
    const { client, batch, onApplied } = this.options;
    this.isListening = this.caughtUpAt !== null && this.seq >= this.head;
    const waitMs = this.isListening ? WAIT_MS : 0;
    const readPage: ReadPage = (after, limit) =>
      client.getJson<EventsPage>(
        `/internal/events?after=${after}&limit=${limit}&waitMs=${after === this.seq ? waitMs : 0}`,
        { timeoutMs: WAIT_MS + 5_000, signal: this.abort.signal },
      );
    const page = await readBatch(readPage, this.seq, batch).finally(() => {
      if (this.isListening) this.caughtUpAt = this.options.clock.now();
      this.isListening = false;
    });
    if (page.events.length > 0) {
      this.seq = await applyBatch(this.options, page.events);
      await onApplied?.();
    }
    this.head = Math.max(page.head, this.seq);
    if (this.seq < this.head) return;
    this.caughtUpAt = this.options.clock.now();
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

/** A source that is not there yet needs no stack; it is said once for each pause that is as long as pauses get. */
function logFailure(log: Logger, facts: { source: string; retryMs: number }, error: unknown): void {
  const { code } = error as NodeJS.ErrnoException;
  const isAway = code === 'ECONNREFUSED' || code === 'UND_ERR_SOCKET' || code === 'SUBGRAPH_UNAVAILABLE';
  log.warn(isAway ? { ...facts, code } : { ...facts, err: error }, 'events could not be read or applied; trying again');
}

/** Applies what is new of `events`. Another copy may have been faster: the cursor is read again under its lock. */
async function applyBatch(options: ApplyOptions, events: readonly SequencedEvent[]): Promise<number> {
  const { database, source, cursorTable = EVENT_CURSOR } = options;
  return database.write(async (tx) => {
    const { dialect } = database;
    await tx.query(`${dialect.insertIgnore} INTO ${cursorTable} (source, seq) VALUES (?, 0)`, [source]);
    const seq = await readCursor(tx, options, dialect.lockRow);
    const fresh = events.filter((event) => event.seq > seq);
    const last = fresh.at(-1);
    if (last === undefined) return seq;
    if (fresh[0]?.seq !== seq + 1) throw new Error(`Events after ${seq} of ${source} are missing.`);
    await options.apply(tx, fresh);
    await tx.query(`UPDATE ${cursorTable} SET seq = ? WHERE source = ?`, [last.seq, source]);
    return last.seq;
  });
}

type CursorPlace = Pick<ApplyOptions, 'source' | 'cursorTable'>;

async function readCursor(
  manager: EntityManager,
  { source, cursorTable = EVENT_CURSOR }: CursorPlace,
  lock = '',
): Promise<number> {
  const rows = (await manager.query(`SELECT seq FROM ${cursorTable} WHERE source = ? ${lock}`, [source])) as {
    seq: number;
  }[];
  return Number(rows[0]?.seq ?? 0);
}
