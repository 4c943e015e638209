// The anchors once more, as lines of JSON in a file beside the database: who rewrites the one has to rewrite the other.
// Each process keeps the file of its own `DATA_DIR`.
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Anchor } from '../domain/logAnchor';
import { listAnchorsAfter, type Reader } from './logAnchors';

interface Place {
  readonly dataDir: string;
  readonly databaseUrl: string | null;
}

/** Of each database its own: `case-log.jsonl` beside the embedded one, `case-log.<name>.jsonl` for one on a server. */
export function anchorFileOf({ dataDir, databaseUrl }: Place): string {
  const name = databaseUrl === null ? '' : `.${new URL(databaseUrl).pathname.replace(/[^\w-]/g, '')}`;
  return join(dataDir, 'anchors', `case-log${name}.jsonl`);
}

/** In the order of the lines. A line that was cut off while it was written is left out. */
export function readAnchorFile(file: string): Anchor[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.endsWith('}'))
    .map((line) => JSON.parse(line) as Anchor);
}

const PAGE = 500;

/** Adds the anchors that the file lacks. */
export async function appendAnchors(reader: Reader, file: string): Promise<void> {
  const known = readAnchorFile(file);
  let after = known.at(-1)?.day ?? '';
  for (;;) {
    const anchors = await listAnchorsAfter(reader, after, PAGE);
    if (anchors.length === 0) return;
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // A line break first: whatever a cut has left before it stays a line of its own.
    appendFileSync(file, anchors.map((anchor) => `\n${JSON.stringify(anchor)}`).join(''), { mode: 0o600 });
    after = anchors.at(-1)?.day ?? after;
  }
}

/** Before a seed begins anew: the file told of a database that is no more. */
export function setAnchorFileAside(place: Place, nowMs: number): void {
  const file = anchorFileOf(place);
  if (existsSync(file)) renameSync(file, file.replace(/\.jsonl$/, `.until-${nowMs}.jsonl`));
}
