// `lapor docs build` writes the generated pages of docs/, `lapor docs check` names those that are out of date.
import { readFile, writeFile } from 'node:fs/promises';
import { projectPath } from '../../platform/projectPath';
import { renderPlanStates } from '../../subgraphs/agencies/domain/planStateDoc';
import { renderStateTable } from '../../subgraphs/reports/domain/stateTableDoc';
import { renderErrorReference } from './errorReference';

/** Page → what it says today. */
const PAGES: Readonly<Record<string, () => string>> = {
  'docs/action-plan-states.md': renderPlanStates,
  'docs/case-states.md': renderStateTable,
  'docs/reference/errors.md': renderErrorReference,
};

export async function buildDocs(): Promise<void> {
  const stale = await findStalePages();
  for (const page of stale) await writeFile(projectPath(page), render(page));
  console.log(stale.length === 0 ? 'The generated pages are up to date.' : `Written: ${stale.join(', ')}`);
}

export async function checkDocs(): Promise<boolean> {
  const stale = await findStalePages();
  if (stale.length > 0) console.error(`Out of date, run \`npm run docs:build\`: ${stale.join(', ')}`);
  return stale.length === 0;
}

async function findStalePages(): Promise<string[]> {
  const stale: string[] = [];
  for (const page of Object.keys(PAGES)) {
    const found = await readFile(projectPath(page), 'utf8').catch(() => null);
    if (found !== render(page)) stale.push(page);
  }
  return stale;
}

function render(page: string): string {
  return PAGES[page]?.() ?? '';
}
