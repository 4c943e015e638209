// Headers by a list of names: nothing crosses that is not named. Called by passThrough.ts and serveGraphQL.ts.

type Headers = Readonly<Record<string, string | string[] | undefined>>;

export function pickHeaders(headers: Headers, names: readonly string[]): Record<string, string> {
  const picked: Record<string, string> = {};
  for (const name of names) {
    const value = headers[name];
    if (value !== undefined) picked[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return picked;
}
