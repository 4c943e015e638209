// `lapor keys`: the secrets of one installation. `keys env` prints them as an environment file for docker/compose.yaml;
// `keys oauth FILE` makes the file of signing keys, or adds a new key to it.
import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { peerKey } from '../platform/crypto';
import { SUBGRAPH_NAMES, type SubgraphName } from '../platform/subgraph/module';
import { rotateKeyFile } from '../subgraphs/users/store/oauthKeyFile';
import { PEERS } from './start/developmentEnvironment';

/** Variable of compose.yaml with the key by which `caller` signs its calls to `callee`. */
export function callKeyVariable(caller: string, callee: SubgraphName): string {
  return `${caller.toUpperCase()}_TO_${callee.toUpperCase()}_KEY`;
}

export interface KeyOptions {
  /** Public address of the gateway: tokens carry it. */
  readonly issuer: string;
  readonly seed: string;
}

/** New ones at each call. All are letters, digits, `-` and `_`: nothing that a shell, compose or a URL would read otherwise. */
export function renderKeys({ issuer, seed }: KeyOptions): string {
  const random = (): Buffer => randomBytes(32);
  const roots = Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, random()])) as Record<SubgraphName, Buffer>;
  const line = (name: string, value: Buffer): string => `${name}=${value.toString('base64url')}`;
  const callKeys = (caller: string, callees: readonly SubgraphName[]): string[] =>
    callees.map((callee) => line(callKeyVariable(caller, callee), peerKey(roots[callee], caller)));
  return [
    '# Secrets of one installation. Never in the repository, never in an image; whoever reads this file may be anybody.',
    '# Made anew they fit together, but not with databases and tokens made under the old ones.',
    `LAPOR_ISSUER=${issuer}`,
    `LAPOR_SEED=${seed}`,
    '',
    '# Passwords of the database, set when its volume is empty.',
    line('MARIADB_ROOT_PASSWORD', random()),
    ...SUBGRAPH_NAMES.map((name) => line(`${name.toUpperCase()}_DATABASE_PASSWORD`, random())),
    '',
    '# One root key for each subgraph.',
    ...SUBGRAPH_NAMES.map((name) => line(`${name.toUpperCase()}_ROOT_KEY`, roots[name])),
    '',
    '# Reporters’ personal data lies encrypted under the first of these. Lose them, and nobody reads it again.',
    line('LAPOR_PERSON_KEYS', random()),
    '',
    '# Derived from the root key of the one that is called.',
    ...callKeys('gateway', SUBGRAPH_NAMES),
    ...SUBGRAPH_NAMES.flatMap((caller) => callKeys(caller, PEERS[caller])),
    '',
  ].join('\n');
}

/** Says what it did. Running processes notice a new key by themselves. */
export async function makeOauthKey(path: string, nowMs: number): Promise<string> {
  const file = resolve(path);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const { kid, activeFrom } = await rotateKeyFile(file, nowMs);
  const when = activeFrom <= nowMs ? 'at once' : `from ${new Date(activeFrom).toISOString()}`;
  return `${file}: key ${kid} signs ${when}`;
}
