// Tests of every folder but test/browser (`npm run test:browser`). TEST_DATABASE=mariadb runs them on a private MariaDB.
import { swcOptions } from './bin/swcOptions.mjs';

// Packages that ship ES modules only: Node loads them with require(), jest has to compile them.
const esModulePackages = ['jose', 'idn-area-data'];

export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/{unit,store,subgraph,gateway,stack,scenarios,differential}/**/*.test.ts'],
  moduleFileExtensions: ['ts', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  transform: { '\\.(ts|js)$': ['@swc/jest', swcOptions] },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulePackages.join('|')})/)`],
  setupFiles: ['reflect-metadata'],
  globalSetup: '<rootDir>/test/support/mariadbSetup.ts',
  globalTeardown: '<rootDir>/test/support/mariadbTeardown.ts',
  reporters: ['<rootDir>/test/support/reporter.cjs'],
  testTimeout: 30_000,
  slowTestThreshold: 10,
  maxWorkers: 2,
};
