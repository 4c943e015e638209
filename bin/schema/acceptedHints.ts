// Remarks of composition that are no faults here, each with its reason. Any other remark fails the build.

interface HintLike {
  readonly definition: { readonly code: string };
  readonly coordinate?: string;
}

interface AcceptedHint {
  readonly code: string;
  /** Schema coordinate that it speaks of, such as `PageInfo.endCursor`; all of them without it. */
  readonly coordinate?: string;
  readonly reason: string;
}

const ACCEPTED: readonly AcceptedHint[] = [];

/** Why the remark may stay, or null if nobody has said so. */
export function explainHint(hint: HintLike, accepted = ACCEPTED): string | null {
  const entry = accepted.find(
    ({ code, coordinate }) =>
      code === hint.definition.code && (coordinate === undefined || coordinate === hint.coordinate),
  );
  return entry?.reason ?? null;
}
