// `npm run bench -- [--quick] [--save] [--database URL]`: what the whole stack does and costs, through the gateway. On the
// seeded databases of URL, else on a private MariaDB or the embedded engine with the demonstration's data.
import autocannon from 'autocannon';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { projectPath } from '../../platform/projectPath';
import { getAgency } from '../../schema/reference/agencies';
import { readOperation } from '../../test/support/operations';
import { startMariaDb } from '../../test/support/mariadb';
import { createStackTokens } from '../../test/support/stackTokens';
import { measureBareTransaction } from './bareTransaction';
import { readUsageOf, startBenchStack, type BenchStack, type Usage } from './startBenchStack';
import { measureTransitions, type Tokens } from './transitions';

interface Options {
  readonly isQuick: boolean;
  readonly isSaved: boolean;
  /** Nothing but the transitions. */
  readonly isTransitionsOnly: boolean;
  readonly databaseUrl: string | null;
  /** Of a stack that was started on these databases before: its keys. */
  readonly dataDir: string | null;
  readonly port: number | undefined;
}

interface Operation {
  readonly name: string;
  readonly token: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

export async function run(args: readonly string[]): Promise<void> {
  const valueOf = (flag: string): string | null => args[args.indexOf(flag) + 1 || args.length] ?? null;
  const port = valueOf('--port');
  const options: Options = {
    isQuick: args.includes('--quick'),
    isSaved: args.includes('--save'),
    isTransitionsOnly: args.includes('--transitions'),
    databaseUrl: valueOf('--database'),
    dataDir: valueOf('--data-dir'),
    port: port === null ? undefined : Number(port),
  };
  const own = options.databaseUrl === null ? await startMariaDb().catch(() => null) : null;
  const databaseUrl = options.databaseUrl ?? (own === null ? null : `${own.url}/bench`);
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'lapor-bench-'));
  const stack = await startBenchStack({ dataDir, databaseUrl, port: options.port });
  try {
    const text = await measureStack(stack, databaseUrl, options);
    console.log(text);
    if (options.isSaved) save(text);
  } finally {
    await stack.stop();
    await own?.stop();
    if (options.dataDir === null) rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measureStack(stack: BenchStack, databaseUrl: string | null, options: Options): Promise<string> {
  const { isQuick, isTransitionsOnly } = options;
  const signer = createStackTokens(stack.dataDir, stack.url);
  const agency = await signer.asAgency('PEMKOT-3578');
  const tokens: Tokens = { agency, citizen: await signer.asCitizen(0), national: await signer.asNationalAdmin() };
  const facts = await describeMachine(databaseUrl, stack);
  const lines: string[] = [];
  for (const operation of isTransitionsOnly ? [] : await listOperations(stack.url, tokens)) {
    lines.push(await measureOperation(stack, operation, { databaseUrl, seconds: isQuick ? 2 : 8 }));
  }
  const durationMs = isQuick ? 8_000 : 30_000;
  const database = await findDatabaseProcess(databaseUrl);
  const readAll = () => ({ ...stack.readUsage(), ...readOthers(database) });
  const before = readAll();
  const made = await measureTransitions(stack.url, tokens, { concurrency: 16, durationMs });
  const usage: Readonly<Record<string, Usage>> = readAll();
  const bare = databaseUrl === null ? null : await measureBareTransaction(`${databaseUrl}_reports`, durationMs / 2);
  const cpu = listCosts(before, usage, made.transitions);
  return [
    facts,
    '| operation | 1 conn. req/s | p50 ms | p99 ms | 32 conn. req/s | p50 ms | p99 ms | SQL | subgraph calls | CPU ms gateway | CPU ms subgraphs |',
    '|---|---|---|---|---|---|---|---|---|---|---|',
    ...lines,
    '',
    `Transitions over HTTP at concurrency 16, load generator included: **${made.perSecond.toFixed(0)} a second** ` +
      `(${made.transitions} in all, median ${made.medianMs.toFixed(0)} ms, p99 ${made.p99Ms.toFixed(0)} ms; goal 160). ` +
      (bare === null
        ? ''
        : `The SQL of one transition alone, 16 connections, no product: ${bare.toFixed(0)} a second.`),
    '',
    '| process | CPU ms a transition | RSS MB |',
    '|---|---|---|',
    ...cpu,
    '',
  ].join('\n');
}

type Usages = Readonly<Record<string, Usage>>;

function listCosts(before: Usages, after: Usages, transitions: number): string[] {
  const costs = Object.entries(after).map(([name, { cpuMs, rssMb }]) => ({
    name,
    ms: (cpuMs - (before[name]?.cpuMs ?? 0)) / transitions,
    rssMb,
  }));
  const total = costs.reduce((sum, { ms }) => sum + ms, 0);
  return [
    ...costs.map(({ name, ms, rssMb }) => `| ${name} | ${ms.toFixed(2)} | ${rssMb} |`),
    `| all | ${total.toFixed(2)} | |`,
  ];
}

/** What else two cores have to share: the load generator, and the database where it runs on this machine. */
function readOthers(databasePid: number | null): Usages {
  const generator = { 'load generator': readUsageOf(process.pid) };
  return databasePid === null ? generator : { ...generator, database: readUsageOf(databasePid) };
}

async function findDatabaseProcess(databaseUrl: string | null): Promise<number | null> {
  if (databaseUrl === null) return null;
  const connection = await createConnection(`${databaseUrl}_reports`);
  const [rows] = await connection.query("SHOW VARIABLES LIKE 'pid_file'");
  await connection.end();
  const file = (rows as { Value: string }[])[0]?.Value ?? '';
  return existsSync(file) ? Number(readFileSync(file, 'utf8')) : null;
}

async function listOperations(url: string, { agency, national }: Tokens): Promise<Operation[]> {
  const now = new Date();
  const period = { year: now.getUTCFullYear(), month: now.getUTCMonth() + 1 };
  const found = await ask(url, agency, '{ inbox(first: 1) { nodes { id trackingId } } }', {});
  const { id, trackingId } = found.data.inbox?.nodes[0] ?? {};
  const of = (name: string, token: string | null, variables: Operation['variables'] = {}): Operation => {
    const document = readOperation(name);
    const all = { ...period, period, ...variables };
    const known = Object.entries(all).filter(([key]) => document.includes(`$${key}:`));
    return { name, token, variables: Object.fromEntries(known) };
  };
  return [
    of('agency-system/agencyInbox', agency, { first: 50 }),
    of('agency-system/caseFile', agency, { id }),
    of('agency-system/overdueCases', agency, { first: 50 }),
    of('agency-system/pairTrackingId', agency, { trackingId }),
    of('operator/verificationQueue', national, { first: 50 }),
    of('citizen/publicReports', null, { first: 50 }),
    of('dashboard/nationalFigures', null),
    of('developer/whoAmI', agency),
  ];
}

interface Answer {
  readonly data: {
    readonly inbox?: { readonly nodes: readonly { readonly id: string; readonly trackingId: string }[] };
  };
  readonly errors?: readonly unknown[];
}

async function ask(url: string, token: string | null, query: string, variables: object): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: headersOf(token),
    body: JSON.stringify({ query, variables }),
  });
  const answer = (await response.json()) as Answer;
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer;
}

