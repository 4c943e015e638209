// Bytes of a request → JSON value, or a refusal that says what is wrong without repeating what was sent (an error text
// of JSON.parse quotes the body, and with it a citizen's data). Called by body.ts.

import { GuardError } from '../guard/guardError';
import { checkJsonShape } from '../guard/checkVariables';

// Fatal: a replaced byte would be stored as another text than the one that was sent. A leading BOM is dropped.
const UTF8 = new TextDecoder('utf-8', { fatal: true });

export function readJsonBytes(bytes: Uint8Array, nesting: number): unknown {
  if (bytes.byteLength === 0) throw new GuardError('BAD_REQUEST', 'The body is empty.');
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    throw new GuardError('BAD_REQUEST', 'The body is not valid UTF-8.');
  }
  return readJsonText(text, 'body', nesting);
}

export function readJsonText(text: string, what: string, nesting: number): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new GuardError('BAD_REQUEST', `The ${what} is not valid JSON${describePosition(error, text)}.`);
  }
  checkJsonShape(value, nesting);
  return value;
}

function describePosition(error: unknown, text: string): string {
  const message = error instanceof Error ? error.message : '';
  const found = / at position (\d+)/.exec(message)?.[1];
  if (found === undefined) return message.startsWith('Unexpected end') ? ': it ends too early' : '';
  const before = text.slice(0, Number(found)).split('\n');
  return ` at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}
