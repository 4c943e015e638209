// The public schema as it landed before: what a change is compared with. Called by diffCommand.ts.
import { spawnSync } from 'node:child_process';

const FILE = 'schema/api.graphql';
const MAIN_BRANCHES = ['origin/main', 'main'];

export interface Baseline {
  /** For people: which state it is. */
  readonly name: string;
  /** Null when that state has no schema yet. */
  readonly sdl: string | null;
}

/** Git cannot tell what was before: there is no history, or too little of it. */
export class UnknownBaseline extends Error {}

/**
 * At `ref`; without one, where this branch left main; on main itself the commit before (its first parent is the state
 * that landed last).
 * @throws UnknownBaseline
 */
export function readBaseline(root: string, ref?: string): Baseline {
  const git = createGit(root);
  if (git('rev-parse', '--verify', '--quiet', 'HEAD') === null)
    throw new UnknownBaseline('there is no git history here');
  const commit = ref === undefined ? findLandedCommit(git) : resolveCommit(git, ref);
  if (commit === null) {
    if (ref !== undefined) throw new UnknownBaseline(`git knows no commit "${ref}"`);
    if (git('rev-parse', '--is-shallow-repository')?.trim() === 'true') {
      throw new UnknownBaseline('the git history is cut off (a shallow clone: fetch more of it, or name a commit)');
    }
    return { name: 'nothing (this is the first commit)', sdl: null };
  }
  const label = git('log', '-1', '--format=%h %s', commit)?.trim() ?? commit;
  const sdl = git('show', `${commit}:${FILE}`);
  return { name: sdl === null ? `${label} (which has no ${FILE})` : label, sdl };
}

type Git = (...args: string[]) => string | null;

function createGit(root: string): Git {
  return (...args) => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    return status === 0 ? stdout : null;
  };
}

function resolveCommit(git: Git, ref: string): string | null {
  return git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)?.trim() ?? null;
}

function findLandedCommit(git: Git): string | null {
  const head = resolveCommit(git, 'HEAD');
  for (const branch of MAIN_BRANCHES) {
    const base = git('merge-base', 'HEAD', branch)?.trim();
    if (base !== undefined && base !== head) return base;
  }
  return resolveCommit(git, 'HEAD~1');
}
