// Asks a gateway as fast as it answers, over so many connections. Called by measure.ts.
import { Pool } from 'undici';

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Milliseconds, ascending. */
  readonly latencies: readonly number[];
}

export interface Load {
  readonly url: string;
  readonly token: string;
  readonly connections: number;
  readonly bodyOf: (index: number) => string;
  /** Called before each request with its number. */
  readonly isOver: (index: number) => boolean;
}

/** A gateway that hangs must not hang the benchmark. */
const PATIENCE = { headersTimeout: 15_000, bodyTimeout: 15_000, connectTimeout: 15_000 };

export async function runLoad({ url, token, connections, bodyOf, isOver }: Load): Promise<LoadResult> {
  const pool = new Pool(url, { connections, ...PATIENCE });
  const latencies: number[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (!isOver(next)) {
      const body = bodyOf(next++);
      const startedAt = performance.now();
      await ask(pool, token, body);
      latencies.push(performance.now() - startedAt);
    }
  };
  const startedAt = performance.now();
  try {
    await Promise.all(Array.from({ length: connections }, work));
  } finally {
    await pool.destroy();
  }
  const seconds = (performance.now() - startedAt) / 1_000;
  return { requests: latencies.length, seconds, latencies: latencies.sort((a, b) => a - b) };
}

export async function askOnce(url: string, token: string, body: string): Promise<string> {
  const pool = new Pool(url, { connections: 1, ...PATIENCE });
  try {
    return await ask(pool, token, body);
  } finally {
    await pool.destroy();
  }
}

async function ask(pool: Pool, token: string, body: string): Promise<string> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    authorization: `Bearer ${token}`,
  };
  const { statusCode, body: answer } = await pool.request({ method: 'POST', path: '/graphql', headers, body });
  const text = await answer.text();
  if (statusCode !== 200) throw new Error(`status ${statusCode}: ${text.slice(0, 500)}`);
  return text;
}
