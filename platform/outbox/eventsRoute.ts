// `GET /internal/events?after=&limit=&waitMs=`: the numbered log for other subgraphs, under their signed service identity.
import type { FastifyInstance } from 'fastify';
import type { DomainEvent, SequencedEvent } from '../../schema/contract/events';
import type { Database } from '../db/database';
import { CodedError } from '../errors';
import type { Sequencer } from './sequencer';

export const MAX_EVENTS_LIMIT = 2_000;
const MAX_WAIT_MS = 20_000;

export interface EventsPage {
  readonly events: readonly SequencedEvent[];
  /** The last number given so far: `head - after` events are still to come. */
  readonly head: number;
}

export function registerEventsRoute(app: FastifyInstance, database: Database, sequencer: Sequencer): void {
  app.get('/internal/events', async (request): Promise<EventsPage> => {
    const query = request.query as Record<string, string>;
    const after = readWholeNumber(query.after, 'after', Number.MAX_SAFE_INTEGER);
    const limit = Math.max(1, readWholeNumber(query.limit ?? '500', 'limit', MAX_EVENTS_LIMIT));
    const waitMs = readWholeNumber(query.waitMs ?? '0', 'waitMs', MAX_WAIT_MS);
    const page = await readEventsPage(database, after, limit);
    if (page.events.length > 0 || waitMs === 0) return page;
    await sequencer.waitForEvents(waitMs);
    return readEventsPage(database, after, limit);
  });
}

/** Also read by the seed of the projections, which needs no server for it. */
export async function readEventsPage(database: Database, after: number, limit: number): Promise<EventsPage> {
  const rows = (await database.reader.query(
    'SELECT seq, id, recorded_at, payload FROM event_log WHERE seq > ? ORDER BY seq LIMIT ?',
    [after, limit],
  )) as { seq: number; id: string; recorded_at: number; payload: string }[];
  const heads = (await database.reader.query('SELECT MAX(seq) AS head FROM event_log')) as { head: number | null }[];
  return {
    events: rows.map((row) => ({
      seq: Number(row.seq),
      id: row.id,
      at: Number(row.recorded_at),
      event: JSON.parse(row.payload) as DomainEvent,
    })),
    head: Number(heads[0]?.head ?? 0),
  };
}

function readWholeNumber(text: string | undefined, name: string, max: number): number {
  const value = Number(text);
  if (text === undefined || !/^\d{1,16}$/.test(text) || value > max) {
    throw new CodedError('BAD_REQUEST', `${name} wants a whole number up to ${max}.`);
  }
  return value;
}
