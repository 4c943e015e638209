// Hands the server of a run from mariadbSetup.ts to mariadbTeardown.ts: jest loads them apart, so a module variable would not do.
import type { MariaDb } from './mariadb';

const KEY = Symbol.for('lapor.test.mariadb');
const shared = globalThis as { [KEY]?: MariaDb };

export function keepForTeardown(server: MariaDb): void {
  shared[KEY] = server;
}

export function takeForTeardown(): MariaDb | undefined {
  return shared[KEY];
}
