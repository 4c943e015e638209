// Writes the golden files of this folder anew: `npm run golden:build`. `golden:check` runs the same tests without writing.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runner = fileURLToPath(new URL('../support/testOnMariaDb.mjs', import.meta.url));
const { status } = spawnSync(process.execPath, [runner, 'test/store/hotQueries'], {
  stdio: 'inherit',
  env: { ...process.env, WRITE_GOLDEN: '1' },
});
process.exit(status ?? 1);
