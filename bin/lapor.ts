// The `lapor` command, compiled: `npm run lapor -- help` lists what it can do. Started by bin/lapor.mjs.
import { Command, Option } from 'commander';
import { ConfigError } from '../platform/config';
import { SUBGRAPH_NAMES } from '../platform/subgraph/module';
import type { DatabaseToPrepare } from './prepareDatabases';
import type { SeedCommand } from './seed/runSeed';
import { readStartConfig } from './start/config';
import { developmentEnvironment, type ProcessName } from './start/developmentEnvironment';
import { loadDevelopmentKeys } from './start/developmentKeys';
import { checkSubgraphName, loadSubgraph } from './subgraphs';

const program = new Command('lapor').description('SP4N-LAPOR! federation gateway').showHelpAfterError();

/** The environment as it is, or with the keys and addresses of a machine that runs everything itself. */
function environmentOf(name: ProcessName, isDevelopment: boolean): NodeJS.ProcessEnv {
  if (!isDevelopment) return process.env;
  const config = readStartConfig(process.env, {});
  return developmentEnvironment(name, loadDevelopmentKeys(config.dataDir), config);
}

const DEVELOPMENT = ['--development', 'with the keys and addresses that `npm start` would use'] as const;

program
  .command('start')
  .description('start the gateway and all four subgraphs on this machine')
  .option('--scale <scale>', 'demonstration data for empty databases: demo or none', 'demo')
  .option('--until <day>', 'last day of the demonstration data, YYYY-MM-DD (default: yesterday, WIB)')
  .action(async (options: { scale: string; until?: string }) => {
    const { startAll } = await import('./start/startAll');
    process.exitCode = await startAll(process.argv[1] as string, process.env, options);
  });

program
  .command('gateway')
  .description('start the gateway alone, configured by environment variables')
  .option(...DEVELOPMENT)
  .action(async (options: { development?: boolean }) => {
    const { runGateway } = await import('../gateway/main');
    await runGateway(environmentOf('gateway', options.development ?? false));
  });

program
  .command('subgraph')
  .argument('<name>', SUBGRAPH_NAMES.join(', '))
  .description('start one subgraph alone, configured by environment variables')
  .option(...DEVELOPMENT)
  .action(async (name: string, options: { development?: boolean }) => {
    const checked = checkSubgraphName(name);
    const { run } = await loadSubgraph(checked);
    await run(environmentOf(checked, options.development ?? false));
  });

/** The databases of the subgraphs that are named, or of all four. */
function databasesOf(names: readonly string[], isDevelopment: boolean): DatabaseToPrepare[] {
  const chosen = names.length > 0 ? names.map(checkSubgraphName) : SUBGRAPH_NAMES;
  return chosen.map((name) => ({ name, env: environmentOf(name, isDevelopment) }));
}

program
  .command('migrate')
  .argument('[names...]', SUBGRAPH_NAMES.join(', '))
  .description('bring the databases to the newest schema, as each process does when it starts')
  .option(...DEVELOPMENT)
  .action(async (names: string[], options: { development?: boolean }) => {
    const { migrateDatabases } = await import('./prepareDatabases');
    await migrateDatabases(databasesOf(names, options.development ?? false));
  });

program
  .command('seed')
  .description('fill the four databases with demonstration data, with the keys that `npm start` uses')
  .option('--scale <scale>', 'demo (5,000 reports) or national (195,438 reports, 1.1 million reporters)', 'demo')
  .option('--times <n>', 'so many times the reports of the scale')
  .option('--until <day>', 'last day of the data, YYYY-MM-DD (default: yesterday, WIB)')
  .option('--reset', 'empty the databases of an earlier seed first')
  .addOption(new Option('--reports <n>', 'number of reports, for tests').hideHelp())
  .action(async (options: SeedCommand) => {
    const { runSeed } = await import('./seed/runSeed');
    process.exitCode = await runSeed(process.env, options);
  });

program
  .command('token')
  .description('make a token for a demonstration persona of this machine')
  .requiredOption(
    '--as <persona>',
    'agency-system, institution-admin, liaison, unit-liaison, national-admin, analyst, ombudsman or citizen',
  )
  .option('--agency <code>', 'code of the agency, such as PEMKOT-3273')
  .action(async (options: { as: string; agency?: string }) => {
    const { makeToken } = await import('./makeToken');
    console.log(await makeToken(process.env, options));
  });

