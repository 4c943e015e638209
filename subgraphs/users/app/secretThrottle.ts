// Counts wrong secrets by client id, so that guessing slows down. The right secret always passes: nobody can lock out
// an agency by guessing in its name.

export interface SecretThrottle {
  /** Counts one wrong try and says how many seconds to wait before the next, 0 for none. */
  countWrong(clientId: string, nowMs: number): number;
  clear(clientId: string): void;
}

const FREE_TRIES = 10;
const WINDOW_MS = 60_000;
/** Bounds memory against invented client ids; beyond it the oldest counts are forgotten. */
const MAX_CLIENTS = 10_000;

export function createSecretThrottle(): SecretThrottle {
  const wrong = new Map<string, { count: number; endsAt: number }>();
  return {
    countWrong(clientId, nowMs) {
      const known = wrong.get(clientId);
      const entry = known && known.endsAt > nowMs ? known : { count: 0, endsAt: nowMs + WINDOW_MS };
      entry.count += 1;
      wrong.delete(clientId);
      wrong.set(clientId, entry);
      const oldest = wrong.keys().next();
      if (wrong.size > MAX_CLIENTS && !oldest.done) wrong.delete(oldest.value);
      return entry.count > FREE_TRIES ? Math.ceil((entry.endsAt - nowMs) / 1000) : 0;
    },
    clear: (clientId) => void wrong.delete(clientId),
  };
}
