// `npm start`: five processes under one supervisor, from an empty folder to one screen that says where to go.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../platform/config';
import { buildPlayground } from './buildPlayground';
import { superviseChild, type SupervisedChild } from './childProcess';
import { checkMachine } from './checkMachine';
import { readStartConfig, type StartConfig, type StartOptions } from './config';
import { developmentEnvironment, PROCESS_NAMES, publicUrl } from './developmentEnvironment';
import { loadDevelopmentKeys } from './developmentKeys';
import { offerDevelopmentTokens } from './developmentTokens';
import { renderScreen } from './screen';

const READY_POLL_MS = 150;

/** Resolves with the exit code when everything has ended. */
export async function startAll(script: string, env: Environment, options: StartOptions): Promise<number> {
  const startedAt = Date.now();
  const config = readStartConfig(env, options);
  await checkMachine(config);
  const keys = loadDevelopmentKeys(config.dataDir);
  mkdirSync(join(config.dataDir, 'logs'), { recursive: true, mode: 0o700 });
  const offer = await offerDevelopmentTokens(config);

  const children: SupervisedChild[] = [];
  const stopping = createStopSignal();
  const say = createProgressLine();
  for (const name of PROCESS_NAMES) {
    const child = superviseChild(
      {
        name,
        script,
        args: name === 'gateway' ? ['gateway'] : ['subgraph', name],
        env: developmentEnvironment(name, keys, config),
        logFile: join(config.dataDir, 'logs', `${name}.log`),
      },
      {
        onProgress: (from, text) => say(`${from}: ${text}`),
        onReady: (from) => say(`${from} is up`),
        onRestart: (from, code) => console.error(`${from} ended unexpectedly (${code}) and is started again.`),
        onGivenUp(from, lastWords) {
          console.error(`\n${from} could not run:\n${lastWords}`);
          stopping.request(1);
        },
      },
    );
    children.push(child);
  }
  const playground = buildPlayground();
  void whenReady(config, stopping.requested).then(async (isReady) => {
    if (!isReady) return;
    await playground.done;
    say('');
    console.log(
      renderScreen({ config, keys, tokens: offer.tokens, seconds: ((Date.now() - startedAt) / 1000).toFixed(1) }),
    );
  });
  const exitCode = await stopping.requested;
  offer.stop();
  playground.stop();
  say('');
  console.log('Stopping …');
  // The gateway first: it lets running requests end while the subgraphs still answer.
  for (const child of [...children].reverse()) await child.stop();
  return exitCode;
}

interface StopSignal {
  readonly requested: Promise<number>;
  request(exitCode: number): void;
}

function createStopSignal(): StopSignal {
  let request: (exitCode: number) => void = () => undefined;
  const requested = new Promise<number>((resolve) => {
    request = resolve;
  });
  process.once('SIGINT', () => request(0));
  process.once('SIGTERM', () => request(0));
  return { requested, request };
}

/** True once a query over all four subgraphs can be answered; false when everything is to stop before that. */
async function whenReady(config: StartConfig, stopped: Promise<number>): Promise<boolean> {
  let isStopped = false;
  void stopped.then(() => (isStopped = true));
  while (!isStopped) {
    const response = await fetch(`${publicUrl(config)}/ready?all=1`).catch(() => null);
    if (response?.status === 200) return true;
    await new Promise((resolve) => setTimeout(resolve, READY_POLL_MS));
  }
  return false;
}

/** One line that is overwritten on a terminal; plain lines elsewhere, each text once. */
function createProgressLine(): (text: string) => void {
  let last = '';
  return (text) => {
    if (text === last) return;
    last = text;
    if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
    else if (text !== '') console.log(text);
  };
}
