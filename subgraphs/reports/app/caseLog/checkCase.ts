// Checks one case against its log: the chain of its entries, and what the case says today against what they say.
import { ERASED_TEXT } from '../../../../schema/contract/erasedText';
import type { HistoryEntryRow, LoggedCase, StoredText } from '../../store/caseLogReader';
import { LOGGED_TEXTS, type TextPlace } from '../../store/loggedTexts';
import { commitmentOf } from './commitText';
import { hashOfEntry } from './sealEntry';

/** The first thing that does not fit. `version` names the entry; null where it is not one entry's. */
export interface LogBreak {
  readonly reportId: string | null;
  readonly version: number | null;
  readonly what: string;
}

export function checkCase(logged: LoggedCase): LogBreak | null {
  return checkChain(logged) ?? checkReport(logged) ?? checkDues(logged) ?? checkTexts(logged);
}

function checkChain({ reportId, entries }: LoggedCase): LogBreak | null {
  let head: string | null = null;
  for (const [index, entry] of entries.entries()) {
    const version = index + 1;
    const at = (what: string): LogBreak => ({ reportId, version: entry.version, what });
    if (entry.version > version) return { reportId, version, what: 'the entry is missing' };
    if (entry.version < version) return at('the entry has no place in the order of versions');
    if (entry.hash !== hashOfEntry(entry)) return at('what the entry says does not fit its hash');
    if (entry.previousHash !== head) return at('the entry does not continue the one before it');
    head = entry.hash;
  }
  return null;
}

function checkReport({ reportId, report, entries }: LoggedCase): LogBreak | null {
  const last = entries.at(-1);
  const at = (version: number | null, what: string): LogBreak => ({ reportId, version, what });
  if (report === null) return at(last?.version ?? null, 'the report of this log is gone');
  if (last === undefined) return at(null, 'the report has no log');
  if (report.version > last.version) return at(last.version + 1, 'the entry is missing: the log is cut off');
  if (report.version < last.version) return at(last.version, 'the report does not know of this entry');
  if (report.logHead !== last.hash) return at(last.version, 'the report knows another last entry');
  if (report.status !== last.toStatus) return at(last.version, 'the report has another status than its last entry');
  if (report.erasedAt !== null && !hasErasure(entries)) return at(last.version, 'erased without an entry about it');
  return null;
}

const hasErasure = (entries: readonly HistoryEntryRow[]): boolean => entries.some(({ action }) => action === 'ERASE');

/** The last due date that the log tells of a clock is the one that it has. */
function checkDues({ reportId, entries, dues }: LoggedCase): LogBreak | null {
  const told = new Map<number, { readonly dueAt: number; readonly version: number }>();
  for (const entry of entries) {
    for (const [seq, dueAt] of parse<[number, number]>(entry.dues)) told.set(seq, { dueAt, version: entry.version });
  }
  for (const [seq, { dueAt, version }] of told) {
    if (dues.get(seq) !== dueAt)
      return { reportId, version, what: `clock ${seq} has another due date than this entry` };
  }
  return null;
}

interface ToldText {
  readonly commitment: string;
  readonly version: number;
}

function checkTexts({ reportId, report, entries, texts }: LoggedCase): LogBreak | null {
  const told = new Map<string, ToldText>();
  for (const { version, texts: list } of entries) {
    for (const [kind, id, commitment] of parse<[string, string, string]>(list))
      told.set(`${kind} ${id}`, { commitment, version });
  }
  const isErased = report !== null && report.erasedAt !== null;
  for (const text of texts) {
    const key = `${text.kind} ${text.id}`;
    const entry = told.get(key);
    const what = faultOf(text, entry, isErased);
    if (what !== null) return { reportId, version: entry?.version ?? null, what: `${key}: ${what}` };
    told.delete(key);
  }
  const [missing] = told;
  if (missing === undefined) return null;
  return { reportId, version: missing[1].version, what: `${missing[0]}: the text is gone with its row` };
}

function faultOf({ kind, text, salt }: StoredText, entry: ToldText | undefined, isErased: boolean): string | null {
  const place: TextPlace = LOGGED_TEXTS[kind];
  if (entry === undefined) return text === null ? null : 'no entry brought this text';
  const mayBeGone = isErased && place.by === 'REPORTER';
  if (text === null) return mayBeGone ? null : 'the text is gone without an erasure';
  if (salt === null) return mayBeGone && text === ERASED_TEXT ? null : 'the salt is gone without an erasure';
  return commitmentOf(salt, text) === entry.commitment ? null : 'the text is not the one that this entry brought';
}

function parse<T>(stored: string | null): readonly T[] {
  return stored === null ? [] : (JSON.parse(stored) as T[]);
}
