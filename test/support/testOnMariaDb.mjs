// `npm run test:mariadb`: the tests that reach a database, on a private MariaDB. Arguments go on to jest.
// Where the server is not installed it says so and ends well at home, badly when CI=true.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];
const isInstalled = folders.some((folder) => existsSync(join(folder, 'mariadbd')));

if (!isInstalled) {
  const isCi = process.env.CI === 'true';
  console.error('****************************************************************************');
  console.error(`${isCi ? 'FAILED' : 'SKIPPED'}: the tests on MariaDB did not run, because mariadbd is not installed.`);
  console.error('On Debian: apt-get install mariadb-server-core mariadb-client-core');
  console.error('****************************************************************************');
  process.exit(isCi ? 1 : 0);
}

const jest = createRequire(import.meta.url).resolve('jest/bin/jest');
// These reach no database, or ask nothing of it that depends on the engine; `npm test` has run them. Each scenario starts the whole
// as `npm start` does.
const elsewhere = [
  ...['/test/unit/', '/test/differential/', '/test/gateway/(dashboard|engine|foreign|guard|http)/'],
  ...['/test/subgraph/badInput/(others|plans)', '/test/subgraph/reports/model/modelAgain'],
  ...['/test/subgraph/reports/mutations/matrix', '/test/stack/(publishedFigures|start).test'],
];
const options = [...elsewhere.flatMap((pattern) => ['--testPathIgnorePatterns', pattern]), '--passWithNoTests'];
const run = spawnSync(process.execPath, [jest, ...process.argv.slice(2), ...options], {
  stdio: 'inherit',
  env: { ...process.env, TEST_DATABASE: 'mariadb' },
});
process.exit(run.status ?? 1);
