// The variables LAPOR_LIMIT_*: one for each amount in guard/limits.ts, such as LAPOR_LIMIT_BODY_BYTES. Called by config.ts.
import { z } from 'zod';
import { DEFAULT_LIMITS, type Limits } from './guard/limits';

const AMOUNTS = Object.entries(DEFAULT_LIMITS).filter(([, value]) => typeof value === 'number') as [string, number][];

function variableOf(limit: string): string {
  return `LAPOR_LIMIT_${limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

const amountField = z.coerce.number({ error: 'wants a whole number above 0' }).int('wants a whole number').positive();

export const limitFields = Object.fromEntries(AMOUNTS.map(([name]) => [variableOf(name), amountField.optional()]));

export function toLimits(values: Readonly<Record<string, unknown>>, warnOnly: boolean): Limits {
  const set = AMOUNTS.map(([name, standard]): [string, unknown] => [name, values[variableOf(name)] ?? standard]);
  return { ...DEFAULT_LIMITS, ...(Object.fromEntries(set) as Partial<Limits>), warnOnly };
}
