// The dashboard's style sheet and icon, under names that hold a hash of their content. Called by registerDashboard.ts.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { sha256 } from '../../platform/crypto';
import { projectPath } from '../../platform/projectPath';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly content: Buffer;
}

const TYPES: Readonly<Record<string, string>> = { '.css': 'text/css; charset=utf-8', '.svg': 'image/svg+xml' };

export function loadAsset(name: string): Asset {
  const content = readFileSync(projectPath('gateway', 'dashboard', 'assets', name));
  const hash = sha256(content).toString('base64url').slice(0, 16);
  const ending = extname(name);
  return {
    path: `/dashboard/assets/${name.slice(0, -ending.length)}-${hash}${ending}`,
    type: TYPES[ending] ?? 'application/octet-stream',
    content,
  };
}

/** The same for the same code, whichever copy of the gateway runs it. */
export function hashFolder(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.[jt]s$/.test(name));
  const contents = names.sort().map((name) => readFileSync(join(folder, name)));
  return sha256(Buffer.concat(contents)).toString('base64url').slice(0, 16);
}
