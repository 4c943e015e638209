// The example operations of schema/operations, as tests send them.
import { readdirSync, readFileSync } from 'node:fs';
import { projectPath } from '../../platform/projectPath';

const FOLDER = projectPath('schema', 'operations');

/** Such as `citizen/trackReport`. */
export function listOperations(): string[] {
  return readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.graphql'))
    .map((path) => path.replace(/\.graphql$/, ''))
    .sort();
}

export function readOperation(name: string): string {
  return readFileSync(projectPath('schema', 'operations', `${name}.graphql`), 'utf8');
}