const log = program.command('log').description('the case log of reports (docs/decisions/0020-case-log.md)');
log
  .command('verify')
  .description('recompute hashes, texts and anchors; name the first that does not fit, and end with 1')
  .option('--report <id>', 'one report alone, with the days on which it changed')
  .option('--from <day>', 'only what has changed since this day, YYYY-MM-DD (WIB)')
  .action(async (options: { report?: string; from?: string }) => {
    const { verifyLog } = await import('./log/verifyLog');
    // Without a root key in the environment this is a machine that runs everything itself.
    const env = environmentOf('reports', !process.env.LAPOR_ROOT_KEY);
    process.exitCode = (await verifyLog(env, options, process.stdout)) ? 0 : 1;
  });

const stats = program.command('stats').description('the counters of statistics (docs/decisions/0026-more-counters.md)');
/** Without a root key in the environment this is a machine that runs everything itself. */
const statisticsEnvironment = (): NodeJS.ProcessEnv => environmentOf('statistics', !process.env.LAPOR_ROOT_KEY);
stats
  .command('rebuild')
  .description('count all events of reports anew, while figures are read, and put the new counters in place')
  .action(async () => {
    const { rebuildStats } = await import('./stats/runStats');
    await rebuildStats(statisticsEnvironment(), process.stdout);
  });
stats
  .command('verify')
  .description('count all events a second time, print each difference, and end with 1 if there is one')
  .action(async () => {
    const { verifyStats } = await import('./stats/runStats');
    process.exitCode = (await verifyStats(statisticsEnvironment(), process.stdout)) ? 0 : 1;
  });

const keys = program.command('keys').description('the secrets of an installation (docs/guides/deploy.md)');
keys
  .command('env')
  .description('print new root keys, the keys derived from them and database passwords as an environment file')
  .option('--issuer <url>', 'public address of the gateway', 'http://127.0.0.1:4000')
  .option('--seed <scale>', 'demonstration data for empty databases: demo or none', 'demo')
  .action(async (options: { issuer: string; seed: string }) => {
    const { renderKeys } = await import('./makeKeys');
    process.stdout.write(renderKeys(options));
  });
keys
  .command('oauth')
  .argument('<file>', 'the value of LAPOR_OAUTH_KEYS_FILE')
  .description('make the file of signing keys, or add a new key that takes over from the others with overlap')
  .action(async (file: string) => {
    const { makeOauthKey } = await import('./makeKeys');
    console.log(await makeOauthKey(file, Date.now()));
  });

const schema = program.command('schema').description('the composed schema');
schema
  .command('build')
  .description('print the subgraphs, compose them, and write everything under schema/')
  .action(async () => {
    const { buildSchemas } = await import('./schema/buildSchemas');
    await buildSchemas();
  });
schema
  .command('check')
  .description('fail if what is written under schema/ is not what the code gives')
  .action(async () => {
    const { checkSchemas } = await import('./schema/buildSchemas');
    process.exitCode = (await checkSchemas()) ? 0 : 1;
  });
schema
  .command('diff')
  .argument('[ref]', 'commit to compare with (default: what landed last; in CI the variable SCHEMA_BASE)')
  .description('tell what the schema of the working tree does to clients: breaking, dangerous, safe')
  .option('--check', 'fail on what breaks clients without a deprecation whose day has passed')
  .action(async (ref: string | undefined, options: { check?: boolean }) => {
    const { runSchemaDiff } = await import('./schema/diffCommand');
    const base = ref ?? (process.env.SCHEMA_BASE || undefined);
    process.exitCode = runSchemaDiff({ ref: base, isCheck: options.check ?? false, nowMs: Date.now() });
  });

const docs = program.command('docs').description('the generated pages of docs/');
docs
  .command('build')
  .description('write them')
  .action(async () => {
    const { buildDocs } = await import('./docs/buildDocs');
    await buildDocs();
  });
docs
  .command('check')
  .description('fail if they are not what the code gives')
  .action(async () => {
    const { checkDocs } = await import('./docs/buildDocs');
    process.exitCode = (await checkDocs()) ? 0 : 1;
  });

program.parseAsync().catch((error: unknown) => {
  const isExpected = error instanceof ConfigError || (error instanceof Error && !(error instanceof TypeError));
  console.error(isExpected ? (error as Error).message : error);
  process.exitCode = 1;
});
