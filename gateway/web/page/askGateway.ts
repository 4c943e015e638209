// Sends GraphQL to the gateway that served the page, with the chosen token. Used by the editor and by the panels.
import { readToken } from './session';

export interface Request {
  readonly query: string;
  readonly variables?: unknown;
  readonly operationName?: string | null;
}

export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** `headers` are those of the tab's own header editor; they win over the switcher. */
export async function askGateway(request: Request, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const all = new Headers({ 'content-type': 'application/json', accept: 'application/json' });
  const token = readToken();
  if (token !== null) all.set('authorization', `Bearer ${token}`);
  for (const [name, value] of Object.entries(headers)) all.set(name, value);
  const response = await fetch('/graphql', { method: 'POST', headers: all, body: JSON.stringify(request) });
  const text = await response.text();
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return { errors: [{ message: `HTTP ${response.status}: ${text.slice(0, 500)}` }] };
  }
}
