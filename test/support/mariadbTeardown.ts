// jest's globalTeardown: stops the server that mariadbSetup.ts started, if it did.
import { takeForTeardown } from './mariadbRun';

// jest demands a default export.
export default async function stopAfterRun(): Promise<void> {
  await takeForTeardown()?.stop();
}
