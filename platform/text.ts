// Text from outside: what is refused, what is kept, and the key by which it is searched and ordered.

/** NFC, so that equal looking texts are equal bytes. Everything else round-trips exactly. */
export function normaliseText(text: string): string {
  return text.normalize('NFC');
}

/** A NUL byte or half a surrogate pair: not storable as text on every engine, and never meant. */
export function isUnstorable(text: string): boolean {
  return text.includes('\u0000') || !text.isWellFormed();
}

/** Length as people count: code points, not UTF-16 units. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const character of text) count += character.length > 0 ? 1 : 0;
  return count;
}

/** Lower case, without marks, single spaces: the same on both engines, unlike LOWER() and collations. */
export function toSearchKey(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Makes `%` and `_` of a caller's text literal in a LIKE pattern with ESCAPE '!'. */
export function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, (character) => `!${character}`);
}
