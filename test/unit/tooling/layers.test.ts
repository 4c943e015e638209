// .dependency-cruiser.cjs: each rule of "who may import what" is broken once here, so that none is a dead letter.
import { spawnSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectPath } from '../../../platform/projectPath';
import { createProject } from './temporaryProject';
import type { TemporaryProject } from './temporaryProject';

const REPORTS = 'subgraphs/reports';

/** rule | file | what it imports (a package, or a path from the root); the imported file is made too. */
const BROKEN: readonly (readonly [rule: string, from: string, to: string])[] = [
  ['no-cycles', 'platform/round.ts', 'platform/trip.ts'],
  ['resolvable', 'platform/lost.ts', 'package-that-does-not-exist'],
  ['no-development-packages-in-production', 'platform/tool.ts', 'prettier'],
  ['production-never-test', 'platform/proof.ts', 'test/support/helper.ts'],
  ['production-never-test', 'gateway/command.ts', 'bin/command.ts'],
  ['command-never-test', 'bin/proof.ts', 'bench/load.ts'],
  ['gateway-never-subgraph', 'gateway/peek.ts', `${REPORTS}/app/verb.ts`],
  ['gateway-no-database', 'gateway/table.ts', 'typeorm'],
  ['gateway-no-database', 'gateway/rows.ts', 'platform/db/connect.ts'],
  ['subgraph-never-gateway', `${REPORTS}/app/up.ts`, 'gateway/server.ts'],
  ['subgraph-never-another', `${REPORTS}/app/aside.ts`, 'subgraphs/users/domain/role.ts'],
  ['platform-knows-no-domain', 'platform/knows.ts', `${REPORTS}/domain/state.ts`],
  ['shared-schema-depends-on-nothing', 'schema/reference/seed.ts', 'platform/ids.ts'],
  ['contract-is-plain', 'schema/contract/time.ts', 'node:os'],
  ['domain-is-pure', `${REPORTS}/domain/file.ts`, 'node:fs'],
  ['domain-is-pure', `${REPORTS}/domain/plumbing.ts`, 'platform/clock.ts'],
  ['domain-is-pure', `${REPORTS}/domain/foreign.ts`, 'subgraphs/users/domain/role.ts'],
  ['app-no-frameworks', `${REPORTS}/app/sql.ts`, 'typeorm'],
  ['app-no-frameworks', `${REPORTS}/app/type.ts`, 'type-graphql'],
  ['app-never-graphql', `${REPORTS}/app/shape.ts`, `${REPORTS}/graphql/report.type.ts`],
  ['graphql-never-store', `${REPORTS}/graphql/direct.ts`, `${REPORTS}/store/readReports.ts`],
  ['graphql-never-entity', `${REPORTS}/graphql/leak.ts`, `${REPORTS}/store/report.entity.ts`],
  ['store-at-the-bottom', `${REPORTS}/store/up.ts`, `${REPORTS}/app/verb.ts`],
  ['store-at-the-bottom', `${REPORTS}/store/type.ts`, 'type-graphql'],
  ['migrations-stand-still', `${REPORTS}/migrations/first.ts`, `${REPORTS}/store/report.entity.ts`],
];

const ALLOWED: readonly (readonly [from: string, to: string])[] = [
  ['gateway/good.ts', 'schema/contract/errors.ts'],
  [`${REPORTS}/graphql/good.ts`, `${REPORTS}/app/verb.ts`],
  [`${REPORTS}/app/good.ts`, `${REPORTS}/store/readReports.ts`],
  [`${REPORTS}/store/good.ts`, 'typeorm'],
  [`${REPORTS}/store/rules.ts`, `${REPORTS}/domain/state.ts`],
  [`${REPORTS}/domain/good.ts`, 'schema/contract/errors.ts'],
  ['test/good.test.ts', `${REPORTS}/store/readReports.ts`],
];

const isFile = (to: string): boolean => to.endsWith('.ts');
const importOf = (from: string, to: string): string => {
  const up = '../'.repeat(from.split('/').length - 1);
  return `import * as it from '${isFile(to) ? up + to.replace(/\.ts$/, '') : to}';\nexport const used = it;\n`;
};

function listViolations(root: string): Set<string> {
  const cruise = projectPath('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const folders = ['gateway', 'subgraphs', 'platform', 'schema', 'test', 'bin'];
  const options = ['--config', projectPath('.dependency-cruiser.cjs'), '--output-type', 'json'];
  const ran = spawnSync(process.execPath, [cruise, ...options, ...folders], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  });
  const { summary } = JSON.parse(ran.stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return new Set(summary.violations.map(({ rule, from }) => `${rule.name} ${from}`));
}

describe('who may import what', () => {
  let project: TemporaryProject;
  let violations: Set<string>;

  beforeAll(() => {
    const pairs = [...BROKEN.map(([, from, to]) => [from, to] as const), ...ALLOWED];
    const targets = pairs.filter(([, to]) => isFile(to)).map(([, to]) => [to, 'export {};\n'] as const);
    project = createProject({
      'package.json': JSON.stringify({
        dependencies: { typeorm: '*', 'type-graphql': '*' },
        devDependencies: { prettier: '*' },
      }),
      'tsconfig.json': JSON.stringify({ compilerOptions: { module: 'node20' } }),
      ...Object.fromEntries(targets),
      ...Object.fromEntries(pairs.map(([from, to]) => [from, importOf(from, to)])),
      'platform/trip.ts': importOf('platform/trip.ts', 'platform/round.ts'),
    });
    violations = listViolations(project.root);
  });
  afterAll(() => project.remove());

  it.each(BROKEN)('%s: %s may not import %s', (rule, from) => {
    expect(violations).toContain(`${rule} ${from}`);
  });

  it.each(ALLOWED)('%s may import %s', (from) => {
    expect([...violations].filter((violation) => violation.endsWith(` ${from}`))).toEqual([]);
  });
});
