// Samples → tables, with the machine's facts. Called by main.ts.
import { cpus, loadavg, totalmem } from 'node:os';
import type { Gateway, Sample } from './measure';
import { createCold, WARM } from './workloads';

const BASELINE = 'stock';

export interface ReportFacts {
  readonly rounds: number;
  readonly durationMs: number;
  readonly checked: number;
  /** Load of the machine when the run began. */
  readonly loadAtStart: number;
  /** Peers that could not be started, and why. */
  readonly missing: readonly string[];
}

export function formatReport(gateways: readonly Gateway[], samples: readonly Sample[], facts: ReportFacts): string {
  const { rounds, durationMs, checked, loadAtStart, missing } = facts;
  const [cpu] = cpus();
  const lines = [
    `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}, Node ${process.versions.node}; ` +
      `load ${loadAtStart.toFixed(1)} at the start, ${loadavg()[0]?.toFixed(1)} at the end.`,
    `${rounds} rounds of ${durationMs / 1_000} s for each gateway and load, in turn. Median (least–most). ${checked} answers were compared: all equal.`,
    ...missing.map((text) => `Not measured: ${text}`),
  ];
  for (const { name, title } of [...WARM, createCold(0)]) {
    const own = samples.filter(({ workload }) => workload === name);
    for (const connections of new Set(own.map((sample) => sample.connections))) {
      const ofLoad = own.filter((sample) => sample.connections === connections);
      lines.push(
        '',
        `### ${title}, ${connections} connection${connections === 1 ? '' : 's'}`,
        '',
        ...formatTable(gateways, ofLoad),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

function formatTable(gateways: readonly Gateway[], samples: readonly Sample[]): string[] {
  const of = (name: string): Sample[] => samples.filter(({ gateway }) => gateway === name);
  const cpuOf = (name: string): number => median(of(name).map(({ cpuMs }) => cpuMs));
  const stock = of(BASELINE).length === 0 ? NaN : cpuOf(BASELINE);
  const rows = gateways.flatMap(({ name, title }) => {
    const own = of(name);
    if (own.length === 0) return [];
    const ratio = Number.isNaN(stock) ? '' : `${(stock / cpuOf(name)).toFixed(1)} ×`;
    const cells = [
      title,
      spread(
        own.map(({ cpuMs }) => cpuMs),
        3,
      ),
      ratio,
      spread(
        own.map(({ rate }) => rate),
        0,
      ),
      spread(
        own.map(({ p50Ms }) => p50Ms),
        2,
      ),
      spread(
        own.map(({ p99Ms }) => p99Ms),
        2,
      ),
      median(own.map(({ rssMb }) => rssMb)).toFixed(0),
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  return [
    '| gateway | CPU ms/request | stock ÷ it | requests/s | p50 ms | p99 ms | MB |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ];
}

function spread(values: readonly number[], digits: number): string {
  const text = (value: number): string => value.toFixed(digits);
  if (values.length === 1) return text(median(values));
  return `${text(median(values))} (${text(Math.min(...values))}–${text(Math.max(...values))})`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}
