// `lapor schema build` writes the generated files of schema/, `lapor schema check` names those that are out of date.
// Needs the composition library, a development dependency: bin/lapor.ts loads this file only for these commands.
import { projectPath } from '../../platform/projectPath';
import { CompositionError, composeSubgraphs, type ComposedSchemas } from './composeSubgraphs';
import { MODULES } from './modules';
import { findStaleFiles, writeStaleFiles } from './schemaFiles';

const FOLDER = projectPath('schema');

/** Returns whether the subgraphs compose. */
export async function buildSchemas(): Promise<boolean> {
  const composed = compose();
  if (composed === null) return false;
  const written = await writeStaleFiles(FOLDER, composed.texts);
  console.log(written.length === 0 ? 'The schema files are up to date.' : `Written: ${list(written)}`);
  return true;
}

/** Returns whether the subgraphs compose and every generated file is what they give. */
export async function checkSchemas(): Promise<boolean> {
  const composed = compose();
  if (composed === null) return false;
  const stale = await findStaleFiles(FOLDER, composed.texts);
  if (stale.length > 0) console.error(`Out of date, run \`npm run lapor -- schema build\`: ${list(stale)}`);
  return stale.length === 0;
}

function compose(): ComposedSchemas | null {
  try {
    const composed = composeSubgraphs(MODULES);
    for (const hint of composed.acceptedHints) console.log(hint);
    return composed;
  } catch (error) {
    if (!(error instanceof CompositionError)) throw error;
    console.error(`The subgraphs do not compose:\n${error.message}`);
    return null;
  }
}

function list(paths: readonly string[]): string {
  return paths.map((path) => `schema/${path}`).join(', ');
}
