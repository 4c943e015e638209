// Tracking ids (nomor pelaporan): nine digits, a keyed permutation of a counter, so that gaps and neighbours tell nothing.
import { hmac } from '../../../platform/crypto';

/** 100,000,000 to 999,999,999. */
const FIRST = 100_000_000;
export const TRACKING_ID_COUNT = 900_000_000;
const HALF_BITS = 15;
const HALF_MASK = (1 << HALF_BITS) - 1;
const ROUNDS = 4;
const TRACKING_ID = /^[1-9]\d{8}$/;

export function isTrackingId(text: string): boolean {
  return TRACKING_ID.test(text);
}

/** Half a number, mixed with the key of the round. */
type Mix = (round: number, right: number) => number;

function createMix(key: Buffer): Mix {
  return (round, right) => hmac(key, `${round}/${right}`).readUInt16BE(0) & HALF_MASK;
}

/** The tracking id of the `n`-th report, `n` from 0. */
export function toTrackingId(key: Buffer, n: number): string {
  return composeTrackingId(createMix(key), n);
}

/** The same for very many reports: a round has 32,768 different inputs, so that most HMACs were computed before. */
export function createTrackingIds(key: Buffer): (n: number) => string {
  const mix = createMix(key);
  const known = new Int32Array(ROUNDS << HALF_BITS).fill(-1);
  const remembered: Mix = (round, right) => {
    const place = (round << HALF_BITS) | right;
    const value = known[place] as number;
    return value >= 0 ? value : (known[place] = mix(round, right));
  };
  return (n) => composeTrackingId(remembered, n);
}

function composeTrackingId(mix: Mix, n: number): string {
  if (!Number.isInteger(n) || n < 0 || n >= TRACKING_ID_COUNT) throw new RangeError(`There is no ${n}-th tracking id.`);
  // A permutation of 2^30 values, walked until it lands in the range: still a permutation of the range.
  let value = n;
  do value = permute(mix, value);
  while (value >= TRACKING_ID_COUNT);
  return String(FIRST + value);
}

/** A balanced Feistel network (Luby and Rackoff: four rounds of a keyed function are a pseudorandom permutation). */
function permute(mix: Mix, value: number): number {
  let left = value >>> HALF_BITS;
  let right = value & HALF_MASK;
  for (let round = 0; round < ROUNDS; round += 1) {
    const mixed = left ^ mix(round, right);
    left = right;
    right = mixed;
  }
  return ((left << HALF_BITS) | right) >>> 0;
}
