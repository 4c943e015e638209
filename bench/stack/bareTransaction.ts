// The named baseline: the statements of one transition as SQL alone, on 16 connections, without any product around them.
import { randomUUID } from 'node:crypto';
import { createPool } from 'mysql2/promise';

const CONNECTIONS = 16;

/** Transactions a second. Each locks and reads a case, and writes as many rows as an accepted assignment does. */
export async function measureBareTransaction(url: string, durationMs: number): Promise<number> {
  const pool = createPool({ uri: url, connectionLimit: CONNECTIONS });
  const [rows] = await pool.query('SELECT id FROM report ORDER BY id DESC LIMIT 5000');
  const ids = (rows as { id: string }[]).map(({ id }) => id);
  let done = 0;
  const endAt = performance.now() + durationMs;
  const work = async (worker: number): Promise<void> => {
    for (let n = worker; performance.now() < endAt; n += CONNECTIONS) {
      const connection = await pool.getConnection();
      const id = ids[n % ids.length];
      const ask = (sql: string, ...parameters: unknown[]) => connection.query(sql, parameters);
      await connection.beginTransaction();
      const scope = randomUUID();
      await ask(
        'INSERT IGNORE INTO idempotency (scope, request, outcome, created_at) VALUES (?, ?, NULL, ?)',
        scope,
        scope,
        n,
      );
      await ask('SELECT * FROM report WHERE id = ? FOR UPDATE', id);
      await ask('SELECT * FROM assignment WHERE report_id = ? ORDER BY assigned_at, id', id);
      await ask('SELECT * FROM clock WHERE report_id = ? ORDER BY seq', id);
      await ask('UPDATE report SET updated_at = ?, due_sort = due_sort + 1 WHERE id = ?', n, id);
      await ask('UPDATE assignment SET due_sort = due_sort + 1 WHERE report_id = ?', id);
      await ask('UPDATE clock SET stopped_at = ? WHERE report_id = ? AND seq = 1', n, id);
      const values = [id, 1_000_000 + done + worker * 10_000_000, randomUUID(), n, 'ACCEPT', 'SUBMITTED', 'LIAISON'];
      await ask(
        'INSERT INTO history (report_id, version, id, at, action, to_status, actor_role) VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...values,
      );
      await ask('UPDATE idempotency SET outcome = ? WHERE scope = ?', '{}', scope);
      await connection.commit();
      connection.release();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, (_, worker) => work(worker)));
  await pool.query('DELETE FROM idempotency WHERE created_at < 1000000000');
  await pool.query('DELETE FROM history WHERE version >= 1000000');
  await pool.end();
  return (done * 1_000) / durationMs;
}
