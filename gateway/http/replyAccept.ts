// Which of the two media types of GraphQL over HTTP an answer gets, by the Accept header. Called by reply.ts and the
// entries.
import { GuardError } from '../guard/guardError';
import { readAcceptedRanges, type AcceptedRange } from './acceptHeader';

export type ReplyType = 'application/json' | 'application/graphql-response+json';

const RESPONSE_JSON: ReplyType = 'application/graphql-response+json';
const PLAIN_JSON: ReplyType = 'application/json';

/** @throws GuardError NOT_ACCEPTABLE before anything is done: a mutation must not run for an answer that nobody reads */
export function requireReplyType(accept: string | string[] | undefined): ReplyType {
  const type = findReplyType(accept);
  if (type === null) throw new GuardError('NOT_ACCEPTABLE');
  return type;
}

/** For refusals: whoever accepts neither type still gets to read in plain JSON why. */
export function chooseReplyType(accept: string | string[] | undefined): ReplyType {
  return findReplyType(accept) ?? PLAIN_JSON;
}

/** Null where neither is accepted. Without a header, and where only wildcards decide, it is plain JSON. */
export function findReplyType(accept: string | string[] | undefined): ReplyType | null {
  if (accept === undefined || accept === '' || accept === PLAIN_JSON || accept === '*/*') return PLAIN_JSON;
  const ranges = readAcceptedRanges(accept);
  if (ranges.length === 0) return PLAIN_JSON;
  const plain = rank(PLAIN_JSON, ranges);
  const response = rank(RESPONSE_JSON, ranges);
  if (plain.quality === 0 && response.quality === 0) return null;
  if (plain.quality !== response.quality) return plain.quality > response.quality ? PLAIN_JSON : RESPONSE_JSON;
  // Of equal quality the type that is named beats the one that a wildcard covers, and the first named wins.
  return response.place < plain.place ? RESPONSE_JSON : PLAIN_JSON;
}

interface Rank {
  readonly quality: number;
  /** Where the header names the type; beyond its end for a wildcard. */
  readonly place: number;
}

/** The most specific range decides (RFC 9110, 12.5.1). */
function rank(type: ReplyType, ranges: readonly AcceptedRange[]): Rank {
  for (const name of [type, 'application/*', '*/*']) {
    const place = ranges.findIndex((range) => range.name === name && isUtf8(range));
    if (place < 0) continue;
    return { quality: ranges[place]?.quality ?? 0, place: name === type ? place : ranges.length };
  }
  return { quality: 0, place: ranges.length };
}

function isUtf8({ parameters }: AcceptedRange): boolean {
  return ['utf-8', 'utf8', '*'].includes(parameters.get('charset') ?? 'utf-8');
}
