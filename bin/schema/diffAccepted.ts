// Breaking changes that land without notice because someone decided so, each with its reason. Called by diffCommand.ts.

export interface AcceptedBreak {
  /** graphql-js' whole sentence, so that an entry excuses one change and no other. */
  readonly description: string;
  readonly reason: string;
}

/** An entry has done its work once the change has landed; remove it with the next change of the schema. */
export const ACCEPTED_BREAKS: readonly AcceptedBreak[] = [];
