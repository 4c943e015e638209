// An example operation, and its variables filled with what exists: the time, a fresh key, ids found by a small query.
// Used by the page and by the test that runs every example on the demonstration data.

export interface Example {
  /** Its file below schema/operations, without the ending. */
  readonly name: string;
  readonly audience: string;
  readonly title: string;
  readonly kind: string;
  readonly summary: string;
  readonly text: string;
  /** The persona whose token it wants; null works without one. */
  readonly as: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
  /** A query whose answer `=path` in the variables points into. */
  readonly find?: string;
}

type Found = Readonly<Record<string, unknown>> | null;

const WIB_MS = 7 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/** `=year`, `=month` (of yesterday, the last day of the demonstration data), `=key`, or a path into `found`. */
export function fillVariables(variables: unknown, nowMs: number, found: Found): unknown {
  const yesterday = new Date(nowMs + WIB_MS - DAY_MS);
  const replace = (path: string): unknown => {
    if (path === 'year') return yesterday.getUTCFullYear();
    if (path === 'month') return yesterday.getUTCMonth() + 1;
    if (path === 'key') return makeKey();
    return readPath(found, path.split('.')) ?? `nothing found at ${path}`;
  };
  return mapStrings(variables, (text) => (text.startsWith('=') ? replace(text.slice(1)) : text));
}

/** As the editor shows them; nothing where there are none. */
export function formatVariables(variables: Example['variables'], found: Found): string {
  if (Object.keys(variables).length === 0) return '';
  return JSON.stringify(fillVariables(variables, Date.now(), found), null, 2);
}

function mapStrings(value: unknown, replace: (text: string) => unknown): unknown {
  if (typeof value === 'string') return replace(value);
  if (Array.isArray(value)) return value.map((each) => mapStrings(each, replace));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, mapStrings(each, replace)]));
}

/** In a list, a number is a place and a word the first entry that offers that action. */
function readPath(value: unknown, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    const offers = (entry: { availableActions?: string[] }): boolean => entry.availableActions?.includes(step) ?? false;
    return readPath(/^\d+$/.test(step) ? value[Number(step)] : value.find(offers), rest);
  }
  if (typeof value !== 'object' || value === null) return undefined;
  return readPath((value as Record<string, unknown>)[step], rest);
}

/** Not crypto.randomUUID: browsers keep it from pages that came over plain HTTP from another machine. */
function makeKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `try-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
