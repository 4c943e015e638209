// Which of the two media types of GraphQL over HTTP an answer gets, by the Accept header. Called by reply.ts and the
// entries.

export type ReplyType = 'application/json' | 'application/graphql-response+json';

const RESPONSE_JSON: ReplyType = 'application/graphql-response+json';
const PLAIN_JSON: ReplyType = 'application/json';

/** The newer type only where it is named and not ranked lower; a client that accepts neither gets plain JSON, since an
 *  answer that it may read helps more than a 406. */
export function chooseReplyType(accept: string | string[] | undefined): ReplyType {
  const ranks = new Map<string, number>();
  let order = 0;
  for (const range of String(accept ?? '')
    .toLowerCase()
    .split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim());
    const quality = Number(parameters.find((part) => part.startsWith('q='))?.slice(2) ?? 1);
    // Of equal quality the first named wins.
    if (quality > 0 && !ranks.has(type)) ranks.set(type, quality - ++order * 1e-6);
  }
  const wildcard = ranks.get('application/*') ?? ranks.get('*/*') ?? 0;
  // A wildcard of equal quality ranks below a type that is named, wherever it stands.
  const plain = ranks.get(PLAIN_JSON) ?? wildcard - 1e-3;
  return (ranks.get(RESPONSE_JSON) ?? 0) > Math.max(plain, 0) ? RESPONSE_JSON : PLAIN_JSON;
}
