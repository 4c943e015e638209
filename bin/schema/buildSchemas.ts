// `lapor schema build` writes the generated files of schema/, `lapor schema check` names those that are out of date.
// Needs the composition library, a development dependency: bin/lapor.ts loads this file only for these commands.
import { projectPath } from '../../platform/projectPath';
import { composeSubgraphs, type SchemaTexts } from './composeSubgraphs';
import { MODULES } from './modules';
import { findStaleFiles, writeStaleFiles } from './schemaFiles';

const FOLDER = projectPath('schema');

/** Throws a CompositionError when the subgraphs do not compose. */
export async function buildSchemas(): Promise<void> {
  const written = await writeStaleFiles(FOLDER, compose());
  console.log(written.length === 0 ? 'The schema files are up to date.' : `Written: ${list(written)}`);
}

/** Returns whether every generated file is what the code gives; names the others. Throws as buildSchemas does. */
export async function checkSchemas(): Promise<boolean> {
  const stale = await findStaleFiles(FOLDER, compose());
  if (stale.length > 0) console.error(`Out of date, run \`npm run lapor -- schema build\`: ${list(stale)}`);
  return stale.length === 0;
}

function compose(): SchemaTexts {
  const { texts, acceptedHints } = composeSubgraphs(MODULES);
  for (const hint of acceptedHints) console.log(hint);
  return texts;
}

function list(paths: readonly string[]): string {
  return paths.map((path) => `schema/${path}`).join(', ');
}
