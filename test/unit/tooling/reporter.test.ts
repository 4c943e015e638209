// The closing line of a test run, as jest really calls the reporter.
import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from '@jest/globals';
import { projectPath } from '../../../platform/projectPath';
import { createProject } from './temporaryProject';
import type { TemporaryProject } from './temporaryProject';

let project: TemporaryProject;
afterEach(() => project.remove());

function runJest(files: Record<string, string>): { lines: string[]; status: number | null } {
  project = createProject({ 'package.json': '{}', ...files });
  const options = ['--rootDir', project.root, '--reporters', projectPath('test/support/reporter.cjs'), '--no-cache'];
  const jest = projectPath('node_modules/jest/bin/jest.js');
  const ran = spawnSync(process.execPath, [jest, ...options], { cwd: project.root, encoding: 'utf8' });
  return { lines: `${ran.stderr}${ran.stdout}`.trimEnd().split('\n'), status: ran.status };
}

describe('the reporter', () => {
  it('ends a good run with the counts alone', () => {
    const { lines, status } = runJest({
      'a.test.js': "test('adds', () => {});",
      'b.test.js': "test('takes', () => {});",
    });
    expect(lines.at(-1)).toBe('2 passed, 0 failed');
    expect(status).toBe(0);
  });

  it('prints a failure in full and still ends with the counts', () => {
    const { lines, status } = runJest({
      'a.test.js': "test('adds up', () => expect(1 + 1).toBe(3)); test('is fine', () => {});",
    });
    expect(lines.join('\n')).toContain('Expected: 3');
    expect(lines.join('\n')).toContain('adds up');
    expect(lines).toContain('failed suite: a.test.js');
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
    expect(status).toBe(1);
  });

  it('counts a suite that cannot run as a failure and shows why', () => {
    const { lines, status } = runJest({ 'a.test.js': "test('adds', () => {});", 'b.test.js': "require('./missing');" });
    expect(lines.join('\n')).toContain("Cannot find module './missing'");
    expect(lines.at(-1)).toBe('1 passed, 1 failed');
    expect(status).toBe(1);
  });

  it('makes skipped tests visible', () => {
    const { lines } = runJest({ 'a.test.js': "test('adds', () => {}); xtest('later', () => {});" });
    expect(lines.at(-1)).toBe('1 passed, 0 failed, 1 skipped');
  });
});
