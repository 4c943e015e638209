// One step of a case as its chain hashes it: the canonical text of an entry, by format. Pure; read by verbs, seed,
// verification and the migration that chained the cases from before.
import type { Changed, ClockState } from './caseState';

export interface LogEntry {
  readonly reportId: string;
  readonly version: number;
  /** Hash of the entry before; null for the first. */
  readonly previousHash: string | null;
  readonly id: string;
  readonly at: number;
  readonly action: string;
  readonly fromStatus: string | null;
  readonly toStatus: string;
  readonly actorRole: string;
  readonly actorAgencyId: string | null;
  readonly actorOperatorId: string | null;
  readonly actorClientId: string | null;
  readonly assignmentId: string | null;
  readonly reason: string | null;
  /** As stored: `[[seq, due date in ms UTC], …]` of the clocks that the step touched, or null. */
  readonly dues: string | null;
  /** As stored: `[[kind, id of its row, commitment], …]` of the texts that the step brought, or null. */
  readonly texts: string | null;
}

/** A text by what proves it without telling it: SHA-256 over a salt, which lies beside the text, and the text itself. */
export interface LoggedText<K extends string = string> {
  readonly kind: K;
  /** Id of the row that holds it. */
  readonly id: string;
  readonly commitment: string;
}

/** Begins each hash, so that a later format can stand beside this one. */
export const LOG_FORMAT = '1';

/** An array in JSON as every language writes it: no spaces, and nothing but strings, whole numbers and null inside. */
export function encodeLogEntry(entry: LogEntry): string {
  return JSON.stringify([
    ...[`sp4n-lapor/case-log/${LOG_FORMAT}`, entry.reportId, entry.version, entry.previousHash, entry.id, entry.at],
    ...[entry.action, entry.fromStatus, entry.toStatus],
    ...[entry.actorRole, entry.actorAgencyId, entry.actorOperatorId, entry.actorClientId],
    ...[entry.assignmentId, entry.reason, entry.dues, entry.texts],
  ]);
}

export function encodeDues(clocks: readonly Changed<ClockState>[]): string | null {
  return clocks.length === 0 ? null : JSON.stringify(clocks.map(({ after }) => [after.seq, after.dueAt]));
}

export function encodeTexts(texts: readonly LoggedText[]): string | null {
  return texts.length === 0 ? null : JSON.stringify(texts.map(({ kind, id, commitment }) => [kind, id, commitment]));
}
