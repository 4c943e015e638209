// Sends GraphQL to a gateway as a client does, and gives back what came: status, headers, JSON.

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: any;
}

export interface AskOptions {
  readonly token?: string;
  readonly headers?: Record<string, string>;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

export async function ask(url: string, query: string, options: AskOptions = {}): Promise<Answer> {
  const { token, headers, variables, operationName } = options;
  return send(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables, operationName }),
  });
}

export async function send(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const text = await response.text();
  let json: unknown = null;
  try {
    json = JSON.parse(text);
  } catch {
    // Left null: the test that expects JSON will say so.
  }
  return { status: response.status, headers: response.headers, text, json };
}

export function codesOf(answer: Answer): string[] {
  return (answer.json.errors ?? []).map((error: any) => error.extensions.code);
}
