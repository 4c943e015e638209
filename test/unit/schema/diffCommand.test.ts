// `lapor schema diff` over real git histories: what it compares with, what it prints, when it refuses.
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runSchemaDiff } from '../../../bin/schema/diffCommand';

/** 00:30 WIB on the 24th: still the 23rd in UTC. */
const NOW_MS = Date.parse('2026-11-23T17:30:00Z');
let root: string;
let printed: string[];

function git(...args: string[]): void {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.go.id', '-c', 'commit.gpgsign=false'];
  execFileSync('git', [...identity, ...args], { cwd: root, stdio: 'ignore' });
}

function writeSchema(sdl: string): void {
  mkdirSync(join(root, 'schema'), { recursive: true });
  writeFileSync(join(root, 'schema/api.graphql'), sdl);
}

function commitSchema(sdl: string, message: string): void {
  writeSchema(sdl);
  git('add', '.');
  git('commit', '--allow-empty', '-m', message);
}

const diff = (isCheck: boolean, ref?: string): number => runSchemaDiff({ root, isCheck, ref, nowMs: NOW_MS });
const output = (): string => printed.join('\n');

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lapor-diff-'));
  printed = [];
  for (const stream of ['log', 'error'] as const) {
    jest.spyOn(console, stream).mockImplementation((text: string) => void printed.push(text));
  }
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

describe('the check of the schema', () => {
  it('passes and says so where there is no history', () => {
    writeSchema('type Query { a: Int }');
    expect(diff(true)).toBe(0);
    expect(output()).toContain('there is no git history');
  });

  it('takes everything as new in the first commit', () => {
    git('init', '-b', 'main');
    commitSchema('type Query { a: Int }', 'first');
    expect(diff(true)).toBe(0);
    expect(output()).toMatch(/first commit[^]*SAFE \(1\)[^]*Query {2}was added/);
  });

  it('takes everything as new after a commit without a schema', () => {
    git('init', '-b', 'main');
    git('commit', '--allow-empty', '-m', 'empty');
    commitSchema('type Query { a: Int }', 'schema');
    expect(diff(true)).toBe(0);
    expect(output()).toContain('which has no schema/api.graphql');
  });

  it('passes and says so in a clone that is cut off', () => {
    git('init', '-b', 'main');
    commitSchema('type Query { a: Int }', 'one');
    commitSchema('type Query { b: Int }', 'two');
    const origin = root;
    const clone = mkdtempSync(join(tmpdir(), 'lapor-diff-'));
    execFileSync('git', ['clone', '--depth', '1', `file://${origin}`, clone], { stdio: 'ignore' });
    expect(runSchemaDiff({ root: clone, isCheck: true, nowMs: NOW_MS })).toBe(0);
    rmSync(clone, { recursive: true, force: true });
    expect(output()).toContain('shallow');
  });

  it('compares main with the commit before, the working tree included', () => {
    git('init', '-b', 'main');
    commitSchema('type Query { a: Int b: Int }', 'landed');
    commitSchema('type Query { a: Int b: Int }', 'new');
    writeSchema('type Query { b: Int }');
    expect(diff(true)).toBe(1);
    expect(output()).toMatch(
      /compared with [0-9a-f]{7,} landed[^]*BREAKING, not announced \(1\)\n {2}Query\.a {2}was removed/,
    );
    expect(output()).toMatch(/Deprecate it first[^]*Refused: 1 /);
  });

  it('compares a branch with where it left main, over all of its commits', () => {
    git('init', '-b', 'main');
    commitSchema('type Query { a: Int b: Int }', 'landed');
    git('checkout', '-b', 'topic');
    commitSchema('type Query { b: Int }', 'breaks');
    commitSchema('type Query { b: Int c: Int }', 'adds');
    expect(diff(true)).toBe(1);
    expect(diff(true, 'HEAD~1')).toBe(0);
  });

  it('allows a removal from the day (WIB) after the announced one', () => {
    git('init', '-b', 'main');
    commitSchema('type Query { b: Int a: Int @deprecated(reason: "Use `b`. Removed after 2026-11-23.") }', 'landed');
    commitSchema('type Query { b: Int }', 'removes');
    expect(diff(true)).toBe(0);
    expect(output()).toContain('BREAKING, announced and due (1)');
  });

  it('refuses a deprecation without a day', () => {
    git('init', '-b', 'main');
    commitSchema('type Query { b: Int a: Int }', 'landed');
    commitSchema('type Query { b: Int a: Int @deprecated(reason: "Use `b`.") }', 'deprecates');
    expect(diff(true)).toBe(1);
    expect(output()).toMatch(/DEPRECATIONS at fault \(1\)\n {2}Query\.a {2}is deprecated without a day/);
  });
});

describe('the comparison for people', () => {
  it('tells and does not refuse', () => {
    git('init', '-b', 'main');
    commitSchema('type Query { a: Int b: E } enum E { A }', 'landed');
    commitSchema('type Query { b: E } enum E { A B }', 'breaks');
    expect(diff(false)).toBe(0);
    expect(output()).toMatch(/BREAKING[^]*DANGEROUS \(1\)\n {2}E\.B/);
  });

  it('says when nothing has changed', () => {
    git('init', '-b', 'main');
    commitSchema('type Query { a: Int }', 'one');
    expect(diff(false, 'HEAD')).toBe(0);
    expect(output()).toContain('Nothing has changed.');
  });

  it.each(['no-such-ref', '--output=x'])('fails on "%s", which git does not know', (ref) => {
    git('init', '-b', 'main');
    commitSchema('type Query { a: Int }', 'one');
    expect([diff(false, ref), diff(true, ref)]).toEqual([1, 1]);
    expect(output()).toContain(`git knows no commit "${ref}"`);
  });
});
