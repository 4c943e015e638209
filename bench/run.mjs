// Runs a TypeScript file of bench/ without a build: `node bench/run.mjs NAME …` runs bench/NAME/main.ts. The product's
// processes that a benchmark starts are the built files, as everywhere else.
import Module, { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';
import { swcOptions } from '../bin/swcOptions.mjs';

Module._extensions['.ts'] = (module, filename) => {
  const { code } = transformSync(readFileSync(filename, 'utf8'), { ...swcOptions, filename, sourceMaps: 'inline' });
  module._compile(code, filename);
};

const [name, ...rest] = process.argv.slice(2);
const folder = fileURLToPath(new URL('.', import.meta.url));
process.env.APOLLO_TELEMETRY_DISABLED = '1';
createRequire(import.meta.url)(join(folder, name, 'main.ts'))
  .run(rest)
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
