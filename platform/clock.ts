// Time as a dependency: production reads the system, tests fix it.

/** The present instant in milliseconds UTC. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
