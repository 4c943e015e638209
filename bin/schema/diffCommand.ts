// `lapor schema diff [ref]`: tells what the schema of the working tree does to clients of the landed one; with --check it
// refuses what breaks them unannounced. Called by bin/lapor.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../platform/projectPath';
import { ACCEPTED_BREAKS } from './diffAccepted';
import { readBaseline, UnknownBaseline, type Baseline } from './diffBaseline';
import { renderDiff } from './diffReport';
import { diffSchemas } from './diffSchemas';

export interface DiffOptions {
  /** What to compare with; see readBaseline. */
  readonly ref?: string;
  /** Refuse instead of only telling. */
  readonly isCheck: boolean;
  readonly nowMs: number;
  readonly root?: string;
}

const WIB_OFFSET_MS = 7 * 3_600_000;

/** Prints the comparison; returns the exit code. */
export function runSchemaDiff({ ref, isCheck, nowMs, root = projectPath() }: DiffOptions): number {
  const baseline = findBaseline(root, ref, isCheck);
  if (typeof baseline === 'number') return baseline;
  const today = new Date(nowMs + WIB_OFFSET_MS).toISOString().slice(0, 10);
  const sdl = readFileSync(join(root, 'schema', 'api.graphql'), 'utf8');
  const diff = diffSchemas(baseline.sdl, sdl, today, ACCEPTED_BREAKS);
  console.log(renderDiff(baseline.name, diff));
  const faults = diff.refused.length + diff.deprecationFaults.length;
  if (!isCheck || faults === 0) return 0;
  console.error(
    `\nRefused: ${faults} change(s) that clients were not told of in time. See docs/guides/schema-changes.md.`,
  );
  return 1;
}

/** A check that finds no past says so and passes; who names a commit wants that one. */
function findBaseline(root: string, ref: string | undefined, isCheck: boolean): Baseline | number {
  try {
    return readBaseline(root, ref);
  } catch (error) {
    if (!(error instanceof UnknownBaseline)) throw error;
    const isPass = isCheck && ref === undefined;
    console.error(`The schema was compared with nothing: ${error.message}.`);
    return isPass ? 0 : 1;
  }
}
