// The example operations as the playground shows them: text from schema/operations/<audience>/<name>.graphql, who asks and
// with which variables from schema/operations/examples.json. Called by buildWeb.mjs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './buildFiles.mjs';

const LIST = 'examples.json';

/** The comment above an operation says what it is for; the first sentence of it is enough for a list. */
function readSummary(text) {
  const comment = text
    .split('\n')
    .filter((line) => line.startsWith('#'))
    .map((line) => line.replace(/^#\s*/, ''))
    .join(' ');
  return (/^.*?[.](?=\s|$)/.exec(comment)?.[0] ?? comment).replaceAll('`', '');
}

function readExample(root, folder, name, { as, variables, find }) {
  const text = readFileSync(join(root, folder, `${name}.graphql`), 'utf8').trim();
  const [, kind, title] = /^(query|mutation)\s+(\w+)/m.exec(text) ?? [];
  if (!title) throw new Error(`${folder}/${name}.graphql: the operation wants a name.`);
  const [audience] = name.split('/');
  return { name, audience, title, kind, summary: readSummary(text), text, as, variables, find };
}

/** @throws Error when the list and the files differ: an example without an entry would be missing unseen */
export function readExamples(root, folder) {
  const { tabs, examples } = JSON.parse(readFileSync(join(root, folder, LIST), 'utf8'));
  const files = listFiles(root, folder)
    .filter((path) => path.endsWith('.graphql'))
    .map((path) => path.slice(folder.length + 1).replace(/\.graphql$/, ''));
  const listed = Object.keys(examples);
  const lacking = files.filter((name) => !(name in examples));
  const unknown = [...listed, ...tabs].filter((name) => !files.includes(name));
  if (lacking.length > 0) throw new Error(`${folder}/${LIST} has no entry for ${lacking.join(', ')}.`);
  if (unknown.length > 0)
    throw new Error(`${folder}/${LIST} names operations that are not there: ${unknown.join(', ')}.`);
  return { tabs, list: listed.map((name) => readExample(root, folder, name, examples[name])) };
}
