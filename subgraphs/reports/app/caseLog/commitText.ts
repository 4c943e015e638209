// How a verb hands the texts of its step to the case log: it commits to each, stores the salt beside the text, and gives
// the commitment to `changeCase` or `recordChange` as one of `texts`.
import { randomBytes } from 'node:crypto';
import { sha256 } from '../../../../platform/crypto';
import type { LoggedText } from '../../domain/logEntry';
import type { ReportContent } from '../../store/caseRows';
import type { LoggedTextKind } from '../../store/loggedTexts';

export interface CommittedText {
  /** For the salt column beside the text. */
  readonly salt: string;
  readonly logged: LoggedText<LoggedTextKind>;
}

const SALT_BYTES = 16;

export function newSalt(): string {
  return randomBytes(SALT_BYTES).toString('base64url');
}

/** `id` is that of the row which holds the text. */
export function commitText(kind: LoggedTextKind, id: string, text: string, salt = newSalt()): CommittedText {
  return { salt, logged: { kind, id, commitment: commitmentOf(salt, text) } };
}

export function commitmentOf(salt: string, text: string): string {
  return sha256(Buffer.concat([Buffer.from(salt, 'base64url'), Buffer.from(text)])).toString('base64url');
}

type Texts = Pick<ReportContent, 'id' | 'title' | 'body' | 'incidentPlace' | 'externalReference'>;

/** The texts that a report itself consists of share one salt: they come and go together. */
export function commitContent(
  content: Texts,
  salt = newSalt(),
): { readonly salt: string; readonly texts: LoggedText[] } {
  const texts = textsOf(content)
    .filter((entry): entry is [LoggedTextKind, string] => entry[1] !== null)
    .map(([kind, text]) => commitText(kind, content.id, text, salt).logged);
  return { salt, texts };
}

export function isSameText(a: Texts, b: Texts): boolean {
  return textsOf(a).every(([, text], index) => text === textsOf(b)[index]?.[1]);
}

function textsOf(content: Texts): readonly (readonly [LoggedTextKind, string | null])[] {
  return [
    ['TITLE', content.title],
    ['BODY', content.body],
    ['PLACE', content.incidentPlace],
    ['REFERENCE', content.externalReference],
  ];
}
