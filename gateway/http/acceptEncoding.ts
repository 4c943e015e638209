// How an answer is compressed, by the Accept-Encoding header, and the compressing itself. Called by sendAnswer.ts.
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { readAcceptedRanges } from './acceptHeader';

export type Encoding = 'br' | 'gzip';

/** Of equal quality the first wins: it is smaller for the same time. */
const OFFERED: readonly Encoding[] = ['br', 'gzip'];

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Answers are compressed anew each time: beyond these levels the time grows faster than the saving. */
const BROTLI_QUALITY = 3;
const GZIP_LEVEL = 3;

/** Null: sent as it is, which `identity` asks for where it ranks higher. */
export function chooseEncoding(acceptEncoding: string | string[] | undefined): Encoding | null {
  if (acceptEncoding === undefined) return null;
  const qualities = new Map(readAcceptedRanges(acceptEncoding).map(({ name, quality }) => [name, quality]));
  const others = qualities.get('*') ?? 0;
  const best = OFFERED.map((name) => ({ name, quality: qualities.get(name) ?? others })).sort(
    (a, b) => b.quality - a.quality,
  )[0];
  if (best === undefined || best.quality === 0) return null;
  return best.quality >= (qualities.get('identity') ?? 0) ? best.name : null;
}

/** In a thread of the pool, not on the event loop. */
export function compress(body: string | Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return compressGzip(body, { level: GZIP_LEVEL });
  const size = { [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  const params = { ...size, [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_MODE]: 1 };
  return compressBrotli(body, { params });
}
