// Events written straight into the numbered log, beside those that the sequencer numbers.
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { newId } from '../../../platform/ids';
import { appendEvent } from '../../../platform/outbox/appendEvent';
import { appendSequenced, type SeededEvent } from '../../../platform/outbox/appendSequenced';
import { sequenceBatch } from '../../../platform/outbox/sequencer';
import { openRuntime, type OpenRuntime } from '../../../platform/subgraph/openRuntime';
import { createTestDatabase, type TestDatabase } from '../../support/testDatabase';
import { eventOf, noteModule } from './noteSubgraph';

let database: TestDatabase;
let runtime: OpenRuntime;

beforeEach(async () => {
  database = await createTestDatabase();
  runtime = await openRuntime(noteModule, {
    ...{ host: '127.0.0.1', port: 0, logLevel: 'silent', dataDir: database.dataDir, peers: {}, seed: null },
    ...{ databaseUrl: database.urlFor('notes'), rootKey: randomBytes(32) },
  });
});

afterEach(async () => {
  await runtime.close();
  await database.drop();
});

function createEvent(n: number, id?: string): SeededEvent {
  const aggregateId = newId();
  return { id, aggregateId, aggregateVersion: 1, recordedAt: n, event: eventOf(aggregateId, 1) };
}

async function readLog(): Promise<{ seq: number; id: string; at: number }[]> {
  const rows = (await runtime.db.reader.query('SELECT seq, id, recorded_at FROM event_log ORDER BY seq')) as any[];
  return rows.map((row) => ({ seq: Number(row.seq), id: row.id, at: Number(row.recorded_at) }));
}

describe('events appended to the log', () => {
  it('continue the numbers of the sequencer, and the sequencer continues theirs', async () => {
    const { db } = runtime;
    await db.write((tx) => appendEvent(tx, createEvent(1)));
    await sequenceBatch(db);
    await db.write((tx) => appendSequenced(tx, db, [createEvent(2), createEvent(3)]));
    await db.write((tx) => appendEvent(tx, createEvent(4)));
    await sequenceBatch(db);
    expect((await readLog()).map(({ seq, at }) => [seq, at])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
      [4, 4],
    ]);
  });

  it('keep the ids that they are given, in batches of one transaction', async () => {
    const ids = [newId(), newId(), newId()];
    await runtime.db.write(async (tx) => {
      await appendSequenced(tx, runtime.db, [createEvent(1, ids[0]), createEvent(2, ids[1])]);
      await appendSequenced(tx, runtime.db, [createEvent(3, ids[2])]);
    });
    expect((await readLog()).map((row) => row.id)).toEqual(ids);
  });

  it('leave nothing and take no number when their transaction fails', async () => {
    const { db } = runtime;
    const failing = db.write(async (tx) => {
      await appendSequenced(tx, db, [createEvent(1)]);
      throw new Error('cut off');
    });
    await expect(failing).rejects.toThrow('cut off');
    await db.write((tx) => appendSequenced(tx, db, [createEvent(2)]));
    expect(await readLog()).toEqual([expect.objectContaining({ seq: 1, at: 2 })]);
  });
});
