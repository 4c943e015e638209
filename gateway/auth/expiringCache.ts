// A bounded memory of loaded values: each is kept for a while, loaded once however many ask, and the longest unused goes first.

export interface ExpiringCacheOptions<V> {
  readonly maxEntries: number;
  /** How long a value is good, counted from when its loading began. 0 forgets it at once. */
  lifetimeMsOf(value: V): number;
  now(): number;
}

export interface ExpiringCache<V> {
  get(key: string, load: () => Promise<V>): Promise<V>;
}

interface Entry<V> {
  readonly value: Promise<V>;
  expiresMs: number;
}

export function createExpiringCache<V>(options: ExpiringCacheOptions<V>): ExpiringCache<V> {
  const entries = new Map<string, Entry<V>>();
  const start = (key: string, load: () => Promise<V>): Entry<V> => {
    const startedMs = options.now();
    const entry: Entry<V> = { value: load(), expiresMs: Infinity };
    entry.value.then(
      (value) => (entry.expiresMs = startedMs + options.lifetimeMsOf(value)),
      // A failure is shared with those who wait for it, and then forgotten.
      () => entries.get(key) === entry && entries.delete(key),
    );
    return entry;
  };
  return {
    get(key, load) {
      const known = entries.get(key);
      const entry = known !== undefined && options.now() < known.expiresMs ? known : start(key, load);
      // The order of a Map is that of insertion: what is used moves to the end.
      entries.delete(key);
      entries.set(key, entry);
      const oldest = entries.size > options.maxEntries ? entries.keys().next().value : undefined;
      if (oldest !== undefined) entries.delete(oldest);
      return entry.value;
    },
  };
}
