// Reads headers of the form `a;q=0.5, b`: Accept and Accept-Encoding. Called by replyAccept.ts and acceptEncoding.ts.

export interface AcceptedRange {
  /** In lower case, such as `application/*` or `gzip`. */
  readonly name: string;
  /** From 0 (refused) to 1. */
  readonly quality: number;
  /** In lower case, without `q`. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** In the order in which they were sent. A quality that is no number from 0 to 1 counts as 0: better refused than guessed. */
export function readAcceptedRanges(header: string | string[] | undefined): AcceptedRange[] {
  const ranges: AcceptedRange[] = [];
  for (const part of String(header ?? '')
    .toLowerCase()
    .split(',')) {
    const [name = '', ...rest] = part.split(';').map((text) => text.trim());
    if (name === '') continue;
    const parameters = new Map(rest.map(readParameter));
    const quality = Number(parameters.get('q') ?? 1);
    parameters.delete('q');
    ranges.push({ name, quality: quality >= 0 && quality <= 1 ? quality : 0, parameters });
  }
  return ranges;
}

function readParameter(text: string): [string, string] {
  const [name = '', value = ''] = text.split('=', 2).map((half) => half.trim());
  return [name, value.replace(/^"(.*)"$/, '$1')];
}
