// Transitions a second over HTTP: whole lives of reports through the mutations, at a fixed concurrency, load generator
// included; and beside it the same SQL alone. Called by main.ts.
import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { readOperation } from '../../test/support/operations';
import { getAgency } from '../../schema/reference/agencies';

export interface Tokens {
  readonly citizen: string;
  readonly national: string;
  readonly agency: string;
}

export interface Transitions {
  readonly perSecond: number;
  readonly transitions: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

const AGENCY = getAgency('PEMKOT-3578');
const NEW_REPORT = {
  title: 'Lampu jalan padam di Jalan Pemuda',
  body: 'Lampu jalan di depan pasar padam sejak tiga malam yang lalu, sudah dua kali terjadi kecelakaan.',
  classification: 'COMPLAINT',
  categoryCode: 'PU_JALAN_RUSAK',
  areaCode: '35.78',
};

interface Payload {
  readonly report: { readonly id: string };
  readonly userErrors: readonly unknown[];
}

interface Answer {
  readonly data?: Readonly<Record<string, Payload>> | null;
  readonly errors?: readonly unknown[];
}

type Send = (operation: string, token: string, input: object) => Promise<Payload>;

async function liveOnce(send: Send, { citizen, national, agency }: Tokens): Promise<void> {
  const { report } = await send('citizen/submitReport', citizen, NEW_REPORT);
  const at = (expectedVersion: number, more = {}) => ({ reportId: report.id, expectedVersion, ...more });
  await send('operator/disposeReport', national, at(1, { leadAgencyId: AGENCY.id }));
  await send('agency-system/acceptAssignment', agency, at(2));
  const answer = { finding: 'SERVICE_IMPROVED', body: 'Lampu telah diganti oleh Dinas Perhubungan.' };
  await send('agency-system/publishResponse', agency, at(3, answer));
  await send('citizen/confirmResolution', citizen, at(4, { rating: 5 }));
}

export async function measureTransitions(
  url: string,
  tokens: Tokens,
  { concurrency, durationMs }: { concurrency: number; durationMs: number },
): Promise<Transitions> {
  const pool = new Pool(url, { connections: concurrency, pipelining: 1 });
  const times: number[] = [];
  const send: Send = async (operation, token, input) => {
    const variables = { input: { idempotencyKey: randomUUID(), ...input } };
    const startedAt = performance.now();
    const { body } = await pool.request({
      ...{ path: '/graphql', method: 'POST' },
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: readDocument(operation), variables }),
    });
    const answer = (await body.json()) as Answer;
    const payload = Object.values(answer.data ?? {})[0];
    if (answer.errors || !payload || payload.userErrors.length > 0)
      throw new Error(`${operation}: ${JSON.stringify(answer)}`);
    times.push(performance.now() - startedAt);
    return payload;
  };
  const endAt = performance.now() + durationMs;
  const startedAt = performance.now();
  const work = async (): Promise<void> => {
    while (performance.now() < endAt) await liveOnce(send, tokens);
  };
  await Promise.all(Array.from({ length: concurrency }, work));
  const seconds = (performance.now() - startedAt) / 1_000;
  await pool.close();
  const sorted = [...times].sort((a, b) => a - b);
  const quantile = (q: number): number => sorted[Math.floor(sorted.length * q)] ?? NaN;
  return {
    perSecond: times.length / seconds,
    transitions: times.length,
    medianMs: quantile(0.5),
    p99Ms: quantile(0.99),
  };
}

const documents = new Map<string, string>();
function readDocument(operation: string): string {
  const known = documents.get(operation) ?? readOperation(operation);
  documents.set(operation, known);
  return known;
}
