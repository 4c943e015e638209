// Has the playground bundled in a process beside the five while they come up: the first start waits for seeds anyway.
// Called by startAll.ts; where nothing is stale it ends at once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { projectPath } from '../../platform/projectPath';

export interface PlaygroundBuild {
  /** Resolves also when there will be no playground: the product works without its page. */
  readonly done: Promise<void>;
  stop(): void;
}

export function buildPlayground(): PlaygroundBuild {
  const child = spawn(process.execPath, [projectPath('bin', 'buildWeb.mjs')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString('utf8')));
  const done = once(child, 'close').then(([code]) => {
    // Null: a signal ended it, so somebody is stopping everything.
    if (code === 0 || code === null) return;
    console.error(`The playground could not be built and is missing at "/": ${complaint.trim()}`);
  });
  return { done, stop: () => void child.kill() };
}
