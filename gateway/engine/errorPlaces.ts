// Where the answer has errors already, so that a null that follows from one is not told again. Used by projectAnswer.ts.
import type { EngineError } from './execution';
import type { AnswerPath } from './walkPath';

interface Branch {
  isError: boolean;
  readonly next: Map<string | number, Branch>;
}

export class ErrorPlaces {
  private readonly root: Branch = { isError: false, next: new Map() };

  constructor(errors: readonly EngineError[]) {
    for (const { path } of errors) if (path !== undefined) this.add(path);
  }

  add(path: AnswerPath): void {
    let branch = this.root;
    for (const key of path) {
      let next = branch.next.get(key);
      if (next === undefined) {
        next = { isError: false, next: new Map() };
        branch.next.set(key, next);
      }
      branch = next;
    }
    branch.isError = true;
  }

  /** Is there an error at this place, above it, or below it? */
  touches(path: AnswerPath): boolean {
    let branch: Branch | undefined = this.root;
    for (const key of path) {
      branch = branch.next.get(key);
      if (branch === undefined) return false;
      if (branch.isError) return true;
    }
    return true;
  }
}
