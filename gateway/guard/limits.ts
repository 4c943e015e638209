// The limits of one request and their defaults. Every guard takes them as a parameter; gateway/config.ts overrides
// single values from the environment.

export interface Limits {
  /** Bytes of a request body, or characters of a GET's query string. */
  readonly bodyBytes: number;
  /** Bytes of a file under /files/. The reports subgraph reads the same variable. */
  readonly fileBytes: number;
  /** Operations in one request, each of them guarded and counted as if it came alone; 0: batches are refused. */
  readonly batch: number;
  /** Objects and lists open at once in the JSON of a request. */
  readonly jsonNesting: number;
  readonly tokens: number;
  /** Brackets open at once in the text, and selection sets and fragments open at once when expanded. It keeps every
   *  recursive walk after it (parser, validation, planner) far from the end of the stack. */
  readonly nesting: number;
  /** Fields from the root to the deepest leaf, the leaf counted. */
  readonly depth: number;
  /** The same below `__schema` and `__type`: the query of graphql-js and GraphiQL is 15 deep. */
  readonly introspectionDepth: number;
  /** Aliases that differ from the field's name, counted after expansion: each one is one more field to resolve. */
  readonly aliases: number;
  /** Different response keys at the root. */
  readonly rootFields: number;
  /** Root fields of which an operation may hold one: each is a guess at a secret. */
  readonly sensitiveRootFields: readonly string[];
  /** Fields, inline fragments and spreads after every fragment was written out where it is used. */
  readonly selections: number;
  readonly introspectionSelections: number;
  /** Directives as written in the document: their cost is that of validating the text. */
  readonly directives: number;
  /** The largest `first` or `last`. */
  readonly pageSize: number;
  /** Objects that the pages of an operation may hold together. */
  readonly nodes: number;
  /** Items of a list in variables and literals. */
  readonly listItems: number;
  /** Code points of a string in variables and literals. */
  readonly textCodePoints: number;
  /** Validation errors told in one answer. */
  readonly validationErrors: number;
  /** Let through what exceeds an amount and report it as a warning. Faults that would stop the process (nesting,
   *  cycles), a second sensitive field and amounts over ten times the limit are refused all the same. */
  readonly warnOnly: boolean;
}

export const DEFAULT_LIMITS: Limits = {
  bodyBytes: 256 * 1024,
  fileBytes: 10 * 1024 * 1024,
  batch: 10,
  jsonNesting: 32,
  tokens: 2_000,
  nesting: 100,
  depth: 12,
  introspectionDepth: 20,
  aliases: 30,
  rootFields: 10,
  sensitiveRootFields: ['trackReport'],
  selections: 1_500,
  introspectionSelections: 1_000,
  directives: 20,
  pageSize: 100,
  nodes: 10_000,
  listItems: 250,
  textCodePoints: 20_000,
  validationErrors: 10,
  warnOnly: false,
};

/** A limit that is switched off. Ten times of it is a number, too. */
export const UNLIMITED = 2 ** 48;

/** For schemas that we do not know: wide enough for honest queries, and a bomb still ends before the planner. Their
 *  `first` may be optional and mean anything. */
export const FOREIGN_LIMITS: Limits = {
  ...DEFAULT_LIMITS,
  tokens: 10_000,
  depth: 40,
  aliases: 200,
  rootFields: 100,
  sensitiveRootFields: [],
  selections: 5_000,
  directives: 200,
  pageSize: UNLIMITED,
  nodes: UNLIMITED,
  listItems: 5_000,
};

/** In warn-only mode a limit still refuses at this multiple: a bomb must not stop the gateway in any mode. */
export const WARN_ONLY_FACTOR = 10;

/** The amount above which a request is refused. */
export function ceilingOf(limit: number, limits: Limits): number {
  return limits.warnOnly ? limit * WARN_ONLY_FACTOR : limit;
}
