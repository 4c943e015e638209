// Slows down who tries secrets on one object. Counts wrong tries by object, not by caller, and never refuses the right
// secret (`safety.md`, rule 10). Kept by the process: with 256 bits to guess it is noise that is limited, not luck.
const MAX_WRONG_TRIES = 10;
const WINDOW_MS = 15 * 60_000;
const MAX_OBJECTS = 10_000;

export interface SecretThrottle {
  /** Counts one wrong try; true when the object has had too many within the window. */
  countWrongTry(object: string, nowMs: number): boolean;
}

export function createSecretThrottle(): SecretThrottle {
  const tries = new Map<string, { count: number; since: number }>();
  return {
    countWrongTry(object, nowMs) {
      let entry = tries.get(object);
      if (!entry || nowMs - entry.since >= WINDOW_MS) entry = { count: 0, since: nowMs };
      entry.count += 1;
      // Last tried last: the map forgets what was left alone longest.
      tries.delete(object);
      tries.set(object, entry);
      if (tries.size > MAX_OBJECTS) tries.delete(tries.keys().next().value as string);
      return entry.count > MAX_WRONG_TRIES;
    },
  };
}
