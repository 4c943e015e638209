// `npm run bench:gateway -- [--quick] [--save] [--rounds N] [--seconds N] [--only one,inbox] [--gateways ours,stock] [--profile]`:
// this gateway beside others, over the same stubs and operations.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '../../platform/projectPath';
import { SUBGRAPH_NAMES } from '../../platform/subgraph/module';
import { AUDIENCE, createTestIssuer } from '../../test/gateway/support/issuer';
import { checkAnswers } from './checkAnswers';
import { runChild, type Plan } from './child';
import { measureAll, type Gateway } from './measure';
import { formatReport } from './report';
import { startChild, type Child } from './startChild';
import type { Stubs } from './stubs';
import { composeSupergraph, readSdlOfFederation1 } from './supergraph';

interface Options {
  readonly rounds: number;
  readonly durationMs: number;
  readonly only: readonly string[];
  readonly gateways: readonly string[];
  readonly isSaved: boolean;
  readonly isProfiled: boolean;
}

const TITLES: Readonly<Record<string, string>> = {
  ours: 'this gateway',
  stock: 'ApolloGateway + Apollo Server',
  hive: 'Hive Gateway (JavaScript planner)',
  'hive:rust': 'Hive Gateway (Rust planner)',
  mercurius: 'Mercurius gateway',
  proxy: 'bare proxy (the limit)',
};

/** Without these there is nothing to compare. */
const NEEDED = ['ours', 'stock'];

export async function run(args: readonly string[]): Promise<void> {
  if (args[0] === '--child') return runChild(args.slice(1));
  const options = readOptions(args);
  if (options.gateways.some((name) => name !== 'ours')) installPeers();
  const folder = mkdtempSync(join(tmpdir(), 'lapor-bench-gateway-'));
  const running: Child<unknown>[] = [];
  try {
    const text = await compare(options, folder, running);
    process.stdout.write(text);
    if (options.isSaved) save(text);
  } finally {
    for (const child of running) await child.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function readOptions(args: readonly string[]): Options {
  const valueOf = (flag: string): string | undefined => args[args.indexOf(flag) + 1 || args.length];
  const listOf = (flag: string): string[] => valueOf(flag)?.split(',') ?? [];
  const isQuick = args.includes('--quick');
  const isProfiled = args.includes('--profile');
  const chosen = isProfiled ? ['ours'] : listOf('--gateways');
  return {
    rounds: Number(valueOf('--rounds') ?? (isQuick ? 1 : 5)),
    durationMs: Number(valueOf('--seconds') ?? (isQuick ? 0.5 : 2)) * 1_000,
    only: listOf('--only'),
    gateways: chosen.length > 0 ? chosen : Object.keys(TITLES),
    isSaved: args.includes('--save'),
    isProfiled,
  };
}

/** Into a folder of their own: the product's tree knows nothing of them. */
function installPeers(): void {
  const cwd = projectPath('bench', 'peers');
  if (existsSync(join(cwd, 'node_modules'))) return;
  say('installing the peers …');
  // Not bound to this package's own Node: one peer claims a newer one, and runs.
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--engine-strict=false'];
  execFileSync('npm', ['ci', ...flags], { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
}

async function compare(options: Options, folder: string, running: Child<unknown>[]): Promise<string> {
  const loadAtStart = loadavg()[0] ?? NaN;
  const issuer = await createTestIssuer('http://issuer.test');
  const now = Math.floor(Date.now() / 1_000);
  const token = await issuer.sign({ claims: { iat: now, exp: now + 86_400 } });
  const stubs = await startChild<Stubs>('stubs', issuer.jwks);
  running.push(stubs);
  const { urls, playbackUrl } = stubs.started;
  const supergraphPath = join(folder, 'supergraph.graphql');
  writeFileSync(supergraphPath, composeSupergraph(urls));
  const plan: Plan = {
    ...{ supergraphPath, urls, playbackUrl },
    sdls: Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, readSdlOfFederation1(name)])),
    ...{ key: randomBytes(32).toString('base64url'), issuer: issuer.issuer, audience: AUDIENCE },
  };
  const { gateways, missing } = await startGateways(options, plan, running);
  const { count: checked, wrong } = await checkAnswers(gateways, token, playbackUrl);
  for (const [{ name, title }, how] of wrong) {
    if (NEEDED.includes(name)) throw new Error(`${title} ${how}`);
    missing.push(`${title} ${how}`);
  }
  const compared = gateways.filter((gateway) => !wrong.has(gateway));
  const samples = await measureAll(compared, { ...options, token, onProgress: say });
  const { rounds, durationMs } = options;
  return formatReport(compared, samples, { rounds, durationMs, checked, loadAtStart, missing });
}

async function startGateways({ gateways: names, isProfiled }: Options, plan: Plan, running: Child<unknown>[]) {
  const gateways: Gateway[] = [];
  const missing: string[] = [];
  const flags = isProfiled
    ? ['--cpu-prof', `--cpu-prof-dir=${profileFolder()}`, '--cpu-prof-name=gateway.cpuprofile']
    : [];
  for (const name of names) {
    const title = TITLES[name];
    if (title === undefined) throw new Error(`Unknown gateway ${name}; known: ${Object.keys(TITLES).join(', ')}`);
    try {
      say(`starting ${title} …`);
      const child = await startChild<string>(name, plan, flags);
      running.push(child);
      gateways.push({ name, title, child });
    } catch (error) {
      if (NEEDED.includes(name)) throw error;
      missing.push(`${title}: ${(error as Error).message}`);
    }
  }
  return { gateways, missing };
}

/** Read it with a browser's developer tools, or `npx speedscope`. */
function profileFolder(): string {
  const folder = projectPath('bench', 'results', 'profiles');
  say(`the profile goes to ${folder}/gateway.cpuprofile`);
  return folder;
}

function save(text: string): void {
  const folder = projectPath('bench', 'results');
  mkdirSync(folder, { recursive: true });
  const day = new Date().toISOString().slice(0, 10);
  const node = process.versions.node.split('.')[0];
  const title = `# Gateways compared, ${day}, Node ${node}\n\n\`npm run bench:gateway\` (see ../README.md).\n\n`;
  writeFileSync(join(folder, `${day}-gateway-node${node}.md`), title + text);
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
