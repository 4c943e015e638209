// What of a plan or an item a change replaced, for its history: values as people read them.
import type { ChangedValue } from '../store/planRows';

type Terms = Readonly<Record<string, unknown>>;

export function changesOf(before: Terms, after: Terms): ChangedValue[] {
  return Object.keys(after).flatMap((field) => {
    const [from, to] = [show(before[field]), show(after[field])];
    return from === to ? [] : [{ field, from, to }];
  });
}

function show(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => show(item) ?? '–').join('; ');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
