// A process of the benchmark: the stubs or one gateway. It sends where it listens, and its CPU time and memory when asked.
// Started by startChild.ts.
import { join } from 'node:path';
import { projectPath } from '../../platform/projectPath';
import { startOurs } from './ours';
import { createPeerTools, type PeerTools } from './peerTools';
import { startStubs } from './stubs';

/** What a gateway is started with. */
export interface Plan {
  readonly supergraphPath: string;
  readonly urls: Readonly<Record<string, string>>;
  /** SDL of Federation 1, by subgraph. */
  readonly sdls: Readonly<Record<string, string>>;
  readonly playbackUrl: string;
  readonly key: string;
  readonly issuer: string;
  readonly audience: string;
}

type StartPeer = (plan: Plan, tools: PeerTools, variant: string | undefined) => Promise<string>;

export async function runChild([name = '', input = '{}']: readonly string[]): Promise<void> {
  process.on('message', (message) => {
    if (message === 'usage') process.send?.({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() });
    if (message === 'stop') process.exit(0);
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ started: await start(name, JSON.parse(input)) });
}

async function start(name: string, input: unknown): Promise<unknown> {
  if (name === 'stubs') return startStubs(input as object);
  const plan = input as Plan;
  if (name === 'ours') return startOurs(plan);
  const [file = '', variant] = name.split(':');
  // Through require(), so that the peers' own packages are found beside them.
  const peer = (await import(join(projectPath('bench', 'peers'), `${file}.mjs`))) as { start: StartPeer };
  return peer.start(plan, createPeerTools(plan), variant);
}
