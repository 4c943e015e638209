// Entities' columns for instants and counters: BIGINT in the database, a number in the code.
import type { ColumnOptions, ValueTransformer } from 'typeorm';

const toNumber: ValueTransformer = {
  from: (value: string | number | null) => (value === null ? null : Number(value)),
  to: (value: number | null | undefined) => value,
};

/** Options of `@Column` for a BIGINT column called `name`. */
export function bigintColumn(name: string, options: ColumnOptions = {}): ColumnOptions {
  return { type: 'bigint', name, transformer: toNumber, ...options };
}
