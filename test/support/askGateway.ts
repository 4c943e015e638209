// Sends GraphQL to a gateway as a client does, and gives back what came. Used on stacks in this process and on started ones.

export type Token = string | null | Promise<string>;

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly data: any;
  readonly errors: readonly any[];
  /** Codes of the errors, in order. */
  readonly codes: readonly string[];
}

export async function askGateway(
  url: string,
  token: Token,
  query: string,
  { variables = {}, headers = {} }: { variables?: Record<string, unknown>; headers?: Record<string, string> } = {},
): Promise<GatewayAnswer> {
  const bearer = await token;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const { data = null, errors = [] } = (await response.json()) as { data?: unknown; errors?: any[] };
  const codes = errors.map((error) => String(error.extensions?.code));
  return { status: response.status, headers: response.headers, data, errors, codes };
}

/** Asks again until `isMet`, at most for `withinMs`; gives the last answer and how long it took. */
export async function askUntil<T>(
  ask: () => Promise<T>,
  isMet: (answer: T) => boolean,
  withinMs: number,
): Promise<{ answer: T; tookMs: number }> {
  const startedAt = performance.now();
  for (;;) {
    const answer = await ask();
    const tookMs = Math.round(performance.now() - startedAt);
    if (isMet(answer) || tookMs >= withinMs) return { answer, tookMs };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
