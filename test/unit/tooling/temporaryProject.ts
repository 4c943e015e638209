// A small project in a temporary folder, for tests of the tools that check or compile the real one.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { projectPath } from '../../../platform/projectPath';

export interface TemporaryProject {
  readonly root: string;
  write(path: string, content: string): void;
  remove(): void;
}

export function createProject(files: Readonly<Record<string, string>>): TemporaryProject {
  const root = mkdtempSync(join(tmpdir(), 'lapor-project-'));
  const write = (path: string, content: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  for (const [path, content] of Object.entries(files)) write(path, content);
  symlinkSync(projectPath('node_modules'), join(root, 'node_modules'), 'junction');
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true }) };
}
