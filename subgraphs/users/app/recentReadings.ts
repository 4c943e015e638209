// Which readings of names this process has recorded lately, so that a list that is read again and again writes once an hour.

export interface RecentReadings {
  has(once: string): boolean;
  add(once: string): void;
}

const MAX_ENTRIES = 50_000;

/** Digests only: nothing of a person, and nobody sees anything by it. Forgotten entries are only written again, in vain. */
export function createRecentReadings(): RecentReadings {
  const known = new Set<string>();
  return {
    has: (once) => known.has(once),
    add(once) {
      known.add(once);
      const oldest = known.values().next();
      if (known.size > MAX_ENTRIES && !oldest.done) known.delete(oldest.value);
    },
  };
}
