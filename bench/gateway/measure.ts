// Rounds over all gateways in turn, so that what disturbs the machine disturbs each alike. Called by main.ts.
import { setTimeout as sleep } from 'node:timers/promises';
import { runLoad } from './load';
import type { Child } from './startChild';
import { createCold, SHAPES, WARM, type Workload } from './workloads';

export interface Gateway {
  readonly name: string;
  readonly title: string;
  readonly child: Child<string>;
}

/** Of one gateway under one load in one round. */
export interface Sample {
  readonly gateway: string;
  readonly workload: string;
  readonly connections: number;
  readonly cpuMs: number;
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rssMb: number;
}

export interface MeasureOptions {
  readonly rounds: number;
  readonly durationMs: number;
  readonly token: string;
  /** Names of workloads; empty: all. */
  readonly only: readonly string[];
  onProgress(text: string): void;
}

const CONNECTIONS = [1, 32];
const WARM_UP_REQUESTS = 200;
const SETTLE_MS = 50;

export async function measureAll(gateways: readonly Gateway[], options: MeasureOptions): Promise<Sample[]> {
  const samples: Sample[] = [];
  const isWanted = ({ name }: Workload): boolean => options.only.length === 0 || options.only.includes(name);
  for (const workload of WARM.filter(isWanted)) {
    for (const gateway of gateways) await warmUp(gateway, workload, options.token);
  }
  for (let round = 0; round < options.rounds; round += 1) {
    const order = gateways.map((_, index) => gateways[(index + round) % gateways.length] as Gateway);
    for (const workload of WARM.filter(isWanted)) {
      options.onProgress(`round ${round + 1} of ${options.rounds}: ${workload.title}`);
      for (const connections of CONNECTIONS) {
        for (const gateway of order) samples.push(await measureWarm(gateway, workload, connections, options));
      }
    }
    const cold = createCold(round);
    if (!isWanted(cold)) continue;
    options.onProgress(`round ${round + 1} of ${options.rounds}: ${cold.title}`);
    // What a proxy would answer is not known before a gateway has answered it.
    for (const gateway of order.filter(({ name }) => name !== 'proxy')) {
      samples.push(await measureCold(gateway, cold, options.token));
    }
  }
  return samples;
}

/** Until the code is compiled. */
async function warmUp({ child }: Gateway, { bodyOf }: Workload, token: string): Promise<void> {
  const isOver = (index: number): boolean => index >= WARM_UP_REQUESTS;
  await runLoad({ url: child.started, token, connections: 8, bodyOf, isOver });
}

async function measureWarm(gateway: Gateway, workload: Workload, connections: number, options: MeasureOptions) {
  const { durationMs, token } = options;
  const until = performance.now() + durationMs;
  return measure(gateway, workload, { token, connections, isOver: () => performance.now() >= until });
}

function measureCold(gateway: Gateway, workload: Workload, token: string): Promise<Sample> {
  return measure(gateway, workload, { token, connections: 1, isOver: (index) => index >= SHAPES });
}

interface Run {
  readonly token: string;
  readonly connections: number;
  readonly isOver: (index: number) => boolean;
}

async function measure({ name, child }: Gateway, { name: workload, bodyOf }: Workload, run: Run): Promise<Sample> {
  await sleep(SETTLE_MS);
  const before = await child.readUsage();
  const { requests, seconds, latencies } = await runLoad({ url: child.started, bodyOf, ...run });
  const after = await child.readUsage();
  const at = (share: number): number => latencies[Math.min(requests - 1, Math.floor(requests * share))] ?? NaN;
  return {
    ...{ gateway: name, workload, connections: run.connections, rssMb: after.rssMb },
    cpuMs: (after.cpuMs - before.cpuMs) / requests,
    rate: requests / seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}
