// All gateways must give the same answers before anything is measured. Called by main.ts.
import { isDeepStrictEqual } from 'node:util';
import { askOnce } from './load';
import type { Gateway } from './measure';
import { createCold, SHAPES, WARM } from './workloads';

/** Of the shapes that are measured cold; a round that no measurement uses, so that they stay cold. */
const COLD_CHECKS = 20;
const UNUSED_ROUND = 9_999;

export interface Checked {
  readonly count: number;
  /** Gateways that answered otherwise than the first, and how. */
  readonly wrong: ReadonlyMap<Gateway, string>;
}

/** Keeps the answers of the first gateway for the proxy to play back. */
export async function checkAnswers(gateways: readonly Gateway[], token: string, playbackUrl: string): Promise<Checked> {
  const cold = createCold(UNUSED_ROUND);
  const colds = Array.from({ length: COLD_CHECKS }, (_, at) =>
    cold.bodyOf(Math.floor((at * SHAPES) / COLD_CHECKS) + 1),
  );
  const bodies = [...WARM.map((workload) => workload.bodyOf(0)), ...colds];
  const wrong = new Map<Gateway, string>();
  const [first, ...others] = gateways;
  if (first === undefined) throw new Error('No gateway to compare.');
  for (const body of bodies) {
    const expected = await askOnce(first.child.started, token, body);
    if ('errors' in (JSON.parse(expected) as object)) throw new Error(`${first.title}: ${expected}`);
    await fetch(playbackUrl, { method: 'PUT', body: JSON.stringify({ request: body, answer: expected }) });
    for (const gateway of others.filter((other) => !wrong.has(other))) {
      const actual = await askOnce(gateway.child.started, token, body).catch(String);
      if (!isEqual(expected, actual))
        wrong.set(gateway, `answers to ${body} with ${actual.slice(0, 300) + '…' + actual.slice(-300)}`);
    }
  }
  return { count: bodies.length, wrong };
}

function isEqual(expected: string, actual: string): boolean {
  return actual.startsWith('{') && isDeepStrictEqual(dataOf(expected), dataOf(actual));
}

function dataOf(text: string): unknown {
  return (JSON.parse(text) as { data?: unknown }).data;
}
