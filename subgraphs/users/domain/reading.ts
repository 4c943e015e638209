// One reading of a person's data by somebody else, as the audit log keeps it. Pure; shared by the store and the verbs.
import type { Role } from '../../../schema/contract/scopes';

export type ReadingClass = 'NAME' | 'IDENTITY';

export interface Reading {
  readonly id: string;
  readonly at: number;
  readonly fieldClass: ReadingClass;
  readonly actorKind: 'OPERATOR' | 'CLIENT';
  readonly actorId: string;
  readonly agencyId: string | null;
  readonly role: Role;
  readonly personId: string;
  readonly reportId: string;
  readonly requestId: string;
  /** Of an opened identity. */
  readonly reason: string | null;
  /** In the actor's words; null also once the person was erased. */
  readonly purpose: string | null;
}

export interface ChainedReading extends Reading {
  readonly seq: number;
  readonly purposeCommitment: string;
}

export const NAME_WINDOW_MS = 3_600_000;

/** Names read again within one hour are recorded once: to miss none, a question begins at the full hour. */
export function startOfHour(atMs: number): number {
  return atMs - (atMs % NAME_WINDOW_MS);
}

/** What a link of the chain covers: everything but the words, for which their commitment stands. */
export function textOfLink(before: string, reading: ChainedReading): string {
  const { seq, id, at, fieldClass, actorKind, actorId, agencyId, role } = reading;
  const { personId, reportId, requestId, reason, purposeCommitment } = reading;
  return JSON.stringify([
    ...[before, seq, id, at, fieldClass, actorKind, actorId, agencyId, role],
    ...[personId, reportId, requestId, reason, purposeCommitment],
  ]);
}