const headersOf = (token: string | null): Record<string, string> => ({
  'content-type': 'application/json',
  ...(token === null ? {} : { authorization: `Bearer ${token}` }),
});

interface Measure {
  readonly databaseUrl: string | null;
  readonly seconds: number;
}

const COUNTED = 20;
const LOGGED_WITHIN_MS = 500;

async function measureOperation(
  stack: BenchStack,
  operation: Operation,
  { databaseUrl, seconds }: Measure,
): Promise<string> {
  const { name, token, variables } = operation;
  const query = readOperation(name);
  await ask(stack.url, token, query, variables);
  // Log lines are written in batches.
  await sleep(LOGGED_WITHIN_MS);
  const [callsBefore, statementsBefore] = [stack.countCalls(), await countStatements(databaseUrl)];
  for (let n = 0; n < COUNTED; n += 1) await ask(stack.url, token, query, variables);
  const selects = (await countStatements(databaseUrl)) - statementsBefore;
  await sleep(LOGGED_WITHIN_MS);
  const calls = stack.countCalls() - callsBefore;
  const fire = (connections: number) =>
    autocannon({
      ...{ url: `${stack.url}/graphql`, connections, duration: seconds, method: 'POST' },
      ...{ headers: headersOf(token), body: JSON.stringify({ query, variables }) },
    });
  const one = await fire(1);
  const before = stack.readUsage();
  const many = await fire(32);
  const usage = stack.readUsage();
  const answered = many['2xx'];
  const cpuOf = (names: readonly string[]): string =>
    (names.reduce((sum, each) => sum + (usage[each]?.cpuMs ?? 0) - (before[each]?.cpuMs ?? 0), 0) / answered).toFixed(
      2,
    );
  const failed = many.non2xx + many.errors > 0 ? ` (${many.non2xx + many.errors} failed)` : '';
  const speed = [one, many].flatMap(({ requests, latency }) => [requests.average.toFixed(0), latency.p50, latency.p99]);
  const subgraphs = Object.keys(usage).filter((each) => each !== 'gateway');
  const perRequest = databaseUrl === null ? '–' : Math.floor(selects / COUNTED);
  return `| ${name}${failed} | ${[...speed, perRequest, calls / COUNTED, cpuOf(['gateway']), cpuOf(subgraphs)].join(' | ')} |`;
}

/** SELECTs on the server: what polls for events meanwhile is too seldom to reach one a request. */
async function countStatements(databaseUrl: string | null): Promise<number> {
  if (databaseUrl === null) return 0;
  const connection = await createConnection(`${databaseUrl}_reports`);
  const [rows] = await connection.query("SHOW GLOBAL STATUS LIKE 'Com_select'");
  await connection.end();
  return Number((rows as { Value: string }[])[0]?.Value);
}

async function describeMachine(databaseUrl: string | null, stack: BenchStack): Promise<string> {
  const [model] = cpus();
  const lines = [`- ${cpus().length} × ${model?.model}, Node ${process.versions.node}`];
  if (databaseUrl === null) lines.push('- embedded engine');
  else {
    const connection = await createConnection(`${databaseUrl}_reports`);
    const [rows] = await connection.query('SELECT VERSION() AS version, COUNT(*) AS reports FROM report');
    await connection.end();
    const { version, reports } = (rows as { version: string; reports: number }[])[0] ?? { version: '?', reports: 0 };
    lines.push(`- ${version}, ${reports} reports`);
  }
  const load = readFileSync('/proc/loadavg', 'utf8').split(' ')[0];
  lines.push(`- ready after ${(stack.startMs / 1_000).toFixed(1)} s; load before: ${load}`);
  lines.push(`- institution of the inbox: ${getAgency('PEMKOT-3578').name}`);
  return `${lines.join('\n')}\n`;
}

function save(text: string): void {
  const day = new Date().toISOString().slice(0, 10);
  const folder = projectPath('bench', 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${day}-node${process.versions.node.split('.')[0]}.md`), text);
}
