// Text of a query → document, under the limits on tokens, nesting and string length. First guard over the text.
// The limits sit in the lexer (graphql's `lexer` option is marked internal, hence its exact version): the parser stops at
// the first token too many and never recurses deeper than `nesting`.

import { GraphQLError, Lexer, parse, Source, TokenKind } from 'graphql';
import type { DocumentNode, Token } from 'graphql';
import { checkText } from './checkText';
import { GuardError } from './guardError';
import { ceilingOf } from './limits';
import { requireAtMost } from './verdict';
import type { Verdict } from './verdict';

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

class LimitedLexer extends Lexer {
  private tokens = 0;
  private open = 0;

  constructor(
    source: Source,
    private readonly verdict: Verdict,
  ) {
    super(source);
  }

  override advance(): Token {
    const token = super.advance();
    if (token.kind === TokenKind.EOF) return token;
    this.countToken(token);
    if (OPENING.has(token.kind)) this.countOpening(token);
    else if (CLOSING.has(token.kind)) this.open--;
    else if (token.kind === TokenKind.STRING || token.kind === TokenKind.BLOCK_STRING) {
      checkText(token.value, this.verdict, this.at(token));
    }
    return token;
  }

  private countToken(token: Token): void {
    const { limits } = this.verdict;
    const limit = limits.tokens;
    const actual = ++this.tokens;
    // In warn-only mode one warning is enough, not one for each further token.
    if (actual !== limit + 1 && actual <= ceilingOf(limit, limits)) return;
    const what = 'The query has too many tokens';
    requireAtMost(this.verdict, { code: 'QUERY_TOO_MANY_TOKENS', actual, limit, what }, this.at(token));
  }

  private countOpening(token: Token): void {
    this.open++;
    if (this.open <= this.verdict.limits.nesting) return;
    const text = `The query opens too many brackets at once; at most ${this.verdict.limits.nesting} allowed.`;
    throw new GuardError('QUERY_TOO_DEEP', text, this.at(token));
  }

  private at(token: Token): { source: Source; positions: number[] } {
    return { source: this.source, positions: [token.start] };
  }
}

export function parseOperation(query: string, verdict: Verdict): DocumentNode {
  const source = new Source(query, 'GraphQL request');
  try {
    // Comments are no tokens, but 120,000 of them take as long: 50 ms.
    const maxComments = ceilingOf(verdict.limits.tokens, verdict.limits);
    return parse(source, { lexer: new LimitedLexer(source, verdict), maxComments });
  } catch (error) {
    if (error instanceof GuardError || !(error instanceof GraphQLError)) throw error;
    throw new GuardError('GRAPHQL_PARSE_FAILED', error.message, {
      source,
      positions: error.positions ? [...error.positions] : undefined,
    });
  }
}
