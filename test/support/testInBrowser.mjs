// `npm run test:browser`: the tests that need a real browser, in Debian's Chromium. Arguments go on to jest.
// Where it is not installed it says so and ends well at home, badly when CI=true.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';

const CHROMIUM = '/usr/bin/chromium';

if (!existsSync(CHROMIUM)) {
  const isCi = process.env.CI === 'true';
  console.error('****************************************************************************');
  console.error(`${isCi ? 'FAILED' : 'SKIPPED'}: the tests in a browser did not run, because ${CHROMIUM} is missing.`);
  console.error('On Debian: apt-get install chromium');
  console.error('****************************************************************************');
  process.exit(isCi ? 1 : 0);
}

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
const options = ['--runInBand', '--testMatch', '<rootDir>/test/browser/**/*.test.ts'];
const run = spawnSync(process.execPath, [jest, ...options, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, TEST_BROWSER: CHROMIUM },
});
process.exit(run.status ?? 1);
