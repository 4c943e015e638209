// The projection with maps instead of tables: what the fold adds up to, for the tests.
import { CounterDeltas } from '../../../subgraphs/statistics/domain/counterDeltas';
import { foldReport, NOT_COUNTED, type Counted } from '../../../subgraphs/statistics/domain/foldReport';
import { MEASURES, type Dimension, type Measure } from '../../../subgraphs/statistics/domain/measures';
import type { LifeEvent } from './lives';

const rootOf = (code: string): string => (code.startsWith('PU_') ? 'PEKERJAAN_UMUM' : code);

export class MemoryProjection {
  /** `DIMENSION member day measure` → number; zeros are left out. */
  readonly counters = new Map<string, number>();
  /** `DIMENSION member day` → open cases that are due then. */
  readonly dues = new Map<string, number>();
  private readonly counted = new Map<string, Counted>();

  apply(batch: readonly LifeEvent[]): void {
    const deltas = new CounterDeltas();
    for (const { at, event } of batch) {
      const before = this.counted.get(event.reportId) ?? NOT_COUNTED;
      this.counted.set(event.reportId, foldReport(deltas, { at, event, counted: before, rootOf }));
    }
    for (const { dimension, member, day, values } of deltas.listCounters()) {
      values.forEach((value, index) => addTo(this.counters, `${dimension} ${member} ${day} ${MEASURES[index]}`, value));
    }
    for (const { dimension, member, dueDay, by } of deltas.listDues()) {
      addTo(this.dues, `${dimension} ${member} ${dueDay}`, by);
    }
  }

  sum(dimension: Dimension, member: string, measure: Measure): number {
    let sum = 0;
    for (const [key, value] of this.counters) {
      if (key.startsWith(`${dimension} ${member} `) && key.endsWith(` ${measure}`)) sum += value;
    }
    return sum;
  }
}

function addTo(map: Map<string, number>, key: string, by: number): void {
  const value = (map.get(key) ?? 0) + by;
  if (value === 0) map.delete(key);
  else map.set(key, value);
}
