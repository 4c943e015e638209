// The variables LAPOR_LIMIT_*: one for each amount in guard/limits.ts, such as LAPOR_LIMIT_BODY_BYTES. Called by config.ts.
import { z } from 'zod';
import { countOrOffField } from './configFields';
import { DEFAULT_LIMITS, UNLIMITED, type Limits } from './guard/limits';

const AMOUNTS = Object.entries(DEFAULT_LIMITS).filter(([, value]) => typeof value === 'number') as [string, number][];

function variableOf(limit: string): string {
  return `LAPOR_LIMIT_${limit.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

const amountField = z.coerce.number({ error: 'wants a whole number above 0' }).int('wants a whole number').positive();

/** Without these a single request could end the process. */
const NEVER_OFF = ['bodyBytes', 'fileBytes', 'jsonNesting', 'nesting', 'validationErrors'];

/** `off` switches the limit off; for batches it switches the batches off. */
function fieldOf(limit: string): z.ZodType {
  if (NEVER_OFF.includes(limit)) return amountField;
  return countOrOffField.transform((count) => count ?? (limit === 'batch' ? 0 : UNLIMITED));
}

export const limitFields = Object.fromEntries(AMOUNTS.map(([name]) => [variableOf(name), fieldOf(name).optional()]));

export function toLimits(values: Readonly<Record<string, unknown>>, standard: Limits, warnOnly: boolean): Limits {
  const given = AMOUNTS.map(([name]): [string, unknown] => [name, values[variableOf(name)]]);
  const set = Object.fromEntries(given.filter(([, value]) => value !== undefined)) as Partial<Limits>;
  return { ...standard, ...set, warnOnly };
}
